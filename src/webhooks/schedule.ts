// When a notification that failed is sent again, and when a hook is given up.
import { HOUR, MINUTE } from '#kit/time.ts';

/** Mangopay: webhooks, delivery. Every 10 minutes in the first hour, then every 8 hours for 3 days. */
export const documentedDelaysMs: readonly number[] = [
  ...Array<number>(6).fill(10 * MINUTE),
  ...Array<number>(9).fill(8 * HOUR),
];

/** Mangopay: webhooks, delivery. So many failures in a row make a hook INVALID. */
export const MAX_CONSECUTIVE_FAILURES = 100;

const WARN_AT: readonly number[] = [25, 50, 75, MAX_CONSECUTIVE_FAILURES];

/** How long after the failed attempt the next one is due; undefined when there is none. `attempts` counts from 1. */
export function nextAttempt(attempts: number, delaysMs: readonly number[]): number | undefined {
  return delaysMs[attempts - 1];
}

export function isWorthAWarning(consecutiveFailures: number): boolean {
  return WARN_AT.includes(consecutiveFailures);
}
