// Who may do what to API keys. No key gives, prolongs or ends more than it holds itself, and none locks its client out.
import { badParam, Fault } from '#kit/fault.ts';
import { DAY, later } from '#kit/time.ts';
import type { Caller } from '#world/ctx.ts';
import { holds, type KeyScope } from '#world/scopes.ts';
import type { ApiKey } from '../key-rows.ts';

/** Whoever makes keys by a loop is stopped before the list is of no use to people. */
const MOST_KEYS = 100;
/** A key that ends sooner is not one that a client can go on with. */
const STAYS_MS = DAY;

/** The key of a call; undefined: the operator, who may do everything. */
export type Actor = Pick<Caller, 'scopes' | 'keyEndsAt'> | undefined;

/** @param ended a key that the new one replaces at once. @throws Fault `param_error` */
export function refuseTooMany(keys: readonly ApiKey[], now: Date, ended?: ApiKey): void {
  const inUse = keys.filter((key) => key.id !== ended?.id && isUsable(key, now));
  if (inUse.length >= MOST_KEYS) throw badParam('Keys', `There are ${MOST_KEYS} keys already: revoke some first.`);
}

/** @throws Fault `scope_missing` */
export function refuseMore(actor: Actor, scopes: readonly KeyScope[]): void {
  const missing = scopes.find((scope) => actor !== undefined && !holds(actor.scopes, scope));
  if (missing === undefined) return;
  const sentence = `This API key does not hold the scope ${missing}: it can neither give it nor act on a key that holds it.`;
  throw new Fault('scope_missing', { errors: { Scope: sentence } });
}

/** The end of a new key: never after that of the key by which it was made. @throws Fault `param_error` */
export function endOfNew(actor: Actor, told: Date | null, now: Date): Date | null {
  if (told !== null && told <= now)
    throw badParam('ExpirationDate', 'The key would be over at once: give a later time.');
  const latest = actor?.keyEndsAt ?? null;
  if (latest === null) return told;
  if (told !== null && told > latest) {
    throw badParam('ExpirationDate', 'No key lasts longer than the one by which it is made: give an earlier time.');
  }
  return told ?? latest;
}

/** A key that ends gets no successor of another that lasts longer. @throws Fault `param_error` */
export function refuseOutliving(actor: Actor, key: ApiKey): void {
  const latest = actor?.keyEndsAt;
  if (latest === undefined || (key.expiresAt !== null && key.expiresAt <= latest)) return;
  throw badParam(
    'KeyId',
    'This call comes with a key that ends before that one: rotate it with a key that lasts as long.',
  );
}

/** @throws Fault `param_error` when the API is asked to give a key more time */
export function refuseLonger(actor: Actor, key: ApiKey, end: Date | null): void {
  if (actor === undefined) return;
  const isLonger = end === null || (key.expiresAt !== null && end > key.expiresAt);
  if (isLonger)
    throw badParam('ExpirationDate', 'By the API a key can only end earlier: make another key, or ask the operator.');
}

/** @throws Fault `param_error` when the API is asked to end the last key that the client can go on with */
export function refuseLast(actor: Actor, keys: readonly ApiKey[], ended: ApiKey, now: Date): void {
  if (actor === undefined) return;
  const others = keys.filter(({ id }) => id !== ended.id);
  if (others.some((key) => isLasting(key, now))) return;
  throw badParam('KeyId', 'This is the last API key that does not end within a day: make another one first.');
}

export function isUsable({ expiresAt }: Pick<ApiKey, 'expiresAt'>, now: Date): boolean {
  return expiresAt === null || expiresAt > now;
}

function isLasting(key: ApiKey, now: Date): boolean {
  return isUsable(key, later(now, STAYS_MS));
}
