// Lets an API key end: at a time, or at once.
import type { KeyId } from '#kit/ids.ts';
import { inTransaction, type Ctx } from '#world/ctx.ts';
import { noteChange } from '#trail/note-change.ts';
import { markKeyRevoked, saveKeyEnd } from '../key-rows.ts';
import { refuseLast, refuseLonger, refuseMore } from './key-rules.ts';
import { keyAmong, lockKeys } from './lock-keys.ts';

/** With every token that was got with it. @param end null: never. @throws Fault `scope_missing`, `param_error`, `not_found` */
export async function expireKey(ctx: Ctx, keyId: string, end: Date | null): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const keys = await lockKeys(tx);
    const key = keyAmong(keys, keyId);
    refuseMore(tx.caller, key.scopes);
    refuseLonger(tx.caller, key, end);
    refuseLast(tx.caller, keys, key, tx.now());
    await saveKeyEnd(tx.db, key.id, { expiresAt: end, successorId: key.successorId });
    await noteChange(tx, { what: `API key ${key.id}: end ${end?.toISOString() ?? 'none'}`, done: 'set' });
  });
}

/** At once and on every node, with every token that was got with it. @throws Fault as above */
export async function revokeKey(ctx: Ctx, keyId: string): Promise<KeyId> {
  return await inTransaction(ctx, async (tx) => {
    const keys = await lockKeys(tx);
    const key = keyAmong(keys, keyId);
    refuseMore(tx.caller, key.scopes);
    refuseLast(tx.caller, keys, key, tx.now());
    await markKeyRevoked(tx.db, tx.clientId, key.id, tx.now());
    await noteChange(tx, { what: `API key ${key.id}`, done: 'revoked' });
    return key.id;
  });
}
