// Is a sample an old one again, exact or shaken? A hand varies more at some keys than at others; who shakes a stolen sample
// moves all keys alike, by so many milliseconds or by such a part.
import type { Template } from './template.ts';
import { keysOfVector } from './vector.ts';

/** Logarithms per measure by which "an old sample, shaken" must explain a sample better than "the person again". */
const SHAKEN = 0.9;
/** Degrees of freedom of a person's own differences: heavy tails. */
const FREEDOM = 4;

interface Shake {
  /** Deviations: nobody shakes by less, or a clock hides it; who shakes by more types like somebody else. */
  readonly least: number;
  readonly most: number;
}

const SECONDS: Shake = { least: 0.001, most: 0.03 };
const PARTS: Shake = { least: 0.01, most: 0.2 };

/**
 * Measured by `npm run bench:typing`: docs/typing.md, Attacks.
 * @param kept vectors of earlier samples of the same text
 * @param template what the person's samples say of how far each measure spreads
 */
export function isReplay(vector: Float64Array, kept: readonly Float64Array[], template: Template): boolean {
  const logs = timesOf(vector);
  const spreads = timesOf(template.spread).map((spread) => Math.SQRT2 * spread);
  const seconds = logs.map(Math.exp);
  const spreadsInSeconds = timesOf(template.centre).map((log, n) => Math.exp(log) * (spreads[n] ?? 1));
  return kept.some((old) => {
    if (old.length !== vector.length) return false;
    const oldLogs = timesOf(old);
    const inParts = shakenBy(logs, oldLogs, spreads, PARTS);
    return inParts > SHAKEN || shakenBy(seconds, oldLogs.map(Math.exp), spreadsInSeconds, SECONDS) > SHAKEN;
  });
}

/** Holds and latencies. */
const timesOf = (vector: Float64Array): Float64Array => vector.subarray(0, 2 * keysOfVector(vector) - 1);

/** Log-likelihood ratio per measure: normal of one width at every key, against the person's own spread at each. */
function shakenBy(times: Float64Array, old: Float64Array, spreads: Float64Array, { least, most }: Shake): number {
  const squares = times.map((time, n) => (time - (old[n] ?? 0)) ** 2);
  const width = Math.max(least ** 2, meanOf(squares));
  if (width > most ** 2) return -Infinity;
  const own = squares.map((square, n) => {
    const spread = spreads[n] ?? 1;
    return Math.log(spread) + ((FREEDOM + 1) / 2) * Math.log1p(square / (FREEDOM * spread * spread));
  });
  return meanOf(own) - (Math.log(width) + meanOf(squares) / width) / 2;
}

const meanOf = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0) / values.length;
