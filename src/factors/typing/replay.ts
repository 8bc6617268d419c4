// Is a sample an old one again, exact or shaken? A hand varies more at slow keys than at quick ones; who shakes a stolen
// sample moves all keys alike.
import type { Template } from './template.ts';
import { keysOfVector } from './vector.ts';

/** Logarithms per measure by which "an old sample, shaken" must explain a sample better than "the person again". */
const SHAKEN = 0.85;
/** Seconds: nobody shakes by less, and a clock of whole milliseconds hides as much. */
const STEADY = 0.001;
/** Degrees of freedom of a person's own differences: heavy tails. */
const FREEDOM = 4;

/**
 * Measured by `npm run bench:typing`: docs/typing.md, Attacks.
 * @param kept vectors of earlier samples of the same text
 * @param template what the person's samples say of how far each measure spreads
 */
export function isReplay(vector: Float64Array, kept: readonly Float64Array[], template: Template): boolean {
  const times = secondsOf(vector);
  const spreads = secondsOf(template.centre).map((time, n) => Math.SQRT2 * time * (template.spread[n] ?? 1));
  return kept.some((old) => old.length === vector.length && shakenBy(times, secondsOf(old), spreads) > SHAKEN);
}

/** Holds and latencies. */
const secondsOf = (vector: Float64Array): Float64Array =>
  vector.subarray(0, 2 * keysOfVector(vector) - 1).map(Math.exp);

/** Log-likelihood ratio per measure: normal of one width at every key, against the person's own spread at each. */
function shakenBy(times: Float64Array, old: Float64Array, spreads: Float64Array): number {
  const squares = times.map((time, n) => (time - (old[n] ?? 0)) ** 2);
  const width = Math.max(STEADY ** 2, meanOf(squares));
  const own = squares.map((square, n) => {
    const spread = spreads[n] ?? 1;
    return Math.log(spread) + ((FREEDOM + 1) / 2) * Math.log1p(square / (FREEDOM * spread * spread));
  });
  return meanOf(own) - (Math.log(width) + meanOf(squares) / width) / 2;
}

const meanOf = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0) / values.length;
