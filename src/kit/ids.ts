// Identifiers: a prefix that tells the kind and a ULID, so that they sort by creation and never clash.
import { ulid } from 'ulid';

export type UserId = string & { readonly kind?: 'user' };
export type ClientId = string & { readonly kind?: 'client' };
export type HookId = `hook_m_${string}`;
export type EventId = `evt_${string}`;
export type SessionId = `scas_${string}`;
export type KeyId = `key_${string}`;
export type MessageId = `msg_${string}`;
export type PasskeyId = `pk_${string}`;
export type HookKeyId = `hkey_${string}`;
export type AuthorityId = `mca_${string}`;
export type ResetId = `rst_${string}`;

export interface IdSource {
  now(): Date;
  random(bytes: number): Buffer;
}

/** `newId('user_m_', world)` → `user_m_01K…`: 48 bits of time and 80 random bits. Not a secret. */
export function newId<Prefix extends string>(prefix: Prefix, source: IdSource): `${Prefix}${string}` {
  const fraction = () => source.random(4).readUInt32BE() / 2 ** 32;
  return `${prefix}${ulid(source.now().getTime(), fraction)}`;
}
