// Replaces an API key: its successor may do the same, and the old one works on for a while.
import { badParam } from '#kit/fault.ts';
import { later } from '#kit/time.ts';
import { inTransaction, type Ctx } from '#world/ctx.ts';
import { noteChange } from '#trail/note-change.ts';
import { addKey, type MadeKey } from '../add-client.ts';
import { saveKeyEnd } from '../key-rows.ts';
import { refuseMore, refuseOutliving, refuseTooMany } from './key-rules.ts';
import { keyAmong, lockKeys, refuseOver } from './lock-keys.ts';

export interface RotatedKey extends MadeKey {
  /** When the old key ends. */
  readonly formerEndsAt: Date;
}

/** @param overlapMs for how long the old key works on; 0 ends it at once. @throws Fault `scope_missing`, `param_error`, `not_found` */
export async function rotateKey(ctx: Ctx, keyId: string, overlapMs: number): Promise<RotatedKey> {
  return await inTransaction(ctx, async (tx) => {
    const now = tx.now();
    const keys = await lockKeys(tx);
    const key = keyAmong(keys, keyId);
    refuseMore(tx.caller, key.scopes);
    refuseOver(key, now);
    refuseOutliving(tx.caller, key);
    if (key.successorId !== null) {
      throw badParam('KeyId', `API key ${key.id} was rotated already: its successor is ${key.successorId}.`);
    }
    refuseTooMany(keys, now, overlapMs === 0 ? key : undefined);
    const { name, scopes } = key;
    const made = await addKey(tx, tx.clientId, name, { scopes, expiresAt: key.expiresAt });
    const formerEndsAt = earlier(later(now, overlapMs), key.expiresAt);
    await saveKeyEnd(tx.db, key.id, { expiresAt: formerEndsAt, successorId: made.id });
    const what = `API key ${key.id}, until ${formerEndsAt.toISOString()}`;
    await noteChange(tx, { what, done: `replaced by ${made.id}` });
    return { ...made, formerEndsAt };
  });
}

function earlier(end: Date, other: Date | null): Date {
  return other !== null && other < end ? other : end;
}
