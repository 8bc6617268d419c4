// The API calls about hooks and events.
import { Type, type Static } from 'typebox';
import { pagingQuery, toPaging } from '#http/paging.ts';
import { route, type Route } from '#http/route.ts';
import { createHook } from './create-hook.ts';
import { editHook } from './edit-hook.ts';
import { eventTypes, toTypeFilter } from './event.ts';
import { getHook } from './get-hook.ts';
import { listHooks } from './hook-rows.ts';
import { searchEvents } from './search-events.ts';
import { eventReply, hookReply, toEventReply, toHookReply } from './wire.ts';

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

const eventQuery = Type.Object({
  ...pagingQuery,
  EventType: Type.Optional(
    Type.String({ maxLength: 2_000, description: 'One type, several separated by commas, or ALL (default).' }),
  ),
  BeforeDate: Type.Optional(
    Type.Integer({ minimum: 0, maximum: 9_999_999_999, description: 'Unix seconds, inclusive.' }),
  ),
  AfterDate: Type.Optional(
    Type.Integer({ minimum: 0, maximum: 9_999_999_999, description: 'Unix seconds, inclusive.' }),
  ),
  Sort: Type.Optional(
    Type.String({
      pattern: '^(Date|CreationDate):(ASC|DESC|asc|desc)$',
      description: '`Date:ASC` (default) or `Date:DESC`.',
    }),
  ),
});

export const hookRoutes: readonly Route[] = [
  route({
    method: 'POST',
    path: '/v2.01/:ClientId/hooks',
    tag,
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
    summary: 'List all events of the last 45 days',
    params: ofClient,
    query: eventQuery,
    status: 200,
    reply: Type.Array(eventReply),
    handle: async (ctx, { query }) => {
      const search = {
        types: toTypeFilter(query.EventType),
        afterDate: query.AfterDate,
        beforeDate: query.BeforeDate,
      };
      return (await searchEvents(ctx, search, toPaging(query))).map(toEventReply);
    },
  }),
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
