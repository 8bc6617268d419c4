// The keys of a client, held still while one of them is changed.
import { badParam, Fault } from '#kit/fault.ts';
import type { Ctx } from '#world/ctx.ts';
import { lockClient } from '../client-rows.ts';
import { listKeys, type ApiKey } from '../key-rows.ts';
import { isUsable } from './key-rules.ts';

/**
 * Until the transaction ends nobody else changes them. A caller whose own key was revoked since it was recognised
 * changes nothing any more: a thief must not win the race against the revocation.
 * @throws Fault `invalid_credentials`
 */
export async function lockKeys(tx: Ctx): Promise<ApiKey[]> {
  await lockClient(tx.db, tx.clientId);
  const keys = await listKeys(tx.db, tx.clientId);
  const { caller } = tx;
  const isGone = caller !== undefined && !keys.some((key) => key.id === caller.keyId && isUsable(key, tx.now()));
  if (isGone) throw new Fault('invalid_credentials');
  return keys;
}

/** @throws Fault `not_found` */
export function keyAmong(keys: readonly ApiKey[], keyId: string): ApiKey {
  const key = keys.find(({ id }) => id === keyId);
  if (key !== undefined) return key;
  throw new Fault('not_found', { errors: { KeyId: `There is no API key ${keyId} of this client.` } });
}

/** @throws Fault `param_error` for one whose time is over */
export function refuseOver(key: ApiKey, now: Date): void {
  if (!isUsable(key, now)) throw badParam('KeyId', `API key ${key.id} is over: make another one.`);
}
