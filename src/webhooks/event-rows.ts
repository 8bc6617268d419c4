// SQL for the events, and for what each owes to the hook of its type.
import { Page, type Paging } from '#http/paging.ts';
import type { ClientId, EventId } from '#kit/ids.ts';
import { DAY, later } from '#kit/time.ts';
import { sql, type Db } from '#world/db.ts';
import type { Event, EventType } from './event.ts';

/** Mangopay: api-reference/events. Older ones cannot be searched. */
export const EVENTS_KEPT_MS = 45 * DAY;

export async function insertEvent(db: Db, clientId: ClientId, id: EventId, event: Event): Promise<void> {
  await db.run(sql`
    with event as (
      insert into events (id, client_id, event_type, resource_id, created_at)
      values (${id}, ${clientId}, ${event.type}, ${event.resourceId}, ${event.happenedAt})
      returning id, client_id, event_type, created_at
    )
    insert into deliveries (event_id, hook_id, due_at)
    select event.id, hooks.id, event.created_at from event
    join hooks on hooks.client_id = event.client_id and hooks.event_type = event.event_type
    where hooks.enabled and hooks.valid`);
}

export interface EventFilter {
  readonly types: readonly string[] | undefined;
  /** Inclusive. */
  readonly from: Date;
  /** Exclusive. */
  readonly to: Date | undefined;
}

export async function listEvents(
  db: Db,
  clientId: ClientId,
  { types, from, to }: EventFilter,
  paging: Paging,
): Promise<Page<Event>> {
  const matching = sql`client_id = ${clientId} and created_at >= ${from}
    ${to === undefined ? sql`` : sql`and created_at < ${to}`}
    ${types === undefined ? sql`` : sql`and event_type = any(${types})`}`;
  const order = paging.newestFirst ? sql`created_at desc, position desc` : sql`created_at, position`;
  const { total } = await db.one<{ total: number }>(sql`select count(*) as total from events where ${matching}`);
  const rows = await db.many<{ event_type: EventType; resource_id: string; created_at: Date }>(sql`
    select event_type, resource_id, created_at from events where ${matching}
    order by ${order} limit ${paging.limit} offset ${paging.offset}`);
  const events = rows.map((row) => ({ type: row.event_type, resourceId: row.resource_id, happenedAt: row.created_at }));
  return new Page(events, total, paging);
}

/** Their deliveries ended long before. */
export async function sweepEvents(db: Db, now: Date, limit: number): Promise<number> {
  return await db.run(sql`
    delete from events where id in (
      select id from events where created_at < ${later(now, -EVENTS_KEPT_MS)}
      order by created_at limit ${limit} for update skip locked)`);
}
