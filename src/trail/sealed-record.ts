// A record as the database holds it: what finds it lies open, what is personal or secret is sealed, each bound to the other.
import { peppers, type Vault } from '#kit/secret.ts';
import type { World } from '#world/world.ts';
import { commitmentTo, type TrailRecord } from './trail-record.ts';

const SALT_BYTES = 32;
const SESSION_KEY = 'trail-session';

/** Bytes are hex, but for the seal. All but the client is null once the record is erased. */
export interface SealedRecord {
  readonly client: string;
  readonly user: string | null;
  readonly sessionKey: string | null;
  readonly time: string | null;
  readonly what: string | null;
  readonly outcome: string | null;
  readonly elements: readonly string[] | null;
  readonly sealed: Buffer | null;
}

export interface OpenedRecord {
  readonly record: TrailRecord;
  readonly salt: string;
  readonly commitment: string;
}

type Hidden = Pick<TrailRecord, 'session' | 'network' | 'browser' | 'reason' | 'erased' | 'request'> & {
  readonly salt: string;
};

export function sealRecord(world: Pick<World, 'vault' | 'random'>, record: TrailRecord): SealedRecord {
  return sealUnder(world.vault, record, world.random(SALT_BYTES).toString('hex'));
}

function sealUnder(vault: Vault, record: TrailRecord, salt: string): SealedRecord {
  const { client, user, session, time, what, outcome, elements, network, browser, reason, erased, request } = record;
  // What a record of before does not have, JSON leaves out.
  const hidden = { salt, session, network, browser, reason, erased, request };
  const sessionKey = session === null ? null : sessionKeyOf(vault, session);
  const open = { client, user, sessionKey, time, what, outcome, elements };
  return { ...open, sealed: vault.seal(JSON.stringify(hidden), contextOf(open)) };
}

/** Undefined for an erased record, and for one that we did not write so. */
export function openRecord(vault: Vault, stored: SealedRecord): OpenedRecord | undefined {
  const { client, user, time, what, outcome, elements, sealed } = stored;
  if (time === null || what === null || outcome === null || elements === null || sealed === null) return undefined;
  const hidden = openSeal(vault, sealed, contextOf(stored));
  if (hidden === undefined) return undefined;
  const { salt, ...rest } = hidden;
  const record: TrailRecord = { client, user, time, what, outcome, elements, ...rest };
  return { record, salt, commitment: commitmentTo(record, salt) };
}

export function isErased(stored: SealedRecord): boolean {
  const { user, sessionKey, time, what, outcome, elements, sealed } = stored;
  return [user, sessionKey, time, what, outcome, elements, sealed].every((value) => value === null);
}

/** Finds the records of a session without naming it. */
function sessionKeyOf(vault: Vault, session: string): string {
  return vault.pepper(session, SESSION_KEY).toString('hex');
}

/** As a node with another secret in use may have stored it. */
export function sessionKeysOf(vault: Vault, session: string): string[] {
  return peppers(vault, session, SESSION_KEY).map((key) => key.toString('hex'));
}

/** The same record under the secret in use: its commitment, and so the chain, stay as they are. */
export function resealRecord(vault: Vault, stored: SealedRecord): SealedRecord | undefined {
  const opened = openRecord(vault, stored);
  return opened && sealUnder(vault, opened.record, opened.salt);
}

/** A record that is altered while it waits for the chain, or made up, does not open: it is never signed. */
function contextOf(open: Omit<SealedRecord, 'sealed'>): string {
  const { client, user, sessionKey, time, what, outcome, elements } = open;
  return `trail:${JSON.stringify([client, user, sessionKey, time, what, outcome, elements])}`;
}

function openSeal(vault: Vault, sealed: Buffer, context: string): Hidden | undefined {
  try {
    // The seal opened, so this is what sealRecord wrote.
    return JSON.parse(vault.open(sealed, context)) as Hidden;
  } catch {
    return undefined;
  }
}
