// What support does once a report of a person ("this was not me") is settled with them.
import { parseArgs } from 'node:util';
import { getClient } from '#clients/client-rows.ts';
import { liftReports } from '#sca/notices/lift-reports.ts';
import { positionals, UsageError, type Command } from '../command.ts';
import { withHost } from '../open-host.ts';

export const reportCommands: readonly Command[] = [
  {
    usage: 'users lift-report <ClientId> <UserId> --reason <text>',
    does: 'End the freeze after "this was not me", once settled with the person; the trail keeps the reason.',
    async run({ args, env, outside, print }) {
      const options = { reason: { type: 'string' } } as const;
      const { values, positionals: rest } = parseArgs({ args: [...args], options, allowPositionals: true });
      const { ClientId, UserId } = positionals(rest, ['ClientId', 'UserId']);
      const reason = values.reason?.trim();
      if (reason === undefined || reason === '') throw new UsageError('the reason is missing: the trail keeps it');
      const lifted = await withHost(env, outside, async (host) => {
        const { id: clientId } = await getClient(host.db, ClientId);
        return await liftReports({ ...host, clientId }, UserId, reason);
      });
      print(lifted > 0 ? `What ${UserId} reported counts again.` : `${UserId} has nothing reported.`);
      return 0;
    },
  },
];
