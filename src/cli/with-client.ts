// A command on behalf of one platform: a host, as for any command, and a client that exists.
import { getClient } from '#clients/client-rows.ts';
import type { Ctx } from '#world/ctx.ts';
import type { Invocation } from './command.ts';
import { withHost } from './open-host.ts';

/** @throws Fault `not_found` */
export async function withClient<Result>(
  { env, outside }: Pick<Invocation, 'env' | 'outside'>,
  clientId: string,
  work: (ctx: Ctx) => Promise<Result>,
): Promise<Result> {
  return await withHost(env, outside, async (host) => {
    await getClient(host.db, clientId);
    return await work({ ...host, clientId });
  });
}
