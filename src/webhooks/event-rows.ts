// SQL for the events, and for what each owes to the hook of its type.
import { Page, type Paging } from '#http/paging.ts';
import type { ClientId, EventId, SessionId } from '#kit/ids.ts';
import { DAY, later } from '#kit/time.ts';
import { sql, type Db } from '#world/db.ts';
import type { Event, EventType, SessionOfEvent, StoredEvent } from './event.ts';

/** Mangopay: api-reference/events. Older ones cannot be searched. */
export const EVENTS_KEPT_MS = 45 * DAY;

/**
 * Takes the next number of the resource and keeps its row until the commit: the next event of the resource waits for it.
 * The delivery joins the line of its hook and resource under the same lock, behind whatever is still to be tried.
 */
export async function insertEvent(db: Db, clientId: ClientId, id: EventId, event: Event): Promise<void> {
  const { sequence } = await db.one<{ sequence: number }>(sql`
    insert into event_sequences (client_id, resource_id, last) values (${clientId}, ${event.resourceId}, 1)
    on conflict (client_id, resource_id) do update set last = event_sequences.last + 1
    returning last as sequence`);
  // A statement of its own: it must see what others committed while this transaction waited for the row. The head of the
  // line is asked for in its order, so that no plan reads all that is waiting.
  await db.run(sql`
    with event as (
      insert into events (id, client_id, event_type, resource_id, sequence, created_at, session_id, purpose, change)
      values (${id}, ${clientId}, ${event.type}, ${event.resourceId}, ${sequence}, ${event.happenedAt},
        ${event.session?.id ?? null}, ${event.session?.purpose ?? null}, ${event.session?.change ?? null})
      returning id, client_id, event_type, resource_id, sequence, created_at
    )
    insert into deliveries (event_id, hook_id, resource_id, sequence, due_at, waits)
    select event.id, hooks.id, event.resource_id, event.sequence, event.created_at, coalesce((
      select true from deliveries earlier
      where earlier.hook_id = hooks.id and earlier.resource_id = event.resource_id and earlier.is_first
      order by sequence limit 1), false)
    from event
    join hooks on hooks.client_id = event.client_id and hooks.event_type = event.event_type
    where hooks.enabled and hooks.valid`);
}

export interface EventFilter {
  readonly types: readonly string[] | undefined;
  /** Inclusive. */
  readonly from: Date;
  /** Exclusive. */
  readonly to: Date | undefined;
  readonly resourceId?: string | undefined;
}

export async function listEvents(
  db: Db,
  clientId: ClientId,
  filter: EventFilter,
  paging: Paging,
): Promise<Page<StoredEvent>> {
  const matching = eventsLike(clientId, filter);
  const order = paging.newestFirst ? sql`created_at desc, position desc` : sql`created_at, position`;
  const { total } = await db.one<{ total: number }>(sql`select count(*) as total from events where ${matching}`);
  const rows = await db.many<Row>(sql`
    select ${columns} from events where ${matching}
    order by ${order} limit ${paging.limit} offset ${paging.offset}`);
  return new Page(rows.map(toEvent), total, paging);
}

export async function findEvent(db: Db, clientId: ClientId, id: string): Promise<StoredEvent | undefined> {
  const row = await db.maybeOne<Row>(sql`select ${columns} from events where client_id = ${clientId} and id = ${id}`);
  return row && toEvent(row);
}

/** For a condition on `events`. */
export function eventsLike(clientId: ClientId, { types, from, to, resourceId }: EventFilter) {
  return sql`events.client_id = ${clientId} and events.created_at >= ${from}
    ${to === undefined ? sql`` : sql`and events.created_at < ${to}`}
    ${types === undefined ? sql`` : sql`and events.event_type = any(${types})`}
    ${resourceId === undefined ? sql`` : sql`and events.resource_id = ${resourceId}`}`;
}

/** Once their deliveries ended: lines wait behind them. The numbers of their resources go on. */
export async function sweepEvents(db: Db, now: Date, limit: number): Promise<number> {
  return await db.run(sql`
    delete from events where id in (
      select id from events where created_at < ${later(now, -EVENTS_KEPT_MS)}
        and not exists (select 1 from deliveries where event_id = events.id and due_at is not null)
      order by created_at limit ${limit} for update skip locked)`);
}

interface Row {
  readonly id: EventId;
  readonly event_type: EventType;
  readonly resource_id: string;
  readonly sequence: number;
  readonly created_at: Date;
  readonly session_id: SessionId | null;
  readonly purpose: SessionOfEvent['purpose'] | null;
  readonly change: SessionOfEvent['change'] | null;
}

const columns = sql`id, event_type, resource_id, sequence, created_at, session_id, purpose, change`;

function toEvent(row: Row): StoredEvent {
  return {
    id: row.id,
    type: row.event_type,
    resourceId: row.resource_id,
    sequence: row.sequence,
    happenedAt: row.created_at,
    session: toSession(row),
  };
}

/** Of the row of an event. */
export function toSession(row: Pick<Row, 'session_id' | 'purpose' | 'change'>): SessionOfEvent | undefined {
  if (row.session_id === null || row.purpose === null) return undefined;
  return { id: row.session_id, purpose: row.purpose, change: row.change ?? undefined };
}
