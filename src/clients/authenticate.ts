// Whose call it is: the client and the API key of a bearer token that has not expired.
import type { Approach } from '#http/approach.ts';
import { Fault } from '#kit/fault.ts';
import { sha256 } from '#kit/secret.ts';
import type { Caller } from '#world/ctx.ts';
import type { Host } from '#world/world.ts';
import { findCaller } from './client-rows.ts';

/** SDKs send the scheme as `Bearer` and as `bearer`. */
export async function authenticate(host: Host, { authorization }: Approach): Promise<Caller> {
  const token = /^bearer +(\S+) *$/i.exec(authorization ?? '')?.[1];
  const caller = token === undefined ? undefined : await findCaller(host.db, sha256(token), host.now());
  if (caller === undefined) throw new Fault('invalid_credentials');
  return caller;
}
