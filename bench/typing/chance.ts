// Chance that repeats: the same seed, the same numbers.

/** Mulberry32: numbers from 0 to below 1. */
export function chanceFrom(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export interface Chance {
  /** From 0 to below 1. */
  next(): number;
  /** A whole number from 0 to below `count`. */
  below(count: number): number;
  /** @throws RangeError on an empty list */
  of<Item>(items: readonly Item[]): Item;
  /** Normally distributed, mean 0, deviation 1. */
  normal(): number;
}

export function chance(seed: number): Chance {
  const next = chanceFrom(seed);
  return {
    next,
    below: (count) => Math.floor(next() * count),
    of: (items) => {
      const item = items[Math.floor(next() * items.length)];
      if (item === undefined) throw new RangeError('nothing to choose from');
      return item;
    },
    normal: () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()),
  };
}
