// Refuses data that names a country which the operator blocked for this platform.
import { getClient } from '#clients/client-rows.ts';
import { settingOf } from '#clients/client.ts';
import { blockedProblems, refuse } from '#users/requirements.ts';
import type { User } from '#users/user.ts';
import type { Ctx } from '#world/ctx.ts';

/** @throws Fault `param_error` that names each field. Mangopay: create-natural-user-sca, errors. */
export async function refuseBlocked(ctx: Ctx, user: User, before?: User): Promise<void> {
  const client = await getClient(ctx.db, ctx.clientId);
  refuse(blockedProblems(user, settingOf(client, 'blockedCountries'), before));
}
