// What every command about one person takes: whose platform, who, and why.
import { parseArgs } from 'node:util';
import { getClient } from '#clients/client-rows.ts';
import type { Ctx } from '#world/ctx.ts';
import { positionals, UsageError, type Invocation } from './command.ts';
import { withHost } from './open-host.ts';

export interface PersonArgs {
  readonly clientId: string;
  readonly userId: string;
  readonly reason: string;
  /** Of the identification. */
  readonly reference: string | undefined;
}

/** `<ClientId> <UserId> --reason <text> [--reference <text>]`. @throws UsageError */
export function personAndReason(args: readonly string[]): PersonArgs {
  const options = { reason: { type: 'string' }, reference: { type: 'string' } } as const;
  const { values, positionals: rest } = parseArgs({ args: [...args], options, allowPositionals: true });
  const { ClientId: clientId, UserId: userId } = positionals(rest, ['ClientId', 'UserId']);
  const reason = values.reason?.trim() ?? '';
  if (reason === '') throw new UsageError('the reason is missing: the trail keeps it');
  return { clientId, userId, reason, reference: values.reference?.trim() || undefined };
}

/** Runs `work` on behalf of a platform that exists. @throws Fault `not_found` */
export async function withClient<Result>(
  { env, outside }: Pick<Invocation, 'env' | 'outside'>,
  clientId: string,
  work: (ctx: Ctx) => Promise<Result>,
): Promise<Result> {
  return await withHost(env, outside, async (host) => {
    const { id } = await getClient(host.db, clientId);
    return await work({ ...host, clientId: id });
  });
}
