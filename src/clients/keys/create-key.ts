// Makes an API key for a platform, by the operator or by one of its keys.
import { inTransaction, type Ctx } from '#world/ctx.ts';
import type { KeyScope } from '#world/scopes.ts';
import { noteChange } from '#trail/note-change.ts';
import { addKey, type MadeKey } from '../add-client.ts';
import { endOfNew, refuseMore, refuseTooMany } from './key-rules.ts';
import { lockKeys } from './lock-keys.ts';

export interface KeyWish {
  readonly name: string;
  readonly scopes: readonly KeyScope[];
  /** Null: it does not end, unless the key by which it is made does. */
  readonly expiresAt: Date | null;
}

/** @throws Fault `scope_missing`, `param_error` */
export async function createKey(ctx: Ctx, { name, scopes, expiresAt }: KeyWish): Promise<MadeKey> {
  return await inTransaction(ctx, async (tx) => {
    const now = tx.now();
    const keys = await lockKeys(tx);
    refuseMore(tx.caller, scopes);
    refuseTooMany(keys, now);
    const end = endOfNew(tx.caller, expiresAt, now);
    const made = await addKey(tx, tx.clientId, name, { scopes, expiresAt: end });
    await noteChange(tx, { what: `API key ${made.id} (${scopes.join(', ')})`, done: 'added' });
    return made;
  });
}
