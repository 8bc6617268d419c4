// Ours, so under our own prefix: all events, those of sessions among them, with the number of each among those of its resource.
import { Type, type Static } from 'typebox';
import { toPaging } from '#http/paging.ts';
import { route, type Route } from '#http/route.ts';
import { deliveryReply, toDeliveryReply } from './delivery-view.ts';
import { changes, purposes, toTypeFilter } from './event.ts';
import { listToldEvents, type ToldEvent } from './list-told-events.ts';
import { replayRoutes } from './replay-routes.ts';
import { eventQuery, eventReply, toEventReply } from './wire.ts';

const ofSession = 'Null unless the event is the end of a session.';

const storedEventReply = Type.Object(
  {
    Id: Type.String({ description: 'The `webhook-id` of the signed form.' }),
    ...eventReply.properties,
    Sequence: Type.Integer({ description: 'Among the events of this resource, from 1.' }),
    SessionId: Type.Union([Type.String({ description: ofSession }), Type.Null()]),
    Purpose: Type.Union([Type.Enum([...purposes], { description: ofSession }), Type.Null()]),
    Change: Type.Union([
      Type.Enum([...changes], { description: 'What the person set out to change in the session.' }),
      Type.Null(),
    ]),
    Deliveries: Type.Array(deliveryReply, { description: 'Of each hook that was registered for it.' }),
  },
  { title: 'StoredEvent' },
);

export const eventRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/strongroom/v1/:ClientId/events',
    tag: 'Webhooks',
    area: 'Events',
    summary: 'List all events of the last 45 days, those of sessions among them',
    params: Type.Object({ ClientId: Type.String() }),
    query: Type.Object({ ...eventQuery.properties, ResourceId: Type.Optional(Type.String({ maxLength: 128 })) }),
    status: 200,
    reply: Type.Array(storedEventReply),
    handle: async (ctx, { query }) => {
      const search = {
        types: toTypeFilter(query.EventType),
        resourceId: query.ResourceId,
        afterDate: query.AfterDate,
        beforeDate: query.BeforeDate,
      };
      const now = ctx.now();
      return (await listToldEvents(ctx, search, toPaging(query))).map((event) => toStoredEventReply(event, now));
    },
  }),
  ...replayRoutes,
];

function toStoredEventReply(event: ToldEvent, now: Date): Static<typeof storedEventReply> {
  return {
    Id: event.id,
    ...toEventReply(event),
    Sequence: event.sequence,
    SessionId: event.session?.id ?? null,
    Purpose: event.session?.purpose ?? null,
    Change: event.session?.change ?? null,
    Deliveries: event.deliveries.map((delivery) => toDeliveryReply(delivery, now)),
  };
}
