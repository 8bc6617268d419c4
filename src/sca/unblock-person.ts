// Support lifts a block: the person gets fresh guesses, and the trail says who gave them and why.
import { resetBudget } from '#factors/guess-budget-rows.ts';
import type { UserId } from '#kit/ids.ts';
import { record } from '#trail/record.ts';
import { inTransaction, type Ctx } from '#world/ctx.ts';
import { lockPerson } from './person.ts';

/** Answers whether there was anything to lift. */
export async function unblockPerson(ctx: Ctx, userId: UserId, reason: string): Promise<boolean> {
  return await inTransaction(ctx, async (tx) => {
    const { budget } = await lockPerson(tx, { clientId: ctx.clientId, userId });
    if (budget.consecutiveFailures === 0 && !budget.blockedForGood) return false;
    await resetBudget(tx.db, userId);
    await record(tx, {
      clientId: ctx.clientId,
      userId,
      sessionId: undefined,
      what: 'unblocked by the operator',
      outcome: reason,
    });
    return true;
  });
}
