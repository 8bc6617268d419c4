// How coarse the clock was that measured a rhythm: browsers round times, some to a whole frame.
import type { Rhythm } from './rhythm.ts';

/** Seconds: two frames of a slow screen, a frame, and what browsers round to. */
const GRIDS = [1 / 30, 0.02, 1 / 60, 0.01, 0.008, 0.005, 0.004, 0.002, 0.001] as const;
/** Of a grid: rounding of the rounded times. */
const SLACK = 0.06;

/** The coarsest grid that all times lie on, in seconds; 0 when they lie on none. */
export function timerGrid({ holds, downDowns }: Rhythm): number {
  const times = [...holds, ...downDowns];
  const liesOn = (grid: number) =>
    times.every((time) => Math.abs(time / grid - Math.round(time / grid)) * grid <= Math.max(SLACK * grid, 0.000_06));
  return GRIDS.find(liesOn) ?? 0;
}
