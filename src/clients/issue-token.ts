// OAuth 2 client credentials (RFC 6749, 4.4): Basic in, an opaque bearer token out. Only its hash is stored.
import type { Approach, FindCertificate } from '#http/approach.ts';
import type { NetworkBudgets } from '#http/network-budgets.ts';
import { Fault } from '#kit/fault.ts';
import type { ClientId } from '#kit/ids.ts';
import { canonicalAddress } from '#kit/network.ts';
import { sha256 } from '#kit/secret.ts';
import { SECOND, later } from '#kit/time.ts';
import type { Host } from '#world/world.ts';
import { hashKey } from './add-client.ts';
import { refuseElsewhere } from './authenticate.ts';
import { checkKey } from './check-key.ts';
import { findClient } from './client-rows.ts';
import { settingOf } from './client.ts';
import { mayAskToken, type Door } from './door.ts';
import { findDoor } from './find-door.ts';
import { replaceKeyHash } from './key-rows.ts';
import { listNetworks } from './network-rows.ts';
import { noteUse } from './note-use.ts';
import { insertToken } from './token-rows.ts';

const TOKEN_BYTES = 16;

export interface TokenParts {
  readonly find: FindCertificate;
  readonly budgets: NetworkBudgets;
}

export interface IssuedToken {
  readonly accessToken: string;
  readonly expiresInS: number;
  /** Thumbprint of the certificate that every call with it needs. */
  readonly boundTo: Buffer | undefined;
}

/**
 * @throws Fault `invalid_client`, the same whichever of id, key and certificate is wrong; `unauthorized_client` while
 * the network is locked out; `network_refused`; `rate_limited`
 */
export async function issueToken(host: Host, approach: Approach, { find, budgets }: TokenParts): Promise<IssuedToken> {
  const address = canonicalAddress(approach.network);
  const credentials = readBasic(approach.authorization);
  budgets.spendToken(address, credentials?.clientId ?? '');
  if (credentials === undefined) throw new Fault('invalid_client');
  const { clientId, apiKey } = credentials;
  const door = await findDoor(approach, find);
  await refuseClosedDoor(host, door, clientId);
  const key = await checkKey(host, { clientId, apiKey, address });
  const { id: keyId } = key;
  refuseElsewhere(await listNetworks(host.db, clientId), address, { clientId, keyId });
  await noteUse(host, key, address);
  // Only who holds the key can hash it anew: after a change of the master secret, its next use does.
  const anew = hashKey(host, clientId, apiKey);
  if (!key.hash.equals(anew)) await replaceKeyHash(host.db, keyId, anew);
  const accessToken = host.random(TOKEN_BYTES).toString('hex');
  const expiresInS = host.rules.tokenLifeS;
  const expiresAt = later(host.now(), expiresInS * SECOND);
  const boundTo = typeof door === 'object' ? door.thumbprint : undefined;
  await insertToken(host.db, sha256(accessToken), { clientId, keyId, expiresAt, boundTo });
  return { accessToken, expiresInS, boundTo };
}

/** Before the key is looked at: whoever lacks the certificate learns nothing about the key, by whatever they try. */
async function refuseClosedDoor(host: Host, door: Door, clientId: ClientId): Promise<void> {
  const settings = (await findClient(host.db, clientId))?.settings ?? {};
  if (!mayAskToken(door, { clientId, mtlsRequired: settingOf({ settings }, 'mtlsRequired') })) {
    throw new Fault('invalid_client');
  }
}

function readBasic(authorization: string | undefined): { clientId: ClientId; apiKey: string } | undefined {
  const encoded = /^basic +([A-Za-z0-9+/=_-]+) *$/i.exec(authorization ?? '')?.[1];
  const text = Buffer.from(encoded ?? '', 'base64').toString('utf8');
  const colon = text.indexOf(':');
  if (colon < 1 || text.includes('\0')) return undefined;
  return { clientId: text.slice(0, colon), apiKey: text.slice(colon + 1) };
}
