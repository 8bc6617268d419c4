// Resets in the database, at most one under way a person, and what they do to an enrolment.
import type { ClientId, ResetId, UserId } from '#kit/ids.ts';
import { sql, type Db } from '#world/db.ts';
import type { AskedBy, Reset, ResetState } from './reset.ts';

interface Row {
  id: ResetId;
  client_id: ClientId;
  user_id: UserId;
  asked_by: AskedBy;
  reason: string;
  reference: string | null;
  state: ResetState;
  asked_at: Date;
  starts_at: Date | null;
  delay_hours: number;
  proof_hash: Buffer | null;
  closed_at: Date | null;
  closing_reason: string | null;
}

/** The one under way, else the last that was. */
export async function findReset(db: Db, userId: UserId): Promise<Reset | undefined> {
  const row = await db.maybeOne<Row>(sql`
    select id, client_id, user_id, asked_by, reason, reference, state, asked_at, starts_at, delay_hours, proof_hash,
      closed_at, closing_reason
    from sca_resets where user_id = ${userId} order by closed_at desc nulls first, asked_at desc limit 1`);
  return row && toReset(row);
}

export async function insertReset(db: Db, reset: Reset): Promise<void> {
  await db.run(sql`
    insert into sca_resets (id, client_id, user_id, asked_by, reason, reference, state, asked_at, starts_at, delay_hours,
      proof_hash)
    values (${reset.id}, ${reset.clientId}, ${reset.userId}, ${reset.askedBy}, ${reset.reason},
      ${reset.reference ?? null}, ${reset.state}, ${reset.askedAt}, ${reset.startsAt ?? null}, ${reset.delayHours},
      ${reset.proofHash ?? null})`);
}

/** An operator's word: from now on the delay counts. */
export async function saveStarted(db: Db, id: ResetId, startsAt: Date, proofHash: Buffer): Promise<void> {
  await db.run(sql`
    update sca_resets set state = 'waiting', starts_at = ${startsAt}, proof_hash = ${proofHash}
    where id = ${id} and state = 'waiting_for_approval'`);
}

/** The delay of a reset that waits begins anew. Answers how many hours it is; undefined when none was put off. */
export async function restartReset(db: Db, userId: UserId, from: Date): Promise<number | undefined> {
  const row = await db.maybeOne<{ delay_hours: number }>(sql`
    update sca_resets set starts_at = ${from}
    where user_id = ${userId} and state = 'waiting' and starts_at < ${from}
    returning delay_hours`);
  return row?.delay_hours;
}

/** Whether any took effect since then, whatever came after it. */
export async function tookEffectSince(db: Db, userId: UserId, since: Date): Promise<boolean> {
  const row = await db.maybeOne(sql`
    select 1 as found from sca_resets where user_id = ${userId} and state = 'done' and closed_at >= ${since} limit 1`);
  return row !== undefined;
}

export async function saveEnded(
  db: Db,
  id: ResetId,
  end: { readonly state: 'done' | 'canceled'; readonly at: Date; readonly reason: string },
): Promise<void> {
  await db.run(sql`
    update sca_resets set state = ${end.state}, closed_at = ${end.at}, closing_reason = ${end.reason}, proof_hash = null
    where id = ${id} and state in ('waiting_for_approval', 'waiting')`);
}

export interface DueReset {
  readonly clientId: ClientId;
  readonly userId: UserId;
}

/** Those whose delay is over; whether nothing changed meanwhile is looked at under the person's lock. */
export async function listDueResets(db: Db, now: Date, limit: number): Promise<DueReset[]> {
  return await db.many<DueReset>(sql`
    select client_id as "clientId", user_id as "userId" from sca_resets
    where state = 'waiting' and starts_at + make_interval(hours => delay_hours) <= ${now}
    order by asked_at, id limit ${limit}`);
}

export async function deleteResets(db: Db, userId: UserId): Promise<void> {
  await db.run(sql`delete from sca_resets where user_id = ${userId}`);
}

/** Nothing that a session has staged fits any more, and the next enrolment needs the code of an operator. */
export async function recordUnenrolled(db: Db, userId: UserId): Promise<void> {
  await db.run(sql`
    update enrolments set enrolled_at = null, last_changed_at = null, proof_required = true,
      typing_misses = 0, credentials_version = credentials_version + 1
    where user_id = ${userId}`);
}

function toReset(row: Row): Reset {
  return {
    id: row.id,
    clientId: row.client_id,
    userId: row.user_id,
    askedBy: row.asked_by,
    reason: row.reason,
    reference: row.reference ?? undefined,
    state: row.state,
    askedAt: row.asked_at,
    startsAt: row.starts_at ?? undefined,
    delayHours: row.delay_hours,
    proofHash: row.proof_hash ?? undefined,
    closedAt: row.closed_at ?? undefined,
    closingReason: row.closing_reason ?? undefined,
  };
}
