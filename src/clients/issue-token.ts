// OAuth 2 client credentials (RFC 6749, 4.4): Basic in, an opaque bearer token out. Only its hash is stored.
import type { Approach } from '#http/approach.ts';
import { Fault } from '#kit/fault.ts';
import type { ClientId } from '#kit/ids.ts';
import { sha256 } from '#kit/secret.ts';
import { SECOND, later } from '#kit/time.ts';
import type { Host } from '#world/world.ts';
import { hashesOfKey, hashKey } from './add-client.ts';
import { findKey, insertToken, replaceKeyHash } from './client-rows.ts';

const TOKEN_BYTES = 16;

export interface IssuedToken {
  readonly accessToken: string;
  readonly expiresInS: number;
}

/** @throws Fault `invalid_client`, the same whichever of id and key is wrong */
export async function issueToken(host: Host, { authorization }: Approach): Promise<IssuedToken> {
  const { clientId, apiKey } = readBasic(authorization);
  const key = await findKey(host.db, clientId, hashesOfKey(host, clientId, apiKey));
  if (key === undefined) throw new Fault('invalid_client');
  const { id: keyId } = key;
  // Only who holds the key can hash it anew: after a change of the master secret, its next use does.
  const anew = hashKey(host, clientId, apiKey);
  if (!key.hash.equals(anew)) await replaceKeyHash(host.db, keyId, anew);
  const accessToken = host.random(TOKEN_BYTES).toString('hex');
  const expiresInS = host.rules.tokenLifeS;
  const expiresAt = later(host.now(), expiresInS * SECOND);
  await insertToken(host.db, sha256(accessToken), { clientId, keyId, expiresAt });
  return { accessToken, expiresInS };
}

function readBasic(authorization: string | undefined): { clientId: ClientId; apiKey: string } {
  const encoded = /^basic +([A-Za-z0-9+/=_-]+) *$/i.exec(authorization ?? '')?.[1];
  const text = Buffer.from(encoded ?? '', 'base64').toString('utf8');
  const colon = text.indexOf(':');
  if (colon < 1 || text.includes('\0')) throw new Fault('invalid_client');
  return { clientId: text.slice(0, colon), apiKey: text.slice(colon + 1) };
}
