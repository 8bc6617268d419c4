// Adds and takes away where people may be led back to. The trail says which, and by whom.
import { badParam, Fault } from '#kit/fault.ts';
import { record } from '#trail/record.ts';
import { inTransaction } from '#world/ctx.ts';
import type { Host } from '#world/world.ts';
import type { Author } from './author.ts';
import { deleteReturnUrl, getClient, insertReturnUrl } from './client-rows.ts';
import { toRegistrable } from './return-url.ts';

/** Answers it as it is kept. @throws Fault `param_error` about `Url`, or `not_found` */
export async function addReturnUrl(host: Host, clientId: string, url: string, by: Author): Promise<string> {
  const registrable = toRegistrable(url);
  if (registrable === undefined) {
    throw badParam('Url', `${url} cannot be a return URL: it must be https, or an app's scheme with a host.`);
  }
  await inTransaction(host, async (tx) => {
    const { id } = await getClient(tx.db, clientId);
    await insertReturnUrl(tx.db, id, registrable, tx.now());
    await note(tx, id, `return URL ${registrable}`, `added by ${by}`);
  });
  return registrable;
}

/** Answers it as it was kept. @throws Fault `not_found` */
export async function removeReturnUrl(host: Host, clientId: string, url: string, by: Author): Promise<string> {
  const kept = toRegistrable(url) ?? url;
  await inTransaction(host, async (tx) => {
    const removed = await deleteReturnUrl(tx.db, clientId, kept);
    if (!removed) throw new Fault('not_found', { errors: { Url: `Client ${clientId} has no return URL ${kept}.` } });
    await note(tx, clientId, `return URL ${kept}`, `removed by ${by}`);
  });
  return kept;
}

async function note(tx: Host, clientId: string, what: string, outcome: string): Promise<void> {
  await record(tx, { clientId, userId: undefined, sessionId: undefined, what, outcome });
}
