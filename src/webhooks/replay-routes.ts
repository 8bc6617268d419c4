// Ours, so under our own prefix: a test notification, and events sent again.
import { Type } from 'typebox';
import { route, type Route } from '#http/route.ts';
import { toTypeFilter } from './event.ts';
import { MOST_REPLAYED, replayEvent, replayEvents } from './replay-events.ts';
import { testHook } from './test-hook.ts';
import { unixDate } from './wire.ts';

const tag = 'Webhooks';

const replayReply = Type.Object(
  {
    InLine: Type.Integer({ description: 'How many notifications were put in line by this call.' }),
  },
  { title: 'Replay' },
);

const testReply = Type.Object(
  {
    EventId: Type.String({ description: 'The `webhook-id` of the signed form.' }),
    Url: Type.String(),
    Outcome: Type.String({ description: 'Such as `delivered`, `answered 500`, `no answer in time`, `unreachable`.' }),
    Status: Type.Union([Type.Integer({ description: 'Of the answer; null when there was none.' }), Type.Null()]),
    DurationMs: Type.Integer(),
  },
  { title: 'HookTest' },
);

const hookId = Type.Optional(
  Type.String({ maxLength: 128, description: 'To this hook only; to the hook of each event type unless told.' }),
);

export const replayRoutes: readonly Route[] = [
  route({
    method: 'POST',
    path: '/strongroom/v1/:ClientId/hooks/:HookId/test',
    tag,
    area: 'Hooks',
    summary: 'Call a hook once, now, and see what its receiver answers; nothing counts it',
    params: Type.Object({ ClientId: Type.String(), HookId: Type.String() }),
    status: 200,
    reply: testReply,
    handle: async (ctx, { params }) => {
      const { eventId, url, outcome, status, ms } = await testHook(ctx, params.HookId);
      return { EventId: eventId, Url: url, Outcome: outcome, Status: status ?? null, DurationMs: ms };
    },
  }),
  route({
    method: 'POST',
    path: '/strongroom/v1/:ClientId/events/:EventId/replay',
    tag,
    area: 'Events',
    summary: 'Send an event again: the same id, the same number',
    params: Type.Object({ ClientId: Type.String(), EventId: Type.String() }),
    body: Type.Object({ HookId: hookId }),
    status: 200,
    reply: replayReply,
    handle: async (ctx, { params, body }) => ({ InLine: await replayEvent(ctx, params.EventId, body.HookId) }),
  }),
  route({
    method: 'POST',
    path: '/strongroom/v1/:ClientId/events/replay',
    tag,
    area: 'Events',
    summary: `Send the events of a time again, ${MOST_REPLAYED} notifications at most`,
    params: Type.Object({ ClientId: Type.String() }),
    body: Type.Object({
      EventType: Type.Optional(
        Type.String({ maxLength: 2_000, description: 'One type, several separated by commas, or ALL (default).' }),
      ),
      AfterDate: unixDate,
      BeforeDate: unixDate,
      HookId: hookId,
    }),
    status: 200,
    reply: replayReply,
    handle: async (ctx, { body }) => {
      const search = {
        types: toTypeFilter(body.EventType),
        afterDate: body.AfterDate,
        beforeDate: body.BeforeDate,
      };
      return { InLine: await replayEvents(ctx, search, body.HookId) };
    },
  }),
];
