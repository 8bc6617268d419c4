// What support does for one person.
import { parseArgs } from 'node:util';
import { getClient } from '#clients/client-rows.ts';
import { getHistory } from '#sca/get-history.ts';
import { toHistoryView } from '#sca/history-view.ts';
import { unblockPerson } from '#sca/unblock-person.ts';
import { positionals, UsageError, type Command } from '../command.ts';
import { withHost } from '../open-host.ts';

export const userCommands: readonly Command[] = [
  {
    usage: 'users sca-history <ClientId> <UserId>',
    does: 'Show where a person stands, their last sessions and messages; no secrets.',
    async run({ args, env, outside, print }) {
      const { ClientId, UserId } = positionals(args, ['ClientId', 'UserId']);
      const history = await withHost(env, outside, async (host) => {
        const { id: clientId } = await getClient(host.db, ClientId);
        return await getHistory({ ...host, clientId }, UserId);
      });
      print(JSON.stringify(toHistoryView(history), undefined, 2));
      return 0;
    },
  },
  {
    usage: 'users unblock <ClientId> <UserId> --reason <text>',
    does: 'Lift a block after too many wrong answers; the trail keeps the reason.',
    async run({ args, env, outside, print }) {
      const options = { reason: { type: 'string' } } as const;
      const { values, positionals: rest } = parseArgs({ args: [...args], options, allowPositionals: true });
      const { ClientId, UserId } = positionals(rest, ['ClientId', 'UserId']);
      const reason = values.reason?.trim();
      if (reason === undefined || reason === '') throw new UsageError('the reason is missing: the trail keeps it');
      const lifted = await withHost(env, outside, async (host) => {
        const { id: clientId } = await getClient(host.db, ClientId);
        return await unblockPerson({ ...host, clientId }, UserId, reason);
      });
      print(lifted ? `${UserId} may try again.` : `${UserId} was not blocked.`);
      return 0;
    },
  },
];
