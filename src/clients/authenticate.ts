// Whose call it is: the client of a bearer token that has not expired.
import { Fault } from '#kit/fault.ts';
import type { ClientId } from '#kit/ids.ts';
import { sha256 } from '#kit/secret.ts';
import type { Host } from '#world/world.ts';
import { findTokenClient } from './client-rows.ts';

/** SDKs send the scheme as `Bearer` and as `bearer`. */
export async function authenticate(host: Host, authorization: string | undefined): Promise<ClientId> {
  const token = /^bearer +(\S+) *$/i.exec(authorization ?? '')?.[1];
  const clientId = token === undefined ? undefined : await findTokenClient(host.db, sha256(token), host.now());
  if (clientId === undefined) throw new Fault('invalid_credentials');
  return clientId;
}
