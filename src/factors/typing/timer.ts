// How coarse the clock was that measured a rhythm: browsers round times, some to a whole frame.
import type { Rhythm } from './rhythm.ts';

/**
 * Seconds: two frames of a slow screen, a frame (a browser that resists fingerprinting), the tick of Windows, and what
 * browsers round to. Those of 0.1 s lie on 0.02 s too, which says enough.
 */
const GRIDS = [1 / 30, 0.02, 1 / 60, 1 / 64, 0.01, 0.008, 0.005, 0.004, 0.002, 0.001] as const;
/** Of a grid: times of a coarse clock are rounded once more, to a millisecond at most. */
const SLACK = 0.065;
/** Seconds: half of the tenth of a millisecond to which the page rounds, and what is lost in sums. */
const LEAST_SLACK = 0.000_06;

/** The coarsest grid that all times lie on, in seconds; 0 when they lie on none. */
export function timerGrid({ holds, downDowns }: Rhythm): number {
  const times = [...holds, ...downDowns];
  const liesOn = (grid: number) =>
    times.every((time) => Math.abs(time - Math.round(time / grid) * grid) <= Math.max(SLACK * grid, LEAST_SLACK));
  return GRIDS.find(liesOn) ?? 0;
}
