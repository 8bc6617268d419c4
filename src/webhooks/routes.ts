// The API calls about hooks and events.
import { Type, type Static } from 'typebox';
import { pagingQuery, toPaging } from '#http/paging.ts';
import { route, type Route } from '#http/route.ts';
import { createHook } from './create-hook.ts';
import { editHook } from './edit-hook.ts';
import { eventRoutes } from './event-routes.ts';
import { eventTypes, toOriginalTypeFilter } from './event.ts';
import { getHook } from './get-hook.ts';
import { listHooks } from './hook-rows.ts';
import { searchEvents } from './search-events.ts';
import { signingRoutes } from './signing-routes.ts';
import { eventQuery, eventReply, hookReply, toEventReply, toHookReply } from './wire.ts';

const tag = 'Webhooks';
const ofClient = Type.Object({ ClientId: Type.String() });
const ofHook = Type.Object({ ClientId: Type.String(), HookId: Type.String() });

const editable = {
  Tag: Type.Optional(Type.String({ maxLength: 255 })),
  Email: Type.Optional(Type.String({ maxLength: 255, pattern: '^[^\\s@]+@[^\\s@]+$' })),
};
const url = Type.String({ maxLength: 255, description: 'http or https; https only in live mode.' });

const newHook = Type.Object({ EventType: Type.Enum([...eventTypes]), Url: url, ...editable });

const hookChange = Type.Object({
  Url: Type.Optional(url),
  Status: Type.Optional(Type.Enum(['ENABLED', 'DISABLED'])),
  Validity: Type.Optional(
    Type.Enum(['VALID', 'INVALID', 'UNKNOWN'], {
      description: 'VALID sets an invalid hook right; others are ignored.',
    }),
  ),
  ...editable,
});

export const hookRoutes: readonly Route[] = [
  route({
    method: 'POST',
    path: '/v2.01/:ClientId/hooks',
    tag,
    area: 'Hooks',
    summary: 'Create a hook',
    params: ofClient,
    body: newHook,
    status: 200,
    reply: hookReply,
    handle: async (ctx, { body }) =>
      toHookReply(
        await createHook(ctx, { eventType: body.EventType, url: body.Url, email: body.Email, tag: body.Tag }),
      ),
  }),
  route({
    method: 'GET',
    path: '/v2.01/:ClientId/hooks/:HookId',
    tag,
    area: 'Hooks',
    summary: 'View a hook',
    params: ofHook,
    status: 200,
    reply: hookReply,
    handle: async (ctx, { params }) => toHookReply(await getHook(ctx, params.HookId)),
  }),
  route({
    method: 'PUT',
    path: '/v2.01/:ClientId/hooks/:HookId',
    tag,
    area: 'Hooks',
    summary: 'Update a hook',
    params: ofHook,
    body: hookChange,
    status: 200,
    reply: hookReply,
    handle: async (ctx, { params, body }) => toHookReply(await editHook(ctx, params.HookId, toChange(body))),
  }),
  route({
    method: 'GET',
    path: '/v2.01/:ClientId/hooks',
    tag,
    area: 'Hooks',
    summary: 'List all hooks',
    params: ofClient,
    query: Type.Object(pagingQuery),
    status: 200,
    reply: Type.Array(hookReply),
    handle: async (ctx, { query }) => (await listHooks(ctx.db, ctx.clientId, toPaging(query))).map(toHookReply),
  }),
  route({
    method: 'GET',
    path: '/v2.01/:ClientId/events',
    tag,
    area: 'Events',
    summary: 'List all events of the last 45 days',
    params: ofClient,
    query: eventQuery,
    status: 200,
    reply: Type.Array(eventReply),
    handle: async (ctx, { query }) => {
      const search = {
        types: toOriginalTypeFilter(query.EventType),
        afterDate: query.AfterDate,
        beforeDate: query.BeforeDate,
      };
      return (await searchEvents(ctx, search, toPaging(query))).map(toEventReply);
    },
  }),
  ...signingRoutes,
  ...eventRoutes,
];

function toChange(body: Static<typeof hookChange>) {
  return {
    url: body.Url,
    email: body.Email,
    tag: body.Tag,
    enabled: body.Status === undefined ? undefined : body.Status === 'ENABLED',
    valid: body.Validity === 'VALID',
  };
}
