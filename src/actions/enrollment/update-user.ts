// Updates a user on the SCA endpoints: an OWNER whose contact really changes must confirm it in a session.
import { Fault } from '#kit/fault.ts';
import type { UserId } from '#kit/ids.ts';
import { assertTermsAccepted, refuse, representativeEmailProblems } from '#users/requirements.ts';
import type { UserPatch } from '#users/revise.ts';
import { contactChanged, type User } from '#users/user.ts';
import { inTransaction, type Ctx } from '#world/ctx.ts';
import { bypassesSca, requireSca, type UserAndLink } from './require-sca.ts';
import { lockOpenUser, storeRevision } from './store-revision.ts';

export interface UserUpdate {
  readonly userId: UserId;
  readonly patch: UserPatch;
  readonly userPresent: boolean;
}

export async function updateUser(ctx: Ctx, { userId, patch, userPresent }: UserUpdate): Promise<UserAndLink> {
  return await inTransaction(ctx, async (tx) => {
    const before = await lockOpenUser(tx, userId, patch.personType);
    const user = await storeRevision(tx, before, patch);
    assertReadyForSca(user);
    if (user.category !== 'OWNER' || !contactChanged(before, user)) return { user };
    // Mangopay: guides/sca/proxy-management. Nobody can have given the consent yet; the transaction stores nothing.
    if (!userPresent && !bypassesSca(tx, user)) throw new Fault('proxy_missing');
    return await requireSca(tx, user);
  });
}

function assertReadyForSca(user: User): void {
  if (user.category === 'OWNER' && user.personType === 'LEGAL') refuse(representativeEmailProblems(user.details));
  assertTermsAccepted(user);
}
