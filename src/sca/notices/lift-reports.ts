// An operator has settled with the person what they reported: nothing of it is frozen any longer.
import type { UserId } from '#kit/ids.ts';
import { record } from '#trail/record.ts';
import { inTransaction, type Ctx } from '#world/ctx.ts';
import { lockPerson } from '../person.ts';
import { liftDisputes } from './dispute-rows.ts';

/** Answers how many reports there were. */
export async function liftReports(ctx: Ctx, userId: UserId, reason: string): Promise<number> {
  return await inTransaction(ctx, async (tx) => {
    const { clientId } = tx;
    await lockPerson(tx, { clientId, userId });
    const lifted = await liftDisputes(tx.db, userId, 'operator', tx.now());
    if (lifted === 0) return 0;
    const what = 'reports lifted by the operator';
    await record(tx, { clientId, userId, sessionId: undefined, what, outcome: reason });
    return lifted;
  });
}
