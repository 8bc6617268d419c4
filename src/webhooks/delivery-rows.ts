// SQL for the deliveries: an outbox from which several workers may take, each row going to one of them at a time.
import type { ClientId, EventId, HookId, SessionId } from '#kit/ids.ts';
import { sql, type Db } from '#world/db.ts';
import type { Delivery } from './delivery.ts';
import { toSession } from './event-rows.ts';
import type { EventType, SessionOfEvent } from './event.ts';
import type { HookDelivery } from './hook-key.ts';

/** How many calls to one hook may be under way: one is enough to learn whether a failing receiver is back. */
const PLACES_OF_A_HOOK = 8;
const PLACES_OF_A_FAILING_HOOK = 1;
/** To one host, whose hooks may be those of many platforms; failing hooks take nothing from the others. */
const PLACES_OF_A_HOST = 32;
const PLACES_OF_FAILING_HOOKS_AT_A_HOST = 8;

export interface Claim {
  readonly now: Date;
  readonly until: Date;
  readonly limit: number;
  /** Of these, how many may be for failing hooks. */
  readonly failingLimit: number;
}

interface Row {
  readonly client_id: ClientId;
  readonly event_id: EventId;
  readonly hook_id: HookId;
  readonly url: string;
  readonly delivery: HookDelivery;
  readonly event_type: EventType;
  readonly resource_id: string;
  readonly created_at: Date;
  readonly session_id: SessionId | null;
  readonly purpose: SessionOfEvent['purpose'] | null;
  readonly change: SessionOfEvent['change'] | null;
  readonly sequence: number;
  readonly attempts: number;
  readonly tried_before: number;
  readonly is_first: boolean;
  readonly is_failing: boolean;
  readonly claim: number;
  readonly position: number;
}

/** Hooks with something in their queue, one probe of the index each: their number counts, not how much is waiting. */
const hooksInLine = sql`
  in_line (hook_id) as (
    (select hook_id from deliveries where due_at is not null and not waits order by hook_id limit 1)
    union all
    select (
      select hook_id from deliveries
      where due_at is not null and not waits and hook_id > in_line.hook_id order by hook_id limit 1)
    from in_line where in_line.hook_id is not null
  )`;

/**
 * Takes due deliveries. Of each hook and each host only as many as they have places, and everybody's first before
 * anybody's second: a slow receiver fills its own places, never all of them. One worker claims after the other: two at
 * the same moment would each see the places that the other is taking still free.
 */
export async function claimDeliveries(db: Db, claim: Claim): Promise<Delivery[]> {
  return await db.transaction(async (tx) => {
    await tx.one(sql`select pg_advisory_xact_lock(${LOCK_CLASS}::integer, 0)`);
    return await claimPlaces(tx, claim);
  });
}

/** Tells this use of advisory locks from others. */
const LOCK_CLASS = 0x7765_6268;

async function claimPlaces(db: Db, { now, until, limit, failingLimit }: Claim): Promise<Delivery[]> {
  const rows = await db.many<Row>(sql`
    with recursive ${hooksInLine},
    open as materialized (
      select *, sum(under_way) over (partition by host, is_failing) as under_way_at_host,
        ${limit}::bigint / count(*) over () + 1 as share
      from (
        select hooks.id, hooks.host, hooks.consecutive_failures > 0 as is_failing, (
            select count(*) from deliveries under_way
            where under_way.hook_id = hooks.id and under_way.claimed_until > ${now}) as under_way
        from in_line join hooks on hooks.id = in_line.hook_id and hooks.enabled and hooks.valid
      ) hook
    ),
    due as materialized (
      select open.*, next.event_id, next.due_at, next.position,
        open.under_way + row_number() over (partition by open.id order by next.due_at, next.position) as place
      from open
      cross join lateral (
        select event_id, due_at, position from deliveries
        where hook_id = open.id and not waits and due_at <= ${now} and (claimed_until is null or claimed_until <= ${now})
        order by due_at, position
        limit greatest(0, least(open.share, case when open.is_failing
            then ${PLACES_OF_A_FAILING_HOOK}::bigint else ${PLACES_OF_A_HOOK}::bigint end - open.under_way))
        for update skip locked
      ) next
    ),
    ranked as (
      select *,
        under_way_at_host
          + row_number() over (partition by host, is_failing order by place, due_at, position) as place_at_host,
        row_number() over (partition by is_failing order by place, due_at, position) as place_among_alike
      from due
    ),
    taken as materialized (
      select event_id, id as hook_id, is_failing from ranked
      where case when is_failing
        then place_at_host <= ${PLACES_OF_FAILING_HOOKS_AT_A_HOST} and place_among_alike <= ${failingLimit}
        else place_at_host <= ${PLACES_OF_A_HOST} end
      order by place, due_at, position limit ${limit}
    )
    update deliveries set claim = claim + 1, claimed_until = ${until}
    from taken, hooks, events
    where deliveries.event_id = taken.event_id and deliveries.hook_id = taken.hook_id
      and hooks.id = taken.hook_id and events.id = taken.event_id
    returning events.client_id, deliveries.event_id, deliveries.hook_id, hooks.url, hooks.delivery,
      events.event_type, events.resource_id, events.created_at, events.session_id, events.purpose, events.change,
      events.sequence, attempts, tried_before, is_first, is_failing, claim,
      deliveries.position`);
  const inOrder = rows.toSorted((a, b) => a.position - b.position);
  return inOrder.map((row) => toDelivery(row, until));
}

