// Closes a user for good: the object stays readable, the person's sessions and credentials do not.
import { Fault } from '#kit/fault.ts';
import type { UserId } from '#kit/ids.ts';
import { closePerson } from '#sca/close-person.ts';
import type { PersonType } from '#users/user.ts';
import { lockUser, setUserStatus } from '#users/user-rows.ts';
import { emit } from '#webhooks/emit.ts';
import { inTransaction, type Ctx } from '#world/ctx.ts';

/** Mangopay: close-natural-user, close-legal-user. */
export async function closeUser(ctx: Ctx, userId: UserId, personType: PersonType): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const user = await lockUser(tx.db, tx.clientId, userId, personType);
    if (user.status === 'CLOSED') throw new Fault('user_closure_failed');
    await setUserStatus(tx.db, user.id, 'CLOSED');
    await closePerson(tx, user.id);
    for (const type of ['USER_ACCOUNT_CLOSED', 'USER_INFLOWS_BLOCKED', 'USER_OUTFLOWS_BLOCKED'] as const) {
      await emit(tx, { type, resourceId: user.id });
    }
  });
}
