// Updates a user on the older endpoints: never SCA, not even when the contact changes or a PAYER becomes an OWNER.
import type { UserId } from '#kit/ids.ts';
import type { UserPatch } from '#users/revise.ts';
import type { User } from '#users/user.ts';
import { inTransaction, type Ctx } from '#world/ctx.ts';
import { lockOpenUser, storeRevision } from './store-revision.ts';

export async function updateLegacyUser(ctx: Ctx, userId: UserId, patch: UserPatch): Promise<User> {
  return await inTransaction(ctx, async (tx) => {
    const before = await lockOpenUser(tx, userId, patch.personType);
    // Only the step up is the platform's to take: Mangopay alone makes an OWNER a PAYER, or touches a PLATFORM.
    const category = before.category === 'PAYER' ? patch.category : undefined;
    return await storeRevision(tx, before, { ...patch, category });
  });
}
