// Making clients and their API keys; a key is told once and stored only as a keyed hash.
import { badParam } from '#kit/fault.ts';
import { newId, type ClientId, type KeyId } from '#kit/ids.ts';
import { namedPepper, storedPeppers } from '#kit/secret.ts';
import { STANDARD, type KeyScope } from '#world/scopes.ts';
import type { Host, World } from '#world/world.ts';
import { clientIdPattern, type Client } from './client.ts';
import { insertClient } from './client-rows.ts';
import { insertKey } from './key-rows.ts';

const KEY_BYTES = 36;

export async function addClient(host: Host, client: Omit<Client, 'createdAt'>): Promise<void> {
  if (!new RegExp(clientIdPattern).test(client.id)) {
    throw badParam('ClientId', 'A client id has 1 to 128 letters, digits, dashes, dots or underscores.');
  }
  const added = await insertClient(host.db, { ...client, createdAt: host.now() });
  if (!added) throw badParam('ClientId', `There is a client ${client.id} already.`);
}

export interface KeyOptions {
  /** A key given by a seed; else a random one is made. */
  readonly chosen?: string;
  /** `Standard` unless told. */
  readonly scopes?: readonly KeyScope[];
  /** Null: it does not end. */
  readonly expiresAt?: Date | null;
}

export interface MadeKey {
  readonly id: KeyId;
  /** Told here, and never again. */
  readonly apiKey: string;
}

/** Answers the key in plain text, for the last time. */
export async function addKey(
  host: Host,
  clientId: ClientId,
  name: string,
  { chosen, scopes = [STANDARD], expiresAt = null }: KeyOptions = {},
): Promise<MadeKey> {
  const apiKey = chosen ?? host.random(KEY_BYTES).toString('base64url');
  const id = newId('key_', host);
  await insertKey(
    host.db,
    clientId,
    { id, name, scopes, createdAt: host.now(), expiresAt },
    hashKey(host, clientId, apiKey),
  );
  return { id, apiKey };
}

export function hashKey(world: World, clientId: string, apiKey: string): Buffer {
  return namedPepper(world.vault, apiKey, contextOf(clientId));
}

/** Every form in which it may have been stored. */
export function hashesOfKey(world: World, clientId: string, apiKey: string): Buffer[] {
  return storedPeppers(world.vault, apiKey, contextOf(clientId));
}

function contextOf(clientId: string): string {
  return `api-key:${clientId}`;
}
