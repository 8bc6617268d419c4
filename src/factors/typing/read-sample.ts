// A sample of the page as a rhythm; or why it does not measure typing. Nothing is guessed.
import type { Rhythm } from './rhythm.ts';
import { ways, type TypingSample, type Way } from './sample.ts';

export type Unusable =
  | Way
  /** Not as many keys as the text has characters: some came otherwise, or none was seen. */
  | 'incomplete'
  | 'out_of_order'
  | 'no_key_ups'
  /** Key-up right after key-down: not the times of a finger. */
  | 'no_hold_times'
  | 'too_slow';

/** Seconds: who stops for so long between two keys does something else. */
const LONGEST_PAUSE = 30;
/** Seconds: no finger is back up so soon. Keyboards on a screen tell a key when the finger has left it, down and up at once. */
const SHORTEST_HOLD = 0.012;

/**
 * The last key may still be down when Enter sends the form. Its key-up is then missing, as in 2 of 100 typings of the CMU
 * set, mostly of the same few people. Such a sample is not used: without its last key it could not be compared with the
 * others, and all of them without theirs would tell less of everybody.
 *
 * @param characters of the text that was submitted, before anything trims it
 */
export function readSample(sample: TypingSample, characters: number): Rhythm | Unusable {
  const way = ways.find((each) => sample.how.includes(each));
  if (way !== undefined) return way;
  const downs = sample.events.filter(([kind]) => kind === 0);
  const ups = sample.events.filter(([kind]) => kind === 1);
  if (downs.length < 2 || downs.length !== characters) return 'incomplete';
  if (downs.some(([, , position], n) => position !== n)) return 'out_of_order';
  const upAt = new Map(ups.map(([, milliseconds, position]) => [position, milliseconds]));
  if (upAt.size !== ups.length || ups.length > downs.length) return 'out_of_order';
  if (downs.some(([, , position]) => !upAt.has(position))) return 'no_key_ups';
  const times = downs.map(([, milliseconds]) => milliseconds / 1_000);
  const downDowns = Float64Array.from(times.slice(1), (time, n) => time - (times[n] ?? 0));
  const holds = Float64Array.from(times, (time, n) => (upAt.get(n) ?? Number.NaN) / 1_000 - time);
  if (downDowns.some((time) => !(time >= 0)) || holds.some((hold) => !(hold >= 0))) return 'out_of_order';
  if (middleOf(holds) < SHORTEST_HOLD) return 'no_hold_times';
  return downDowns.some((time) => time > LONGEST_PAUSE) ? 'too_slow' : { holds, downDowns };
}

const middleOf = (values: Float64Array): number => values.toSorted()[values.length >> 1] ?? 0;
