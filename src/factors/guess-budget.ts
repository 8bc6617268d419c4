// One budget of guesses a person, across elements, sessions and resends: when failures block, and for how long.
import { HOUR, MINUTE, later } from '#kit/time.ts';

export interface GuessBudget {
  readonly consecutiveFailures: number;
  readonly blockedUntil: Date | undefined;
}

export const untouched: GuessBudget = { consecutiveFailures: 0, blockedUntil: undefined };

export function isBlocked(budget: GuessBudget, now: Date): boolean {
  return budget.blockedUntil !== undefined && budget.blockedUntil > now;
}

/** A try is spent before the proof is looked at: no crash, rollback or hang-up gives a free guess. */
export function spendTry(budget: GuessBudget, now: Date): GuessBudget {
  const consecutiveFailures = budget.consecutiveFailures + 1;
  const ms = blockMs(consecutiveFailures);
  return { consecutiveFailures, blockedUntil: ms === undefined ? budget.blockedUntil : later(now, ms) };
}

/** RTS art. 4(3)(b): at most five consecutive failures, then a block; it grows as failures go on. */
function blockMs(failures: number): number | undefined {
  if (failures === 0 || failures % 5 !== 0) return undefined;
  if (failures === 5) return 15 * MINUTE;
  return failures === 10 ? HOUR : 24 * HOUR;
}
