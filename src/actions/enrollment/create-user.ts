// Creates a user on the SCA endpoints: an OWNER waits for the person to enrol, a PAYER is ready.
import { newId } from '#kit/ids.ts';
import { assertTermsAccepted, commonProblems, ownerProblems, refuse } from '#users/requirements.ts';
import { newUser, type UserPatch } from '#users/revise.ts';
import { insertUser } from '#users/user-rows.ts';
import { inTransaction, type Ctx } from '#world/ctx.ts';
import { refuseBlocked } from './refuse-blocked.ts';
import { requireSca, type UserAndLink } from './require-sca.ts';

export interface NewUser {
  readonly patch: UserPatch;
  /** False: the platform creates the OWNER without enrolling the person at the same time. */
  readonly userPresent: boolean;
}

export async function createUser(ctx: Ctx, { patch, userPresent }: NewUser): Promise<UserAndLink> {
  const identity = { id: newId('user_m_', ctx), clientId: ctx.clientId, createdAt: ctx.now() };
  const user = newUser(identity, patch);
  const isOwner = user.category === 'OWNER';
  refuse({ ...commonProblems(user), ...(isOwner ? ownerProblems(user) : {}) });
  await refuseBlocked(ctx, user);
  assertTermsAccepted(user);
  return await inTransaction(ctx, async (tx) => {
    await insertUser(tx.db, user);
    return isOwner && userPresent ? await requireSca(tx, user) : { user };
  });
}
