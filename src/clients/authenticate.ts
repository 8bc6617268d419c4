// Whose call it is: the client and the API key of a bearer token that has not expired.
import type { Approach, FindCertificate } from '#http/approach.ts';
import { Fault, type Shown } from '#kit/fault.ts';
import { canonicalAddress, isWithin } from '#kit/network.ts';
import { sha256 } from '#kit/secret.ts';
import type { Caller } from '#world/ctx.ts';
import type { Host } from '#world/world.ts';
import { settingOf } from './client.ts';
import { mayActAlone, mayCall } from './door.ts';
import { findDoor } from './find-door.ts';
import { noteUse } from './note-use.ts';
import { findCaller } from './token-rows.ts';

/**
 * SDKs send the scheme as `Bearer` and as `bearer`.
 * @throws Fault `invalid_credentials`, `network_refused`
 */
export async function authenticate(host: Host, approach: Approach, find: FindCertificate): Promise<Caller> {
  const token = /^bearer +(\S+) *$/i.exec(approach.authorization ?? '')?.[1];
  const found = token === undefined ? undefined : await findCaller(host.db, sha256(token), host.now());
  if (found === undefined) throw new Fault('invalid_credentials');
  const { boundTo, settings, networks, lastUsedAt, keyEndsAt, ...caller } = found;
  const door = await findDoor(approach, find);
  const mtlsRequired = settingOf({ settings }, 'mtlsRequired');
  if (!mayCall(door, { clientId: caller.clientId, mtlsRequired, boundTo })) {
    const errors = {
      Certificate: 'The token counts only with the certificate that it was got with, or not without one.',
    };
    throw new Fault('invalid_credentials', { errors, shown: caller });
  }
  const address = canonicalAddress(approach.network);
  refuseElsewhere(networks, address, caller);
  await noteUse(host, { id: caller.keyId, lastUsedAt }, address);
  return {
    ...caller,
    mayActAlone: mayActAlone(door, { mtlsRequired }),
    keyEndsAt: keyEndsAt ?? undefined,
    address,
    callLimits: settingOf({ settings }, 'callLimits'),
  };
}

/** @throws Fault `network_refused`, only once the caller has shown who they are */
export function refuseElsewhere(networks: readonly string[], address: string, shown: Shown): void {
  if (networks.length === 0 || isWithin(networks, address)) return;
  const errors = { IpAddress: `${address} is not on the allow-list of this client.` };
  throw new Fault('network_refused', { errors, shown });
}
