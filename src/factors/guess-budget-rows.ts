// The guess budgets in the database.
import type { UserId } from '#kit/ids.ts';
import { sql, type Db } from '#world/db.ts';
import { untouched, type GuessBudget } from './guess-budget.ts';

export async function getBudget(db: Db, userId: UserId): Promise<GuessBudget> {
  const row = await db.maybeOne<{
    consecutive_failures: number;
    blocked_until: Date | null;
    warned_at: Date | null;
    warning_sent_at: Date | null;
    blocked_for_good: boolean;
  }>(sql`
    select consecutive_failures, blocked_until, warned_at, warning_sent_at, blocked_for_good from guess_budgets
    where user_id = ${userId}`);
  if (row === undefined) return untouched;
  return {
    consecutiveFailures: row.consecutive_failures,
    blockedUntil: row.blocked_until ?? undefined,
    warnedAt: row.warned_at ?? undefined,
    warningSentAt: row.warning_sent_at ?? undefined,
    blockedForGood: row.blocked_for_good,
  };
}

export async function saveBudget(db: Db, userId: UserId, budget: GuessBudget): Promise<void> {
  await db.run(sql`
    insert into guess_budgets (user_id, consecutive_failures, blocked_until, warned_at, warning_sent_at,
      blocked_for_good)
    values (${userId}, ${budget.consecutiveFailures}, ${budget.blockedUntil ?? null}, ${budget.warnedAt ?? null},
      ${budget.warningSentAt ?? null}, ${budget.blockedForGood})
    on conflict (user_id) do update set
      consecutive_failures = excluded.consecutive_failures, blocked_until = excluded.blocked_until,
      warned_at = excluded.warned_at, warning_sent_at = excluded.warning_sent_at,
      blocked_for_good = excluded.blocked_for_good`);
}

/** The first copy only. Under the person's lock, as every save: none is lost to another. */
export async function recordWarningSent(db: Db, userId: UserId, now: Date): Promise<void> {
  await db.run(sql`
    update guess_budgets set warning_sent_at = ${now}
    where user_id = ${userId} and warned_at is not null and warning_sent_at is null`);
}

/** Only a validated session gives tries back, or an operator. */
export async function resetBudget(db: Db, userId: UserId): Promise<void> {
  await db.run(sql`delete from guess_budgets where user_id = ${userId}`);
}
