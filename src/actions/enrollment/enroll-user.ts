// The enrolment call: a fresh link for any OWNER, with no change of the user and no event.
import { Fault } from '#kit/fault.ts';
import type { UserId } from '#kit/ids.ts';
import { openSession } from '#sca/open-session.ts';
import { refuse, representativeEmailProblems } from '#users/requirements.ts';
import type { User } from '#users/user.ts';
import { inTransaction, type Ctx } from '#world/ctx.ts';
import { bypassesSca, letThrough } from './require-sca.ts';
import { lockOpenUser } from './store-revision.ts';

/** Mangopay: enroll-user. An enrolled person gets a link too, to a session that authenticates. */
export async function enrollUser(ctx: Ctx, userId: UserId): Promise<{ redirectUrl?: string }> {
  return await inTransaction(ctx, async (tx) => {
    const user = await lockOpenUser(tx, userId);
    assertCanEnroll(user);
    if (!bypassesSca(tx, user)) return await openSession(tx, user);
    await letThrough(tx, user);
    return {};
  });
}

function assertCanEnroll(user: User): void {
  if (user.category === 'PAYER') throw new Fault('payer_not_allowed');
  if (user.category === 'PLATFORM') throw new Fault('forbidden');
  if (user.personType === 'LEGAL') refuse(representativeEmailProblems(user.details));
}
