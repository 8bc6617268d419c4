// SQL for the deliveries: an outbox from which several workers may take, each row going to one of them at a time.
import type { EventId, HookId } from '#kit/ids.ts';
import { sql, type Db } from '#world/db.ts';
import type { Event, EventType } from './event.ts';

export interface Delivery {
  readonly eventId: EventId;
  readonly hookId: HookId;
  readonly url: string;
  readonly event: Event;
  /** Before this one. */
  readonly attempts: number;
  /** Whoever settles shows it: a later claim makes it void. */
  readonly claim: number;
}

/** How many calls to one hook may be under way: one is enough to learn whether a failing receiver is back. */
const PLACES_OF_A_HOOK = 8;
const PLACES_OF_A_FAILING_HOOK = 1;

/**
 * Takes due deliveries, oldest first, but of each hook only as many as it has places: a slow receiver fills its own
 * places, never all of them.
 */
export async function claimDeliveries(db: Db, now: Date, claimedUntil: Date, limit: number): Promise<Delivery[]> {
  const rows = await db.many<{
    event_id: EventId;
    hook_id: HookId;
    url: string;
    event_type: EventType;
    resource_id: string;
    created_at: Date;
    attempts: number;
    claim: number;
    position: number;
  }>(sql`
    with taken as materialized (
      select next.event_id, next.hook_id
      from (select distinct hook_id from deliveries where due_at <= ${now}) waiting
      join hooks on hooks.id = waiting.hook_id and hooks.enabled and hooks.valid
      cross join lateral (
        select event_id, hook_id, due_at, position from deliveries
        where hook_id = hooks.id and due_at <= ${now} and (claimed_until is null or claimed_until <= ${now})
        order by due_at, position
        limit greatest(0, case when hooks.consecutive_failures = 0
            then ${PLACES_OF_A_HOOK}::bigint else ${PLACES_OF_A_FAILING_HOOK}::bigint end
          - (select count(*) from deliveries under_way
             where under_way.hook_id = hooks.id and under_way.claimed_until > ${now}))
        for update skip locked
      ) next
      order by next.due_at, next.position
      limit ${limit}
    )
    update deliveries set claim = claim + 1, claimed_until = ${claimedUntil}
    from taken, hooks, events
    where deliveries.event_id = taken.event_id and deliveries.hook_id = taken.hook_id
      and hooks.id = taken.hook_id and events.id = taken.event_id
    returning deliveries.event_id, deliveries.hook_id, hooks.url, events.event_type, events.resource_id,
      events.created_at, attempts, claim, deliveries.position`);
  const inOrder = rows.toSorted((a, b) => a.position - b.position);
  return inOrder.map((row) => ({
    eventId: row.event_id,
    hookId: row.hook_id,
    url: row.url,
    event: { type: row.event_type, resourceId: row.resource_id, happenedAt: row.created_at },
    attempts: row.attempts,
    claim: row.claim,
  }));
}

/** What comes due for a hook that is disabled or invalid is never sent. */
export async function dropUnwanted(db: Db, now: Date): Promise<void> {
  await db.run(sql`
    with unwanted as materialized (
      select event_id, hook_id from deliveries
      where due_at <= ${now} and hook_id in (select id from hooks where not (enabled and valid))
      for update skip locked
    )
    update deliveries set due_at = null, claimed_until = null, last_outcome = 'dropped'
    from unwanted
    where deliveries.event_id = unwanted.event_id and deliveries.hook_id = unwanted.hook_id`);
}

/** Stops every retry of a hook that became invalid. */
export async function dropPending(db: Db, hookId: HookId): Promise<void> {
  await db.run(sql`
    update deliveries set due_at = null, claimed_until = null, last_outcome = 'dropped'
    where hook_id = ${hookId} and due_at is not null`);
}

export async function markDelivered(db: Db, delivery: Delivery, now: Date): Promise<void> {
  await db.run(sql`
    update deliveries set attempts = attempts + 1, due_at = null, claimed_until = null,
      delivered_at = ${now}, last_outcome = 'delivered'
    where event_id = ${delivery.eventId} and hook_id = ${delivery.hookId} and claim = ${delivery.claim}`);
}

/** False when the delivery is no longer this worker's. `dueAt` undefined: given up. */
export async function markFailed(
  db: Db,
  delivery: Delivery,
  { outcome, dueAt }: { readonly outcome: string; readonly dueAt: Date | undefined },
): Promise<boolean> {
  const marked = await db.run(sql`
    update deliveries set attempts = attempts + 1, due_at = ${dueAt ?? null}, claimed_until = null,
      last_outcome = ${outcome}
    where event_id = ${delivery.eventId} and hook_id = ${delivery.hookId} and claim = ${delivery.claim}
      and due_at is not null`);
  return marked === 1;
}

/** It is due later, and was not tried. */
export async function putOff(db: Db, delivery: Delivery, dueAt: Date): Promise<void> {
  await db.run(sql`
    update deliveries set due_at = ${dueAt}, claimed_until = null
    where event_id = ${delivery.eventId} and hook_id = ${delivery.hookId} and claim = ${delivery.claim}
      and due_at is not null`);
}
