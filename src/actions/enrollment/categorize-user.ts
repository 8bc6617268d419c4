// Makes a PAYER an OWNER: what an OWNER must have is asked for now, and the person must enrol.
import { getClient } from '#clients/client-rows.ts';
import { settingOf } from '#clients/client.ts';
import { Fault } from '#kit/fault.ts';
import type { User } from '#users/user.ts';
import { assertTermsAccepted, ownerProblems, refuse } from '#users/requirements.ts';
import { inTransaction, type Ctx } from '#world/ctx.ts';
import { requireSca, type UserAndLink } from './require-sca.ts';
import { lockOpenUser, storeRevision } from './store-revision.ts';
import type { UserUpdate } from './update-user.ts';

/** Mangopay: categorize-natural-user, categorize-legal-user. */
export async function categorizeUser(ctx: Ctx, { userId, patch, userPresent }: UserUpdate): Promise<UserAndLink> {
  if (!userPresent) await assertMayBeAbsent(ctx);
  return await inTransaction(ctx, async (tx) => {
    const before = await lockOpenUser(tx, userId, patch.personType);
    assertPayer(before);
    const user = await storeRevision(tx, before, { ...patch, category: 'OWNER' });
    refuse(ownerProblems(user));
    assertTermsAccepted(user);
    return userPresent ? await requireSca(tx, user) : { user };
  });
}

/** Mangopay: guides/sca/users: only by special permission. */
async function assertMayBeAbsent({ db, clientId, rules }: Ctx): Promise<void> {
  const told = settingOf(await getClient(db, clientId), 'categorizeUserNotPresent');
  if ((told ?? (rules.isTest ? 'allow' : 'deny')) === 'deny') throw new Fault('proxy_missing');
}

function assertPayer(user: User): void {
  if (user.category === 'OWNER') throw new Fault('owner_not_allowed');
  // A PLATFORM is not the platform's to change.
  if (user.category === 'PLATFORM') throw new Fault('forbidden');
}
