// The time that a sandbox goes by: the machine's, unless it is frozen, set or moved on.
import { later } from '#kit/time.ts';

export interface Clock {
  now(): Date;
  readonly isFrozen: boolean;
  /** Stands still from now on: here, or at another moment. */
  freeze(at?: Date): void;
  /** Goes on from where it is. */
  run(): void;
  advance(ms: number): void;
  /** As it was in the beginning. */
  reset(): void;
}

/** Either it stands still, or it goes with the machine's, so far ahead of it. */
type Hands = { readonly at: Date } | { readonly aheadMs: number };

/** @param start where it stands still in the beginning; undefined: it goes with the machine's */
export function createClock(machine: () => Date, start?: Date): Clock {
  const beginning: Hands = start === undefined ? { aheadMs: 0 } : { at: start };
  let hands = beginning;
  const now = () => ('at' in hands ? hands.at : later(machine(), hands.aheadMs));
  return {
    now,
    get isFrozen() {
      return 'at' in hands;
    },
    freeze(at = now()) {
      hands = { at };
    },
    run() {
      hands = { aheadMs: now().getTime() - machine().getTime() };
    },
    advance(ms) {
      hands = 'at' in hands ? { at: later(hands.at, ms) } : { aheadMs: hands.aheadMs + ms };
    },
    reset() {
      hands = beginning;
    },
  };
}
