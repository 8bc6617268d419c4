// A person's typing profile is erased, on request: what is typed from then on makes a new one, unless they decline.
import { deleteTyping } from '#factors/typing/typing-rows.ts';
import type { UserId } from '#kit/ids.ts';
import { record } from '#trail/record.ts';
import { inTransaction, type Ctx } from '#world/ctx.ts';
import { outdateSessions } from '../enrolment-rows.ts';
import { lockPerson } from '../person.ts';

/**
 * Answers whether there was anything. Open sessions begin anew: they may hold a sample that was typed before, and would
 * keep it at their end. @throws Fault `not_found` for another platform's user, too
 */
export async function forgetTyping(ctx: Ctx, userId: UserId, reason: string): Promise<boolean> {
  return await inTransaction(ctx, async (tx) => {
    await lockPerson(tx, { clientId: ctx.clientId, userId });
    await outdateSessions(tx.db, userId);
    if ((await deleteTyping(tx.db, userId)) === 0) return false;
    const { clientId } = ctx;
    const what = 'typing profile';
    await record(tx, { clientId, userId, sessionId: undefined, what, outcome: `erased: ${reason}`, element: 'typing' });
    return true;
  });
}
