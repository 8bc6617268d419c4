// A sample as the page sends it, as a rhythm; or why it does not measure typing. Nothing is guessed.
import type { Rhythm } from './rhythm.ts';

/** Key-down (0) or key-up (1), milliseconds, position in the text: a key-up carries that of its own key-down. */
export type KeyEvent = readonly [kind: 0 | 1, milliseconds: number, position: number];

export interface TypingSample {
  readonly events: readonly KeyEvent[];
  readonly pasted: boolean;
  readonly autofilled: boolean;
  readonly corrections: number;
}

export type Unusable = 'pasted' | 'autofilled' | 'corrected' | 'out_of_order' | 'no_key_ups' | 'too_slow';

/** Seconds: who stops for so long between two keys does something else. */
const LONGEST_PAUSE = 30;

/** Modifiers must not stand among the events: two key-downs at one position are out of order. */
export function readSample(sample: TypingSample): Rhythm | Unusable {
  if (sample.pasted) return 'pasted';
  if (sample.autofilled) return 'autofilled';
  if (sample.corrections > 0) return 'corrected';
  const downs = sample.events.filter(([kind]) => kind === 0);
  const ups = sample.events.filter(([kind]) => kind === 1);
  if (downs.length < 2 || downs.some(([, , position], n) => position !== n)) return 'out_of_order';
  if (ups.length === 0) return 'no_key_ups';
  const upAt = new Map(ups.map(([, milliseconds, position]) => [position, milliseconds]));
  if (upAt.size !== ups.length) return 'out_of_order';
  const times = downs.map(([, milliseconds]) => milliseconds / 1_000);
  const downDowns = Float64Array.from(times.slice(1), (time, n) => time - (times[n] ?? 0));
  const holds = Float64Array.from(times, (time, n) => (upAt.get(n) ?? Number.NaN) / 1_000 - time);
  if (holds.some((hold) => Number.isNaN(hold))) return 'no_key_ups';
  if (downDowns.some((time) => !(time >= 0)) || holds.some((hold) => !(hold >= 0))) return 'out_of_order';
  return downDowns.some((time) => time > LONGEST_PAUSE) ? 'too_slow' : { holds, downDowns };
}
