// An operator blocks a person for good: nothing is looked at any more until an operator lifts it (RTS art. 4(4)).
import { saveBudget } from '#factors/guess-budget-rows.ts';
import type { UserId } from '#kit/ids.ts';
import { record } from '#trail/record.ts';
import { assertNotClosed } from '#users/requirements.ts';
import { inTransaction, type Ctx } from '#world/ctx.ts';
import type { Host } from '#world/world.ts';
import { failSession } from './end-session.ts';
import { tellPerson } from './notices/tell-person.ts';
import { lockPerson, type Person } from './person.ts';
import { listOpenSessions } from './session-rows.ts';

/** Answers whether it is new. */
export async function blockPerson(ctx: Ctx, userId: UserId, reason: string): Promise<boolean> {
  return await inTransaction(ctx, async (tx) => {
    const whose = { clientId: ctx.clientId, userId };
    const person = await lockPerson(tx, whose);
    assertNotClosed(person.user);
    if (person.budget.blockedForGood) return false;
    await blockForGood(tx, person);
    await record(tx, { ...whose, sessionId: undefined, what: 'blocked by the operator', outcome: reason });
    await tellPerson(tx, whose, { kind: 'blocked' });
    return true;
  });
}

/** In the caller's transaction, under the person's lock. */
export async function blockForGood(tx: Host, { user, budget }: Pick<Person, 'user' | 'budget'>): Promise<void> {
  await saveBudget(tx.db, user.id, { ...budget, blockedForGood: true });
  // An answer that is being looked at would validate its session, and a validated session lifts blocks.
  for (const session of await listOpenSessions(tx.db, user.id)) await failSession(tx, session, 'blocked');
}
