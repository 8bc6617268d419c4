// The counters of the budgets: one row for each window of each payer, locked from the count to the commit.
import { SECOND, later } from '#kit/time.ts';
import { sql, type Db } from '#world/db.ts';
import { LONGEST_WINDOW_MS, type Scope, type Use } from './budget.ts';

export interface Counter {
  readonly scope: Scope;
  readonly key: Buffer;
  readonly windowMs: number;
}

interface Row {
  readonly scope: Scope;
  readonly window_s: number;
  readonly used: number;
}

/**
 * Adds one to each, in the order given, and answers what each stands at. Whoever counts on the same row meanwhile, on
 * any node, waits for this transaction to end: no two can both take the last one.
 */
export async function countUse(db: Db, counters: readonly Counter[], now: Date): Promise<Use[]> {
  const rows = await db.many<Row>(sql`
    insert into sms_counters as known (scope, key, window_s, started_at, used)
    select scope, key, window_s, ${now}::timestamptz, 1 from ${unnested(counters)}
    on conflict (scope, key, window_s) do update set
      used = case when ${hasEnded(now)} then 1 else known.used + 1 end,
      started_at = case when ${hasEnded(now)} then excluded.started_at else known.started_at end
    returning scope, window_s, used`);
  return rows.map((row) => ({ scope: row.scope, windowMs: row.window_s * SECOND, used: row.used }));
}

/** Nothing was sent after all. In the transaction that counted. */
export async function giveBack(db: Db, counters: readonly Counter[]): Promise<void> {
  await db.run(sql`
    update sms_counters as known set used = known.used - 1 from ${unnested(counters)}
    where known.scope = wanted.scope and known.key = wanted.key and known.window_s = wanted.window_s`);
}

/** Rows that somebody counts on right now are left for the next time. */
export async function sweepCounters(db: Db, now: Date, limit: number): Promise<number> {
  return await db.run(sql`
    with old as materialized (
      select scope, key, window_s from sms_counters where started_at <= ${later(now, -LONGEST_WINDOW_MS)}
      limit ${limit} for update skip locked
    )
    delete from sms_counters as known using old
    where known.scope = old.scope and known.key = old.key and known.window_s = old.window_s`);
}

function unnested(counters: readonly Counter[]) {
  return sql`unnest(${counters.map((counter) => counter.scope)}::text[], ${counters.map((counter) => counter.key)}::bytea[],
    ${counters.map((counter) => counter.windowMs / SECOND)}::integer[]) as wanted (scope, key, window_s)`;
}

function hasEnded(now: Date) {
  return sql`known.started_at + make_interval(secs => known.window_s) <= ${now}::timestamptz`;
}
