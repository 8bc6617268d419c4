// What the samples of one person say: the middle of each measure, and how far it spreads, both leaning on the prior.
import { expectedBy, jointOf, type Expected, type Joint } from './joint.ts';
import { varianceOf, type Prior } from './prior.ts';
import { keysOfVector, placeOf } from './vector.ts';

export interface Template {
  readonly keys: number;
  /** How many samples, from how many visits. */
  readonly samples: number;
  readonly sessions: number;
  readonly vectors: readonly Float64Array[];
  readonly centre: Float64Array;
  /** Standard deviation to expect between the centre and a new sample of another visit. */
  readonly spread: Float64Array;
  readonly joint: Joint;
  readonly expected: Expected;
  /** Distance of a sample to its nearest neighbour in the template, as the template's own samples have it. */
  readonly neighbour: number;
}

/** Variances lean on the prior as if it were so many samples. */
const PRIOR_SAMPLES = 5;
/** Deviations: a slip further from the centre counts as this far. */
const SLIP = 3;

export type JointMaker = (keys: number, samples: number, sessions: number) => Joint;

/** The joints in use: those of most profiles are of a few dozen text lengths and a full number of samples. */
const MOST_JOINTS = 64;

/** Keeps the joints that were used last: they cost milliseconds and repeat. */
export function jointMaker(prior: Prior): JointMaker {
  const known = new Map<string, Joint>();
  return (keys, samples, sessions) => {
    const name = `${keys}/${samples}/${sessions}`;
    const joint = known.get(name) ?? jointOf(prior, keys, samples, sessions);
    known.delete(name);
    known.set(name, joint);
    for (const oldest of known.keys()) if (known.size > MOST_JOINTS) known.delete(oldest);
    return joint;
  };
}

/** @param visits the samples of each visit as vectors of one length; at least one */
export function templateOf(visits: readonly (readonly Float64Array[])[], prior: Prior, joints: JointMaker): Template {
  const vectors = visits.flat();
  const [first = new Float64Array(0)] = vectors;
  const keys = keysOfVector(first);
  const samples = vectors.length;
  const sessions = visits.length;
  const centre = first.map((_, n) => middleOf(Float64Array.from(vectors, (vector) => vector[n] ?? 0)));
  const spread = new Float64Array(first.length);
  const width = new Float64Array(first.length);
  centre.forEach((middle, n) => {
    const { kind } = placeOf(n, keys);
    const within = varianceOf(prior.within, kind);
    const between = varianceOf(prior.session, kind);
    const usual = within + between * (1 - 1 / sessions);
    const most = SLIP * SLIP * (within + between);
    let squares = PRIOR_SAMPLES * usual;
    for (const vector of vectors) squares += Math.min(most, ((vector[n] ?? 0) - middle) ** 2);
    const own = squares / (samples - 1 + PRIOR_SAMPLES);
    spread[n] = Math.sqrt(own * (1 + 1 / samples) + (2 * between) / sessions);
    width[n] = Math.sqrt(own / usual);
  });
  const joint = joints(keys, samples, sessions);
  const expected = expectedBy(joint, centre, width);
  const neighbour = ownNeighbour(vectors, spread);
  return { keys, samples, sessions, vectors, centre, spread, joint, expected, neighbour };
}

/** The median; the mean of fewer than three. Sorts in place. */
function middleOf(values: Float64Array): number {
  const half = values.length >> 1;
  if (values.length < 3) return values.reduce((sum, value) => sum + value, 0) / values.length;
  values.sort();
  return values.length % 2 === 1 ? (values[half] ?? 0) : ((values[half - 1] ?? 0) + (values[half] ?? 0)) / 2;
}

/** Mean distance per measure, in the template's deviations. */
export function distanceBetween(a: Float64Array, b: Float64Array, spread: Float64Array): number {
  let total = 0;
  for (let n = 0; n < a.length; n += 1) total += Math.abs((a[n] ?? 0) - (b[n] ?? 0)) / (spread[n] ?? 1);
  return total / a.length;
}

/** Of so many samples at most: with many, the nearest is no nearer. */
const MOST_NEIGHBOURS = 20;

/** The latest samples, which are looked through for a near one. */
export const neighboursOf = (vectors: readonly Float64Array[]) => vectors.slice(-MOST_NEIGHBOURS);

/** What two samples of one visit have between them where the prior is right: no sample has a neighbour yet. */
const USUAL_NEIGHBOUR = 1;

function ownNeighbour(vectors: readonly Float64Array[], spread: Float64Array): number {
  const near = neighboursOf(vectors);
  if (near.length < 2) return USUAL_NEIGHBOUR;
  const nearest = near.map((one) =>
    Math.min(...near.filter((other) => other !== one).map((other) => distanceBetween(one, other, spread))),
  );
  // The prior speaks for one sample.
  return (nearest.reduce((sum, value) => sum + value, 0) + USUAL_NEIGHBOUR) / (near.length + 1);
}
