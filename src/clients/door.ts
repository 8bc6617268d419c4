// Through which door a client may come: the plain one, or that of client certificates (RFC 8705).
import type { KnownCertificate } from '#http/approach.ts';
import type { ClientId } from '#kit/ids.ts';

/** Which calls of a client need a certificate: none, those for people who are not there, or every one. */
export type MtlsRequired = 'off' | 'userNotPresent' | 'all';

/** How a call came: with a certificate that counts, with one that does not, or without any. */
export type Door = KnownCertificate | 'refused' | 'plain';

export interface DoorKey {
  readonly clientId: ClientId;
  readonly mtlsRequired: MtlsRequired;
}

/** For a token: its certificate is the client's, and a client that needs one for everything has one. */
export function mayAskToken(door: Door, { clientId, mtlsRequired }: DoorKey): boolean {
  if (door === 'refused') return false;
  return door === 'plain' ? mtlsRequired !== 'all' : door.clientId === clientId;
}

/**
 * For a call: RFC 8705, 3: a bound token comes with its certificate or not at all.
 * @param boundTo thumbprint of the certificate with which the token was got
 */
export function mayCall(door: Door, { boundTo, ...key }: DoorKey & { readonly boundTo: Buffer | null }): boolean {
  if (!mayAskToken(door, key) || door === 'refused') return false;
  if (door === 'plain') return boundTo === null;
  return boundTo === null ? key.mtlsRequired === 'off' : boundTo.equals(door.thumbprint);
}

/** Whether the call may be one for a person who is not there. */
export function mayActAlone(door: Door, { mtlsRequired }: Pick<DoorKey, 'mtlsRequired'>): boolean {
  return mtlsRequired === 'off' || typeof door === 'object';
}
