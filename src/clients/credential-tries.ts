// How many wrong API keys a network may send before it is locked out, for a client id and in all.
// Only who sends from that network waits: nobody can lock a platform out from elsewhere.
import { later, MINUTE } from '#kit/time.ts';

export interface Tries {
  /** When the first of them was. */
  readonly since: Date;
  readonly failures: number;
  readonly lockedUntil: Date | null;
}

/** From one network for one client id. */
export const MOST_FOR_CLIENT = 10;
/** From one network, whatever the client ids. */
export const MOST_FROM_NETWORK = 100;
export const TRIES_WINDOW_MS = 15 * MINUTE;
export const LOCK_MS = 15 * MINUTE;

export function isLocked(tries: Tries | undefined, now: Date): boolean {
  return tries !== undefined && tries.lockedUntil !== null && tries.lockedUntil > now;
}

/** A lock begins with the last failure that is allowed, and no try made meanwhile makes it longer. */
export function afterFailure(tries: Tries | undefined, most: number, now: Date): Tries {
  const goesOn = tries !== undefined && tries.lockedUntil === null && later(tries.since, TRIES_WINDOW_MS) > now;
  const failures = (goesOn ? tries.failures : 0) + 1;
  const lockedUntil = failures >= most ? later(now, LOCK_MS) : null;
  return { since: goesOn ? tries.since : now, failures, lockedUntil };
}
