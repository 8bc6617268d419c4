// Adds and takes away where people may be led back to. The trail says which, and by whom.
import { badParam, Fault } from '#kit/fault.ts';
import { noteChange } from '#trail/note-change.ts';
import { inTransaction, type Ctx } from '#world/ctx.ts';
import { deleteReturnUrl, getClient, insertReturnUrl } from './client-rows.ts';
import { toRegistrable } from './return-url.ts';

/** Answers it as it is kept. @throws Fault `param_error` about `Url`, or `not_found` */
export async function addReturnUrl(ctx: Ctx, url: string): Promise<string> {
  const registrable = toRegistrable(url);
  if (registrable === undefined) {
    throw badParam('Url', `${url} cannot be a return URL: it must be https, or an app's scheme with a host.`);
  }
  await inTransaction(ctx, async (tx) => {
    const { id } = await getClient(tx.db, tx.clientId);
    await insertReturnUrl(tx.db, id, registrable, tx.now());
    await noteChange(tx, { what: `return URL ${registrable}`, done: 'added' });
  });
  return registrable;
}

/** Answers it as it was kept. @throws Fault `not_found` */
export async function removeReturnUrl(ctx: Ctx, url: string): Promise<string> {
  const kept = toRegistrable(url) ?? url;
  await inTransaction(ctx, async (tx) => {
    if (!(await deleteReturnUrl(tx.db, tx.clientId, kept))) {
      throw new Fault('not_found', { errors: { Url: `Client ${tx.clientId} has no return URL ${kept}.` } });
    }
    await noteChange(tx, { what: `return URL ${kept}`, done: 'removed' });
  });
  return kept;
}
