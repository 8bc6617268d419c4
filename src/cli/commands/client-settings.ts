// What a platform may decide for itself, shown and changed.
import { changeSetting } from '#clients/change-setting.ts';
import { getClient } from '#clients/client-rows.ts';
import { clientSettings, settingOf, toSettingName } from '#clients/client.ts';
import { positionals, UsageError, type Command } from '../command.ts';
import { withHost } from '../open-host.ts';

export const clientSettingCommands: readonly Command[] = [
  {
    usage: 'client show <ClientId>',
    does: 'Show a platform and its settings.',
    async run({ args, env, outside, print }) {
      const { ClientId } = positionals(args, ['ClientId']);
      const client = await withHost(env, outside, (host) => getClient(host.db, ClientId));
      print(`${client.id}\t${client.name}\t${client.createdAt.toISOString()}`);
      for (const name of Object.keys(clientSettings).map(toSettingName)) {
        const isTold = client.settings[name] !== undefined;
        print(`${name}\t${JSON.stringify(settingOf(client, name) ?? null)}${isTold ? '' : '\t(default)'}`);
      }
      return 0;
    },
  },
  {
    usage: 'client set <ClientId> <setting> <value>',
    does: 'Change a setting of a platform; the value is JSON, null for the default (docs/settings.md).',
    async run({ args, env, outside, print }) {
      const { ClientId, setting, value } = positionals(args, ['ClientId', 'setting', 'value']);
      const told = toJson(value);
      await withHost(env, outside, (host) => changeSetting(host, ClientId, setting, told));
      print(`${setting} of ${ClientId} is ${told === null ? 'the default' : JSON.stringify(told)}.`);
      return 0;
    },
  },
];

function toJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new UsageError(`${text} is not JSON; write a list as '["FR"]' and a word as '"word"'`);
  }
}
