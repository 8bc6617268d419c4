// When a message that the provider did not take is tried again: soon, because a person is waiting for it.
import { later, SECOND } from '#kit/time.ts';
import { CODE_LIFE_MS } from './message.ts';

const DELAYS_MS: readonly number[] = [1 * SECOND, 3 * SECOND, 10 * SECOND, 30 * SECOND, 60 * SECOND];

/** Undefined: given up. `attempts` counts from 1. */
export function nextTryAt(attempts: number, createdAt: Date, now: Date): Date | undefined {
  const delay = DELAYS_MS[attempts - 1];
  if (delay === undefined) return undefined;
  const next = later(now, delay);
  return isTooLate(createdAt, next) ? undefined : next;
}

export function isTooLate(createdAt: Date, now: Date): boolean {
  return now >= later(createdAt, CODE_LIFE_MS);
}
