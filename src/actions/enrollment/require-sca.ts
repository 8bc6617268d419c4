// Holds an OWNER until the person has enrolled, or lets them through where the mode says so.
import { emit } from '#webhooks/emit.ts';
import { recordAsked } from '#sca/enrolment-rows.ts';
import { openSession } from '#sca/open-session.ts';
import { scaContact, type User, type UserStatus } from '#users/user.ts';
import { setUserStatus } from '#users/user-rows.ts';
import type { Ctx } from '#world/ctx.ts';

/** A user after a call, and the link that the call handed out, if any. */
export interface UserAndLink {
  readonly user: User;
  readonly redirectUrl?: string;
}

/** In the caller's transaction, under the user's lock. Mangopay: guides/sca/users, enroll an Owner. */
export async function requireSca(ctx: Ctx, user: User): Promise<UserAndLink> {
  if (bypassesSca(ctx, user)) return { user: await letThrough(ctx, user) };
  const pending = await moveTo(ctx, user, 'PENDING_USER_ACTION');
  const { redirectUrl } = await openSession(ctx, pending);
  await emit(ctx, { type: 'USER_ACCOUNT_VALIDATION_ASKED', resourceId: user.id });
  return { user: pending, redirectUrl };
}

export function bypassesSca(ctx: Ctx, user: User): boolean {
  const { email } = scaContact(user);
  return email !== undefined && ctx.rules.bypassesSca(email);
}

/** No session and no event, but SCA was asked for: the SCA status exists from now on. */
export async function letThrough(ctx: Ctx, user: User): Promise<User> {
  await recordAsked(ctx.db, user.id, ctx.now());
  return await moveTo(ctx, user, 'ACTIVE');
}

async function moveTo(ctx: Ctx, user: User, status: UserStatus): Promise<User> {
  if (user.status !== status) await setUserStatus(ctx.db, user.id, status);
  return { ...user, status };
}
