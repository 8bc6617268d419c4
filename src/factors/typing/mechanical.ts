// Does a rhythm look made by a program? Constant delays, holds all alike, keys that never overlap at no time between.
import type { Rhythm } from './rhythm.ts';

/** Of the mean: no hand is so even. People's holds and latencies vary by a fifth and more. */
const EVEN = 0.04;
/** Seconds: no finger is back up so soon. */
const SHORTEST_HOLD = 0.012;

/** On a coarse clock a hand looks more even than it is: ask `timerGrid` first. */
export function isMechanical({ holds, downDowns }: Rhythm): boolean {
  return variation(holds) < EVEN || variation(downDowns) < EVEN || meanOf(holds) < SHORTEST_HOLD;
}

const meanOf = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0) / values.length;

/** Standard deviation as a part of the mean. */
function variation(values: Float64Array): number {
  const mean = meanOf(values);
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
  return Math.sqrt(variance) / Math.max(1e-6, mean);
}
