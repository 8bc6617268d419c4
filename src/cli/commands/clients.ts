// Platforms, their API keys and their return URLs.
import { parseArgs } from 'node:util';
import { addClient, addKey } from '#clients/add-client.ts';
import {
  deleteKey,
  deleteReturnUrl,
  getClient,
  insertReturnUrl,
  listClients,
  listKeys,
  listReturnUrls,
} from '#clients/client-rows.ts';
import { toClientSettings } from '#clients/client.ts';
import { toRegistrable } from '#hosted/return-url.ts';
import { keyScopes, type KeyScope } from '#world/ctx.ts';
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
          return await addKey(tx, id, 'first');
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
  {
    usage: 'key add <ClientId> [--name <name>] [--scope <scope>]',
    does: `Add an API key and print it, once. Scopes: ${keyScopes.join(', ')}.`,
    async run({ args, env, outside, print }) {
      const { values, positionals: rest } = parseArgs({ args: [...args], options: keyOptions, allowPositionals: true });
      const { ClientId: id } = positionals(rest, ['ClientId']);
      const scopes = (values.scope ?? []).map(toScope);
      const key = await withHost(env, outside, async (host) => {
        await getClient(host.db, id);
        return await addKey(host, id, values.name?.trim() || 'unnamed', { scopes });
      });
      print(`API key ${key.id}: ${key.apiKey}`);
      print('It cannot be shown again.');
      return 0;
    },
  },
  {
    usage: 'key list <ClientId>',
    does: "List a platform's API keys by their ids, with their scopes.",
    async run({ args, env, outside, print }) {
      const { ClientId: id } = positionals(args, ['ClientId']);
      const keys = await withHost(env, outside, (host) => listKeys(host.db, id));
      for (const key of keys) print([key.id, key.name, key.createdAt.toISOString(), ...key.scopes].join('\t'));
      return 0;
    },
  },
  {
    usage: 'key revoke <ClientId> <KeyId>',
    does: 'Revoke an API key and every token that was got with it, at once.',
    async run({ args, env, outside, print }) {
      const { ClientId, KeyId } = positionals(args, ['ClientId', 'KeyId']);
      const revoked = await withHost(env, outside, (host) => deleteKey(host.db, ClientId, KeyId));
      print(revoked ? `API key ${KeyId} was revoked.` : `Client ${ClientId} has no API key ${KeyId}.`);
      return revoked ? 0 : 1;
    },
  },
  {
    usage: 'return-url add <ClientId> <url>',
    does: 'Allow people to be led back to this URL: its scheme, host, port and path exactly, with any query.',
    async run({ args, env, outside, print }) {
      const { ClientId, url } = positionals(args, ['ClientId', 'url']);
      const registrable = toRegistrable(url);
      if (registrable === undefined) {
        throw new UsageError(`${url} cannot be a return URL: it must be https, or an app's scheme with a host`);
      }
      await withHost(env, outside, async (host) => {
        await getClient(host.db, ClientId);
        await insertReturnUrl(host.db, ClientId, registrable, host.now());
      });
      print(`${registrable} was added.`);
      return 0;
    },
  },
  {
    usage: 'return-url remove <ClientId> <url>',
    does: 'Take a return URL away again.',
    async run({ args, env, outside, print }) {
      const { ClientId, url } = positionals(args, ['ClientId', 'url']);
      const stored = toRegistrable(url) ?? url;
      const removed = await withHost(env, outside, (host) => deleteReturnUrl(host.db, ClientId, stored));
      print(removed ? `${stored} was removed.` : `Client ${ClientId} has no return URL ${stored}.`);
      return removed ? 0 : 1;
    },
  },
  {
    usage: 'return-url list <ClientId>',
    does: "List a platform's return URLs.",
    async run({ args, env, outside, print }) {
      const { ClientId } = positionals(args, ['ClientId']);
      for (const url of await withHost(env, outside, (host) => listReturnUrls(host.db, ClientId))) print(url);
      return 0;
    },
  },
];

const keyOptions = { name: { type: 'string' }, scope: { type: 'string', multiple: true } } as const;

function newClient(args: readonly string[]) {
  const options = { name: { type: 'string' }, 'first-enrolment': { type: 'string' } } as const;
  const { values, positionals: rest } = parseArgs({ args: [...args], options, allowPositionals: true });
  const firstEnrolment = values['first-enrolment'];
  const settings = toClientSettings(firstEnrolment === undefined ? {} : { firstEnrolment });
  return { id: positionals(rest, ['ClientId']).ClientId, name: values.name?.trim() || undefined, settings };
}

function toScope(text: string): KeyScope {
  const scope = keyScopes.find((known) => known === text);
  if (scope === undefined) throw new UsageError(`there is no scope ${text}; there are ${keyScopes.join(', ')}`);
  return scope;
}
