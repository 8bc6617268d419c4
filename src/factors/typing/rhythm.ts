// The rhythm of one typing of a text: how long each key was held, and how long after one key the next went down.

/** Times in seconds. Keys stand in the order in which they went down. */
export interface Rhythm {
  /** One for each key: from its key-down to its key-up. NaN where no key-up was seen. */
  readonly holds: Float64Array;
  /** One for each key but the last: from its key-down to the next key-down. */
  readonly downDowns: Float64Array;
}

export const keysOf = (rhythm: Rhythm): number => rhythm.holds.length;

/** No key-up of any key was seen: many virtual keyboards report none. */
export const lacksKeyUps = (rhythm: Rhythm): boolean => rhythm.holds.every((hold) => Number.isNaN(hold));
