// Stores what a call makes of a user, under the user's lock: two calls at once never lose each other's fields.
import type { UserId } from '#kit/ids.ts';
import { outdateSessions } from '#sca/enrolment-rows.ts';
import { tellContactChange } from '#sca/notices/tell-contact-change.ts';
import { putOffReset } from '#sca/recovery/put-off-reset.ts';
import { assertNotClosed, commonProblems, refuse } from '#users/requirements.ts';
import { revise, withKycLevel, type UserPatch } from '#users/revise.ts';
import { contactChanged, type PersonType, type User } from '#users/user.ts';
import { lockUser, saveUser } from '#users/user-rows.ts';
import { emit } from '#webhooks/emit.ts';
import type { Ctx } from '#world/ctx.ts';
import { refuseBlocked } from './refuse-blocked.ts';

export async function lockOpenUser(tx: Ctx, userId: UserId, personType?: PersonType): Promise<User> {
  const user = await lockUser(tx.db, tx.clientId, userId, personType);
  assertNotClosed(user);
  return user;
}

/** With the events that follow from the change itself; whether it needs SCA is the caller's question. */
export async function storeRevision(tx: Ctx, before: User, patch: UserPatch): Promise<User> {
  const user = withKycLevel(before, revise(before, patch, tx.now()));
  refuse(commonProblems(user, before));
  await refuseBlocked(tx, user, before);
  await saveUser(tx.db, user);
  if (contactChanged(before, user)) {
    // What open sessions have asked of the person was about the contact as it was.
    await outdateSessions(tx.db, user.id);
    await putOffReset(tx, user.id, tx.now());
    await tellContactChange(tx, user);
  }
  if (before.category !== user.category) {
    await emit(tx, { type: 'USER_CATEGORY_UPDATED_TO_OWNER', resourceId: user.id });
  }
  if (before.kycLevel !== user.kycLevel) await emit(tx, { type: 'USER_KYC_LIGHT', resourceId: user.id });
  return user;
}
