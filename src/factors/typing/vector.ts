// A rhythm as a vector: logarithms of holds and latencies, and how far each key overlaps the next.
import { keysOf, type Rhythm } from './rhythm.ts';

/** One hold a key, then one latency and one overlap a pair of keys. */
export type Kind = 0 | 1 | 2;
export const HOLD: Kind = 0;
export const LATENCY: Kind = 1;
export const OVERLAP: Kind = 2;
export const KINDS = [HOLD, LATENCY, OVERLAP] as const;

/** Seconds: shorter or longer is a slip of the clock or a pause, and says nothing about the hand. */
const LEAST = 0.015;
const LONGEST_HOLD = 1;
const LONGEST_LATENCY = 3;
/** Seconds between release and next press at which the overlap turns from a line into a logarithm. */
const OVERLAP_UNIT = 0.05;

const clipped = (value: number, most: number): number => Math.min(most, Math.max(LEAST, value));

export const sizeOf = (keys: number): number => 3 * keys - 2;
export const keysOfVector = (vector: Float64Array): number => (vector.length + 2) / 3;

export function vectorOf(rhythm: Rhythm): Float64Array {
  const keys = keysOf(rhythm);
  const vector = new Float64Array(sizeOf(keys));
  rhythm.holds.forEach((hold, n) => {
    vector[n] = Math.log(clipped(hold, LONGEST_HOLD));
  });
  rhythm.downDowns.forEach((downDown, n) => {
    const latency = clipped(downDown, LONGEST_LATENCY);
    vector[keys + n] = Math.log(latency);
    vector[2 * keys - 1 + n] = Math.asinh((latency - clipped(rhythm.holds[n] ?? 0, LONGEST_HOLD)) / OVERLAP_UNIT);
  });
  return vector;
}

/** Of an index in the vector of so many keys: what it measures, and at which key. */
export function placeOf(index: number, keys: number): { readonly kind: Kind; readonly position: number } {
  if (index < keys) return { kind: HOLD, position: index };
  if (index < 2 * keys - 1) return { kind: LATENCY, position: index - keys };
  return { kind: OVERLAP, position: index - 2 * keys + 1 };
}

/** From where to where a kind stands in the vector. */
export function rangeOf(kind: Kind, keys: number): readonly [from: number, to: number] {
  if (kind === HOLD) return [0, keys];
  return kind === LATENCY ? [keys, 2 * keys - 1] : [2 * keys - 1, 3 * keys - 2];
}
