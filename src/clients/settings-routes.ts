// What a platform decides, by the API: ours, so under our own prefix, and for keys that were given the scope by name.
import { Type } from 'typebox';
import { route, type Route } from '#http/route.ts';
import { badParam } from '#kit/fault.ts';
import { inTransaction, type Ctx } from '#world/ctx.ts';
import { changeFace } from './change-face.ts';
import { addReturnUrl, removeReturnUrl } from './change-return-urls.ts';
import { changeSettings } from './change-setting.ts';
import { getClient, listReturnUrls } from './client-rows.ts';
import { clientSettings, settingOf, toSettingName } from './client.ts';

const tag = 'Settings';
const params = Type.Object({ ClientId: Type.String() });
const url = Type.String({ minLength: 1, maxLength: 2_000 });

const settingsReply = Type.Object(
  {
    Name: Type.String({ description: 'The trading name that people see.' }),
    Settings: Type.Object({}, { description: 'What was decided.', additionalProperties: true }),
    Effective: Type.Object(
      {},
      { description: 'What holds, by default too; null: nothing.', additionalProperties: true },
    ),
    ReturnUrls: Type.Array(Type.String(), { description: 'Where people may be led back to; live mode needs one.' }),
  },
  { title: 'Settings' },
);

export const settingsRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/strongroom/v1/:ClientId/settings',
    tag,
    area: 'Settings',
    summary: 'View what your client decides',
    params,
    status: 200,
    reply: settingsReply,
    handle: (ctx) => view(ctx),
  }),
  route({
    method: 'PUT',
    path: '/strongroom/v1/:ClientId/settings',
    tag,
    area: 'Settings',
    summary: 'Change what your client decides',
    params,
    body: Type.Object({
      Name: Type.Optional(Type.String({ minLength: 1, maxLength: 100, pattern: '\\S' })),
      // Read by the verb: here null means something, and a name that does not exist is a mistake.
      Settings: Type.Optional(
        Type.Unknown({ description: `Any of ${Object.keys(clientSettings).join(', ')}; null: the default.` }),
      ),
    }),
    status: 200,
    reply: settingsReply,
    async handle(ctx, { body: { Name: name, Settings: told } }) {
      // A setting beside `Settings` instead of in it would be dropped, and the answer would look like success.
      if (told === undefined && name === undefined) {
        throw badParam('Settings', 'Nothing would change: settings go inside Settings, the trading name is Name.');
      }
      await inTransaction(ctx, async (tx) => {
        await changeSettings(tx, told ?? {});
        if (name !== undefined) await changeFace(tx, tx.clientId, { name: name.trim() });
      });
      return await view(ctx);
    },
  }),
  route({
    method: 'POST',
    path: '/strongroom/v1/:ClientId/return-urls',
    tag,
    area: 'Settings',
    summary: 'Allow people to be led back to a URL',
    params,
    body: Type.Object({ Url: url }),
    status: 200,
    reply: Type.Object({ Url: Type.String({ description: 'As it is kept.' }) }, { title: 'ReturnUrl' }),
    handle: async (ctx, { body }) => ({ Url: await addReturnUrl(ctx, body.Url) }),
  }),
  route({
    method: 'DELETE',
    path: '/strongroom/v1/:ClientId/return-urls',
    tag,
    area: 'Settings',
    summary: 'Take a return URL away again',
    params,
    query: Type.Object({ Url: url }),
    status: 204,
    reply: Type.Null(),
    handle: async (ctx, { query }) => void (await removeReturnUrl(ctx, query.Url)),
  }),
];

async function view(ctx: Ctx) {
  const client = await getClient(ctx.db, ctx.clientId);
  const names = Object.keys(clientSettings).map(toSettingName);
  return {
    Name: client.name,
    Settings: client.settings,
    Effective: Object.fromEntries(names.map((name) => [name, settingOf(client, name) ?? null])),
    ReturnUrls: await listReturnUrls(ctx.db, ctx.clientId),
  };
}
