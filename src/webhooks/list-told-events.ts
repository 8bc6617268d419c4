// Events with what became of their notifications.
import type { Page, Paging } from '#http/paging.ts';
import type { Ctx } from '#world/ctx.ts';
import type { StoredEvent } from './event.ts';
import { listDeliveriesOf, type DeliveryRecord } from './replay-rows.ts';
import { searchEvents, type EventSearch } from './search-events.ts';

export interface ToldEvent extends StoredEvent {
  readonly deliveries: readonly DeliveryRecord[];
}

/** @throws Fault `param_error` on AfterDate or BeforeDate, when older than what is kept */
export async function listToldEvents(ctx: Ctx, search: EventSearch, paging: Paging): Promise<Page<ToldEvent>> {
  const events = await searchEvents(ctx, search, paging);
  const deliveries = await listDeliveriesOf(
    ctx.db,
    events.items.map(({ id }) => id),
  );
  return events.map((event) => ({ ...event, deliveries: deliveries.filter(({ eventId }) => eventId === event.id) }));
}
