// Creates a user on the older endpoints: an OWNER at once, without SCA and without the data that SCA needs.
import { newId } from '#kit/ids.ts';
import { commonProblems, refuse } from '#users/requirements.ts';
import { newUser, type UserPatch } from '#users/revise.ts';
import type { User } from '#users/user.ts';
import { insertUser } from '#users/user-rows.ts';
import type { Ctx } from '#world/ctx.ts';
import { refuseBlocked } from './refuse-blocked.ts';

export async function createLegacyUser(ctx: Ctx, patch: UserPatch): Promise<User> {
  const user = newUser({ id: newId('user_m_', ctx), clientId: ctx.clientId, createdAt: ctx.now() }, patch);
  refuse(commonProblems(user));
  await refuseBlocked(ctx, user);
  await insertUser(ctx.db, user);
  return user;
}
