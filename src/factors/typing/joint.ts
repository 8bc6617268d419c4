// How well two explanations fit a sample, all holds and latencies together: the person of the template typed it, or somebody
// else did. Overlaps follow from the two and stay out.
import { cholesky, inverseOf, inverseOfLower, product, timesVector } from './linear.ts';
import { matrixOf, type Prior } from './prior.ts';
import { placeOf } from './vector.ts';

/** One of the two explanations of a sample: what it expects after the template, and how it weighs what differs. */
interface Explanation {
  /** Takes the template's difference from the mean to the sample's. */
  readonly gain: Float64Array;
  /** A lower triangle that whitens what the explanation leaves unexplained. */
  readonly whiten: Float64Array;
  /** Standard deviation of each measure around what is expected. */
  readonly deviation: Float64Array;
}

export interface Joint {
  readonly size: number;
  readonly mean: Float64Array;
  readonly same: Explanation;
  readonly other: Explanation;
}

/** For texts of so many keys, templates of so many samples from so many visits. Costly: keep it. */
export function jointOf(prior: Prior, keys: number, samples: number, sessions: number): Joint {
  const size = 2 * keys - 1;
  const within = matrixOf(prior.within, keys, size);
  const session = matrixOf(prior.session, keys, size);
  const person = matrixOf(prior.person, keys, size);
  const text = matrixOf(prior.text, keys, size);
  const known = text.map((value, n) => value + (person[n] ?? 0));
  const sample = known.map((value, n) => value + (session[n] ?? 0) + (within[n] ?? 0));
  const template = known.map((value, n) => value + (session[n] ?? 0) / sessions + (within[n] ?? 0) / samples);
  const inverse = inverseOf(template, size);
  const mean = Float64Array.from({ length: size }, (_, n) => prior.means[placeOf(n, keys).kind] ?? 0);
  return { size, mean, same: explain(known, inverse, sample, size), other: explain(text, inverse, sample, size) };
}

/** `shared`: the covariance of sample and template. */
function explain(shared: Float64Array, inverse: Float64Array, sample: Float64Array, size: number): Explanation {
  const gain = product(shared, inverse, size);
  const explained = product(gain, shared, size);
  const rest = sample.map((value, n) => value - (explained[n] ?? 0));
  const lower = cholesky(rest, size);
  if (lower === undefined) throw new RangeError('the covariances of the prior contradict each other');
  const diagonal = (matrix: Float64Array) => Float64Array.from({ length: size }, (_, n) => matrix[n * size + n] ?? 0);
  return { gain, whiten: inverseOfLower(lower, size), deviation: diagonal(rest).map(Math.sqrt) };
}

/** What a template lets expect of a sample: computed once a template. */
export interface Expected {
  readonly same: Float64Array;
  readonly other: Float64Array;
  /** How much wider than other people's this person's measures spread. */
  readonly width: Float64Array;
}

export function expectedBy(joint: Joint, centre: Float64Array, width: Float64Array): Expected {
  const gap = joint.mean.map((value, n) => (centre[n] ?? 0) - value);
  const after = ({ gain }: Explanation) => timesVector(gain, gap).map((value, n) => value + (joint.mean[n] ?? 0));
  return { same: after(joint.same), other: after(joint.other), width };
}

/** Misfits per measure of the two explanations; a measure further off than a few deviations counts as that far. */
export interface JointScore {
  /** Mean squares: about 1 when the explanation holds. */
  readonly same: number;
  readonly other: number;
  /** Under heavy tails: half of the logarithm of a Student density, but for its factor. */
  readonly tailSame: number;
  readonly tailOther: number;
}

/** Deviations: further is as far. */
const FAR = 3;
/** Degrees of freedom of one measure: heavy tails. */
const FREEDOM = 4;

export function jointScore(joint: Joint, expected: Expected, vector: Float64Array): JointScore {
  const { size, same, other } = joint;
  const [near, far] = [new Float64Array(size), new Float64Array(size)];
  for (let n = 0; n < size; n += 1) {
    const value = vector[n] ?? 0;
    near[n] = clamp((value - (expected.same[n] ?? 0)) / (expected.width[n] ?? 1), FAR * (same.deviation[n] ?? 1));
    far[n] = clamp(value - (expected.other[n] ?? 0), FAR * (other.deviation[n] ?? 1));
  }
  const a = misfit(same.whiten, near);
  const b = misfit(other.whiten, far);
  return { same: a.square, other: b.square, tailSame: a.tail, tailOther: b.tail };
}

const clamp = (value: number, most: number): number => Math.max(-most, Math.min(most, value));

function misfit(whiten: Float64Array, gap: Float64Array): { readonly square: number; readonly tail: number } {
  const size = gap.length;
  let [square, tail] = [0, 0];
  for (let i = 0; i < size; i += 1) {
    let sum = 0;
    // A lower triangle: the rest of the row is nought.
    for (let j = 0; j <= i; j += 1) sum += (whiten[i * size + j] ?? 0) * (gap[j] ?? 0);
    square += sum * sum;
    tail += Math.log1p((sum * sum) / FREEDOM);
  }
  return { square: square / size, tail: tail / size };
}
