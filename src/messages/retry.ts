// When a message that no provider took is tried again: a code soon, because a person is waiting for it; a notice for a day.
import { HOUR, later, MINUTE, SECOND } from '#kit/time.ts';
import { CODE_LIFE_MS, type Message } from './message.ts';

const CODE_DELAYS_MS: readonly number[] = [1 * SECOND, 3 * SECOND, 10 * SECOND, 30 * SECOND, 60 * SECOND];

/** About 24 hours in all. */
const NOTICE_DELAYS_MS: readonly number[] = [
  10 * SECOND,
  1 * MINUTE,
  5 * MINUTE,
  15 * MINUTE,
  40 * MINUTE,
  1 * HOUR,
  2 * HOUR,
  4 * HOUR,
  8 * HOUR,
  8 * HOUR,
];

type Due = Pick<Message, 'is' | 'attempts' | 'createdAt'>;

/** Undefined: given up. `attempts` counts from 1. */
export function nextTryAt(message: Due, now: Date): Date | undefined {
  const delays = message.is === 'code' ? CODE_DELAYS_MS : NOTICE_DELAYS_MS;
  const delay = delays[message.attempts - 1];
  if (delay === undefined) return undefined;
  const next = later(now, delay);
  return isTooLate(message, next) ? undefined : next;
}

/** An old code helps nobody; what a notice tells is worth knowing late. */
export function isTooLate({ is, createdAt }: Pick<Due, 'is' | 'createdAt'>, now: Date): boolean {
  return is === 'code' && now >= later(createdAt, CODE_LIFE_MS);
}
