// SQL for what is put in line again, and for what became of each delivery.
import type { ClientId, EventId, HookId } from '#kit/ids.ts';
import { sql, type Db } from '#world/db.ts';
import { eventsLike, type EventFilter } from './event-rows.ts';

/** The notifications that a replay asks for: of one event, or of those like a filter; to each one's hook, or to one. */
export interface ReplayFilter {
  readonly events: EventFilter | EventId;
  readonly hookId: HookId | undefined;
}

/** How many there are, counted no further than `limit`. */
export async function countReplayed(db: Db, clientId: ClientId, filter: ReplayFilter, limit: number): Promise<number> {
  const { count } = await db.one<{ count: number }>(sql`
    select count(*) as count from (select 1 from ${owed(clientId, filter)} limit ${limit}) notification`);
  return count;
}

/**
 * Makes them due now, with their whole schedule before them; what was never tried joins the line of its resource. What
 * is due already, under way, or in line for its first attempt is left as it is: it comes anyway, and in order. In a
 * transaction.
 */
export async function putInLine(db: Db, clientId: ClientId, filter: ReplayFilter, now: Date): Promise<number> {
  // As whoever writes an event does, and in the order of those who write several.
  await db.run(sql`
    select 1 from event_sequences
    where client_id = ${clientId} and resource_id in (select events.resource_id from ${owed(clientId, filter)})
    order by resource_id collate "C"
    for no key update`);
  const inLine = await db.run(sql`
    insert into deliveries (event_id, hook_id, resource_id, sequence, due_at, is_first, waits)
    select events.id, hooks.id, events.resource_id, events.sequence, ${now}, true, true
    from ${owed(clientId, filter)}
    order by events.position
    on conflict (event_id, hook_id) do update
      set due_at = excluded.due_at, claimed_until = null, claim = deliveries.claim + 1,
        tried_before = deliveries.attempts, is_first = deliveries.attempts = 0, waits = deliveries.attempts = 0
      where not deliveries.is_first and (deliveries.due_at is null or deliveries.due_at > excluded.due_at)
        and (deliveries.claimed_until is null or deliveries.claimed_until <= excluded.due_at)`);
  await db.run(sql`
    with line as (
      select distinct hooks.id as hook_id, events.resource_id from ${owed(clientId, filter)}
    )
    update deliveries set waits = false
    from line
    cross join lateral (
      select event_id from deliveries first
      where first.hook_id = line.hook_id and first.resource_id = line.resource_id and first.is_first
      order by first.sequence limit 1
    ) head
    where deliveries.hook_id = line.hook_id and deliveries.event_id = head.event_id and deliveries.waits
      and not exists (
        select 1 from deliveries ahead
        where ahead.hook_id = line.hook_id and ahead.resource_id = line.resource_id and ahead.is_first
          and not ahead.waits)`);
  return inLine;
}

function owed(clientId: ClientId, { events, hookId }: ReplayFilter) {
  const chosen =
    typeof events === 'string'
      ? sql`events.client_id = ${clientId} and events.id = ${events}`
      : eventsLike(clientId, events);
  return sql`events
    join hooks on hooks.client_id = events.client_id and hooks.event_type = events.event_type
      and hooks.enabled and hooks.valid ${hookId === undefined ? sql`` : sql`and hooks.id = ${hookId}`}
    where ${chosen}`;
}

/** What became of the notification of an event to a hook so far. */
export interface DeliveryRecord {
  readonly eventId: EventId;
  readonly hookId: HookId;
  readonly attempts: number;
  readonly triedAt: Date | undefined;
  readonly lastOutcome: string | undefined;
  readonly deliveredAt: Date | undefined;
  readonly dueAt: Date | undefined;
  readonly waits: boolean;
  readonly claimedUntil: Date | undefined;
}

export async function listDeliveriesOf(db: Db, eventIds: readonly EventId[]): Promise<DeliveryRecord[]> {
  const rows = await db.many<{
    event_id: EventId;
    hook_id: HookId;
    attempts: number;
    tried_at: Date | null;
    last_outcome: string | null;
    delivered_at: Date | null;
    due_at: Date | null;
    waits: boolean;
    claimed_until: Date | null;
  }>(sql`
    select event_id, hook_id, attempts, tried_at, last_outcome, delivered_at, due_at, waits, claimed_until
    from deliveries where event_id = any(${[...eventIds]}) order by event_id, hook_id`);
  return rows.map((row) => ({
    eventId: row.event_id,
    hookId: row.hook_id,
    attempts: row.attempts,
    triedAt: row.tried_at ?? undefined,
    lastOutcome: row.last_outcome ?? undefined,
    deliveredAt: row.delivered_at ?? undefined,
    dueAt: row.due_at ?? undefined,
    waits: row.waits,
    claimedUntil: row.claimed_until ?? undefined,
  }));
}
