// Is a sample an old one again? People never type twice alike; who replays a stolen sample does.
import { HOLD, keysOfVector, LATENCY, rangeOf } from './vector.ts';

/** Seconds: mean difference of holds and latencies below which two samples are one. */
const NEAR = 0.008;

/** @param kept vectors of earlier samples of the same text */
export function isReplay(vector: Float64Array, kept: readonly Float64Array[]): boolean {
  return kept.some((other) => other.length === vector.length && meanGap(vector, other) < NEAR);
}

/** Mean difference of the holds and latencies of two vectors, in seconds. */
export function meanGap(a: Float64Array, b: Float64Array): number {
  const keys = keysOfVector(a);
  const [, end] = rangeOf(LATENCY, keys);
  const [from] = rangeOf(HOLD, keys);
  let total = 0;
  for (let n = from; n < end; n += 1) total += Math.abs(Math.exp(a[n] ?? 0) - Math.exp(b[n] ?? 0));
  return total / (end - from);
}
