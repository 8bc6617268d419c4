// Cancels a reset that has not taken effect: nothing of the person changes.
import { badParam } from '#kit/fault.ts';
import type { UserId } from '#kit/ids.ts';
import { record } from '#trail/record.ts';
import { inTransaction, type Ctx } from '#world/ctx.ts';
import { lockPerson } from '../person.ts';
import { isPending, type Reset } from './reset.ts';
import { findReset, saveEnded } from './reset-rows.ts';

/** @throws Fault `not_found`, or `param_error` when none is under way */
export async function cancelReset(ctx: Ctx, userId: UserId, reason: string): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    await lockPerson(tx, { clientId: tx.clientId, userId });
    const reset = await findReset(tx.db, userId);
    if (reset === undefined || !isPending(reset)) throw badParam('UserId', 'No reset of the person is under way.');
    await endCanceled(tx, reset, reason);
  });
}

/** In the caller's transaction, under the person's lock. */
export async function endCanceled(tx: Ctx, reset: Reset, reason: string): Promise<void> {
  const { clientId, userId } = reset;
  await saveEnded(tx.db, reset.id, { state: 'canceled', at: tx.now(), reason });
  const by = tx.caller === undefined ? '' : ` with ${tx.caller.keyId}`;
  await record(tx, { clientId, userId, sessionId: undefined, what: `reset canceled${by}`, outcome: reason });
}
