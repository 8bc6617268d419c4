// The networks from which a platform's calls may come.
import { changeAllowList, toNetwork } from '#clients/keys/change-allow-list.ts';
import { listKeys } from '#clients/key-rows.ts';
import { listNetworks } from '#clients/network-rows.ts';
import { isWithin } from '#kit/network.ts';
import type { Ctx } from '#world/ctx.ts';
import { positionals, type Command, type Invocation } from '../command.ts';
import { withClient } from '../person-args.ts';

export const allowListCommands: readonly Command[] = [
  {
    usage: 'allow-list add <ClientId> <network>',
    does: 'Let calls come from this address or network (CIDR), and from no other that is not on the list.',
    run: (invocation) => change(invocation, (networks, network) => [...networks, network]),
  },
  {
    usage: 'allow-list remove <ClientId> <network>',
    does: 'Take a network off the list. Without any left, calls may come from everywhere again.',
    run: (invocation) => change(invocation, (networks, network) => networks.filter((each) => each !== network)),
  },
  {
    usage: 'allow-list list <ClientId>',
    does: 'List the networks; none: calls may come from everywhere.',
    async run({ args, env, outside, print }) {
      const { ClientId } = positionals(args, ['ClientId']);
      for (const network of await withClient({ env, outside }, ClientId, (ctx) => listNetworks(ctx.db, ctx.clientId)))
        print(network);
      return 0;
    },
  },
];

async function change(
  { args, env, outside, print }: Invocation,
  edit: (networks: readonly string[], network: string) => readonly string[],
): Promise<number> {
  const { ClientId, network: told } = positionals(args, ['ClientId', 'network']);
  const network = toNetwork(told);
  await withClient({ env, outside }, ClientId, async (ctx) => {
    const networks = await changeAllowList(ctx, (present) => edit(present, network));
    print(
      networks.length === 0
        ? `The list of ${ClientId} is empty: calls may come from everywhere.`
        : `Calls of ${ClientId} may come from: ${networks.join(', ')}.`,
    );
    await warnOfKeys(ctx, networks, print);
  });
  return 0;
}

/** Who is locked out shall not learn it by an outage. */
async function warnOfKeys(ctx: Ctx, networks: readonly string[], print: Invocation['print']): Promise<void> {
  if (networks.length === 0) return;
  for (const { id, name, lastUsedAt, lastUsedFrom } of await listKeys(ctx.db, ctx.clientId)) {
    if (lastUsedAt === null || lastUsedFrom === null || isWithin(networks, lastUsedFrom)) continue;
    print(
      `Warning: API key ${id} (${name}) was last used from ${lastUsedFrom}, which is not on the list, at ${lastUsedAt.toISOString()}.`,
    );
  }
}
