// Changes a hook as its platform asks: fields that are absent stay as they are.
import { inTransaction, type Ctx } from '#world/ctx.ts';
import { assertCallable } from './assert-callable.ts';
import { getHook } from './get-hook.ts';
import { lockHook, updateHook } from './hook-rows.ts';
import { assertHookUrl, changeHook, type Hook, type HookChange } from './hook.ts';
import { noteHook } from './note-hook.ts';

/** @throws Fault `not_found`, or `param_error` on Url */
export async function editHook(ctx: Ctx, id: string, change: HookChange): Promise<Hook> {
  if (change.url !== undefined) {
    assertHookUrl(change.url, ctx.rules.returnUrls === 'any');
    assertCallable(ctx, change.url);
  }
  return await inTransaction(ctx, async (tx) => {
    const found = await getHook(tx, id);
    // A delivery may be counting a failure at this moment: what it wrote is read before it is written over.
    const current = (await lockHook(tx.db, found.id)) ?? found;
    const changed = changeHook(current, change);
    await updateHook(tx.db, changed);
    await noteHook(tx, changed, 'changed');
    return changed;
  });
}
