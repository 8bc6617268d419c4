// An operator approves what a platform asked for: only then is the person told, and only then does the delay begin.
import { badParam } from '#kit/fault.ts';
import type { UserId } from '#kit/ids.ts';
import { record } from '#trail/record.ts';
import { assertNotClosed } from '#users/requirements.ts';
import { inTransaction, type Ctx } from '#world/ctx.ts';
import { lockPerson } from '../person.ts';
import { refuseReported } from './ask-reset.ts';
import { findReset } from './reset-rows.ts';
import { startReset, type StartedReset } from './start-reset.ts';

/** @throws Fault `not_found`, `user_closed`, or `param_error` when nothing waits for it, or nobody can be told */
export async function approveReset(ctx: Ctx, userId: UserId, reason: string): Promise<StartedReset> {
  return await inTransaction(ctx, async (tx) => {
    const { clientId } = tx;
    const { user } = await lockPerson(tx, { clientId, userId });
    assertNotClosed(user);
    const reset = await findReset(tx.db, userId);
    if (reset?.state !== 'waiting_for_approval') throw badParam('UserId', 'No reset of the person waits for approval.');
    await refuseReported(tx, userId);
    const what = 'reset approved by the operator';
    await record(tx, { clientId, userId, sessionId: undefined, what, outcome: reason });
    return await startReset(tx, user, reset);
  });
}
