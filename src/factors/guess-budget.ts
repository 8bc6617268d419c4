// One budget of guesses a person, across elements, sessions and resends: when failures block, for how long, and for good.
import { DAY, HOUR, MINUTE, later } from '#kit/time.ts';

export interface GuessBudget {
  readonly consecutiveFailures: number;
  readonly blockedUntil: Date | undefined;
  /** When the person was to be told that a permanent block can follow. */
  readonly warnedAt: Date | undefined;
  /** When the first copy of that was handed over. */
  readonly warningSentAt: Date | undefined;
  /** Until an operator lifts it. */
  readonly blockedForGood: boolean;
}

export const untouched: GuessBudget = {
  consecutiveFailures: 0,
  blockedUntil: undefined,
  warnedAt: undefined,
  warningSentAt: undefined,
  blockedForGood: false,
};

/** So many failures without a validation, and the person is told that the next block can be permanent. */
const WARNED_AT_FAILURES = 100;
/** RTS art. 4(4): the person is alerted before a block becomes permanent; so long before. */
const WARNING_MS = 3 * DAY;
/** A message is tried for a day: what has not left by then leaves no more. */
const WARNING_LOST_MS = 2 * DAY;

export function isBlocked(budget: GuessBudget, now: Date): boolean {
  return budget.blockedForGood || (budget.blockedUntil !== undefined && budget.blockedUntil > now);
}

/** A try is spent before the proof is looked at: no crash, rollback or hang-up gives a free guess. */
export function spendTry(budget: GuessBudget, now: Date): GuessBudget {
  const consecutiveFailures = budget.consecutiveFailures + 1;
  const ms = blockMs(consecutiveFailures);
  return {
    ...budget,
    consecutiveFailures,
    blockedUntil: ms === undefined ? budget.blockedUntil : later(now, ms),
  };
}

/** A right answer that does not end the session yet was no failure: it takes its own try back, and the block it set. */
export function giveBackTry(budget: GuessBudget): GuessBudget {
  const { consecutiveFailures, blockedUntil } = budget;
  if (consecutiveFailures === 0) return budget;
  const isBlockOfThis = blockMs(consecutiveFailures) !== undefined;
  return {
    ...budget,
    consecutiveFailures: consecutiveFailures - 1,
    blockedUntil: isBlockOfThis ? undefined : blockedUntil,
  };
}

/** Whether the next failure would block. */
export function isLastTry({ consecutiveFailures }: GuessBudget): boolean {
  return blockMs(consecutiveFailures + 1) !== undefined;
}

/** The person is to be told now, or still: nobody is blocked for good without having been told. */
export function isWarningDue(budget: GuessBudget, now: Date): boolean {
  const { consecutiveFailures, warnedAt, warningSentAt, blockedForGood } = budget;
  if (consecutiveFailures < WARNED_AT_FAILURES || blockedForGood) return false;
  if (warnedAt === undefined) return true;
  return warningSentAt === undefined && later(warnedAt, WARNING_LOST_MS) <= now;
}

/** From then on a failure blocks for good. */
export function openUntil(warnedAt: Date): Date {
  return later(warnedAt, WARNING_MS);
}

/** Whether a refusal now blocks for good. Of a try that was spent only nobody knows yet whether it fails. */
export function isBlockForGoodDue(budget: GuessBudget, now: Date): boolean {
  const { consecutiveFailures, warningSentAt, blockedForGood } = budget;
  if (blockedForGood || consecutiveFailures <= WARNED_AT_FAILURES) return false;
  return warningSentAt !== undefined && openUntil(warningSentAt) <= now;
}

/** RTS art. 4(3)(b): at most five consecutive failures, then a block; it grows as failures go on. */
function blockMs(failures: number): number | undefined {
  if (failures === 0 || failures % 5 !== 0) return undefined;
  if (failures === 5) return 15 * MINUTE;
  return failures === 10 ? HOUR : DAY;
}