function toDelivery(row: Row, claimedUntil: Date): Delivery {
  return {
    clientId: row.client_id,
    eventId: row.event_id,
    hookId: row.hook_id,
    url: row.url,
    form: row.delivery,
    event: {
      type: row.event_type,
      resourceId: row.resource_id,
      happenedAt: row.created_at,
      session: toSession(row),
    },
    sequence: row.sequence,
    attempts: row.attempts,
    triedBefore: row.tried_before,
    isFirst: row.is_first,
    isFailing: row.is_failing,
    claim: row.claim,
    claimedUntil,
  };
}

/** Invalid ones with something in their queue, and disabled ones with something due. */
export async function listUnwantedHooks(db: Db, now: Date): Promise<HookId[]> {
  const rows = await db.many<{ id: HookId }>(sql`
    with recursive ${hooksInLine}
    select id from hooks join in_line on in_line.hook_id = id
    where not valid or (not enabled and exists (
      select 1 from deliveries where deliveries.hook_id = hooks.id and not waits and due_at <= ${now}))`);
  return rows.map(({ id }) => id);
}

/**
 * Ends what is due, or all that is to come, under the lock on the hook; but not what is under way, for whose first
 * attempt a line waits. Who waits in a line goes with its head, also where the clock of the node that wrote it was
 * ahead. Nobody may join a line while its head is dropped: the lines are locked first, in the order in which events of
 * several resources are written.
 */
export async function dropWaiting(
  db: Db,
  hookId: HookId,
  { now, all }: { readonly now: Date; readonly all: boolean },
): Promise<void> {
  const ofHook = sql`hook_id = ${hookId} and (claimed_until is null or claimed_until <= ${now})
    and ${all ? sql`due_at is not null` : sql`(due_at <= ${now} or (waits and due_at is not null))`}`;
  const unwanted = sql`(${ofHook} and not waits) or (${ofHook} and is_first)`;
  await db.run(sql`
    select 1 from event_sequences
    where client_id = (select client_id from hooks where id = ${hookId})
      and resource_id in (select resource_id from deliveries where ${unwanted})
    order by resource_id collate "C"
    for no key update`);
  await db.run(sql`
    with unwanted as materialized (
      select event_id from deliveries where ${unwanted}
      order by position
      for update
    )
    update deliveries set due_at = null, claimed_until = null, is_first = false, waits = false,
      last_outcome = 'dropped'
    from unwanted where deliveries.event_id = unwanted.event_id and deliveries.hook_id = ${hookId}`);
}

/**
 * Nobody joins or leaves a line of this resource until the commit: of an event that is being written at this moment,
 * either its delivery is seen here, or the event is written after the line has moved on.
 */
export async function lockLine(db: Db, { clientId, event }: Delivery): Promise<void> {
  await db.run(sql`
    select 1 from event_sequences
    where client_id = ${clientId} and resource_id = ${event.resourceId} for no key update`);
}

/** Lets the next one of the line go, once its head was tried. */
export async function moveLine(db: Db, { hookId, event }: Delivery): Promise<void> {
  await db.run(sql`
    update deliveries set waits = false
    where hook_id = ${hookId} and waits and event_id = (
      select event_id from deliveries
      where hook_id = ${hookId} and resource_id = ${event.resourceId} and is_first
      order by sequence limit 1)`);
}

/** What the statement that settles sees beside its delivery, so that the usual case needs no other. */
export interface Settled {
  /** Somebody waits in the line behind it. */
  readonly hasNext: boolean;
  /** The hook's failures in a row so far. */
  readonly failures: number;
}

/** Undefined when the delivery is no longer this worker's. What was dropped meanwhile has arrived all the same. */
export async function markDelivered(db: Db, delivery: Delivery, now: Date): Promise<Settled | undefined> {
  return await db.maybeOne<Settled>(sql`
    update deliveries set attempts = attempts + 1, due_at = null, claimed_until = null, is_first = false,
      delivered_at = ${now}, tried_at = ${now}, last_outcome = 'delivered'
    where ${isOurs(delivery)}
    returning coalesce((
        select true from deliveries next
        where next.hook_id = ${delivery.hookId} and next.resource_id = ${delivery.event.resourceId} and next.is_first
          and next.event_id <> ${delivery.eventId}
        order by next.sequence limit 1), false) as "hasNext",
      (select consecutive_failures from hooks where hooks.id = ${delivery.hookId}) as failures`);
}

/** False when the delivery is no longer this worker's. `dueAt` undefined: given up. */
export async function markFailed(
  db: Db,
  delivery: Delivery,
  failure: { readonly outcome: string; readonly dueAt: Date | undefined; readonly now: Date },
): Promise<boolean> {
  const marked = await db.run(sql`
    update deliveries set attempts = attempts + 1, due_at = ${failure.dueAt ?? null}, claimed_until = null,
      is_first = false, tried_at = ${failure.now}, last_outcome = ${failure.outcome}
    where ${isOurs(delivery)} and due_at is not null`);
  return marked === 1;
}

/** It is due later, and was not tried. */
export async function putOff(db: Db, delivery: Delivery, dueAt: Date): Promise<void> {
  await db.run(
    sql`update deliveries set due_at = ${dueAt}, claimed_until = null
      where ${isOurs(delivery)} and due_at is not null`,
  );
}

function isOurs({ eventId, hookId, claim }: Delivery) {
  return sql`event_id = ${eventId} and hook_id = ${hookId} and claim = ${claim}`;
}
