// Where the people of a platform may be led back to.
import { addReturnUrl, removeReturnUrl } from '#clients/change-return-urls.ts';
import { listReturnUrls } from '#clients/client-rows.ts';
import { positionals, type Command } from '../command.ts';
import { withHost } from '../open-host.ts';

export const returnUrlCommands: readonly Command[] = [
  {
    usage: 'return-url add <ClientId> <url>',
    does: 'Allow people to be led back to this URL: its scheme, host, port and path exactly, with any query.',
    async run({ args, env, outside, print }) {
      const { ClientId, url } = positionals(args, ['ClientId', 'url']);
      const added = await withHost(env, outside, (host) => addReturnUrl({ ...host, clientId: ClientId }, url));
      print(`${added} was added.`);
      return 0;
    },
  },
  {
    usage: 'return-url remove <ClientId> <url>',
    does: 'Take a return URL away again.',
    async run({ args, env, outside, print }) {
      const { ClientId, url } = positionals(args, ['ClientId', 'url']);
      const removed = await withHost(env, outside, (host) => removeReturnUrl({ ...host, clientId: ClientId }, url));
      print(`${removed} was removed.`);
      return 0;
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
