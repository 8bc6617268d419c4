// Platforms.
import { parseArgs } from 'node:util';
import { addClient } from '#clients/add-client.ts';
import { listClients } from '#clients/client-rows.ts';
import { toClientSettings } from '#clients/client.ts';
import { createKey } from '#clients/keys/create-key.ts';
import { STANDARD } from '#world/scopes.ts';
import { positionals, UsageError, type Command } from '../command.ts';
import { withHost } from '../open-host.ts';

export const clientCommands: readonly Command[] = [
  {
    usage: 'client create <ClientId> --name <trading name> [--first-enrolment any|apiPhone|proof]',
    does: 'Add a platform and print its API key, once. Live platforms must choose what a first enrolment needs.',
    async run({ args, env, outside, print }) {
      const { id, name, settings } = newClient(args);
      if (name === undefined) throw new UsageError('the trading name is missing: people see it on every page');
      const { key, chosen } = await withHost(env, outside, async (host) => ({
        chosen: settings.firstEnrolment ?? host.rules.firstEnrolment,
        key: await host.db.transaction(async (db) => {
          const tx = { ...host, db };
          await addClient(tx, { id, name, settings });
          return await createKey({ ...tx, clientId: id }, { name: 'first', scopes: [STANDARD], expiresAt: null });
        }),
      }));
      print(`Client ${id} (${name}) was created.`);
      if (chosen === undefined) {
        print(
          `Nobody can enrol yet. Choose what a first enrolment needs: client set ${id} firstEnrolment '"apiPhone"'`,
        );
      }
      print(`API key ${key.id}: ${key.apiKey}`);
      print('It cannot be shown again.');
      return 0;
    },
  },
  {
    usage: 'client list',
    does: 'List the platforms.',
    async run({ args, env, outside, print }) {
      positionals(args, []);
      for (const client of await withHost(env, outside, (host) => listClients(host.db)))
        print(`${client.id}\t${client.name}`);
      return 0;
    },
  },
];

function newClient(args: readonly string[]) {
  const options = { name: { type: 'string' }, 'first-enrolment': { type: 'string' } } as const;
  const { values, positionals: rest } = parseArgs({ args: [...args], options, allowPositionals: true });
  const firstEnrolment = values['first-enrolment'];
  const settings = toClientSettings(firstEnrolment === undefined ? {} : { firstEnrolment });
  return { id: positionals(rest, ['ClientId']).ClientId, name: values.name?.trim() || undefined, settings };
}
