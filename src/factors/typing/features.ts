// What a logistic model reads off a sample and a template: dimensionless, so that it means the same in any text.
import { jointScore } from './joint.ts';
import { distanceBetween, neighboursOf, type Template } from './template.ts';
import { HOLD, KINDS, LATENCY, OVERLAP, rangeOf } from './vector.ts';

const kindNames = ['hold', 'latency', 'overlap'] as const;
const kindFeatures = ['distance', 'trimmed distance', 'tails', 'shift', 'shape', 'slower', 'faster'] as const;

/** In the order of `featuresOf`. */
export const featureNames: readonly string[] = [
  ...['misfit of the same', 'tails of the same', 'misfit of others', 'tails of others'].map((name) => `joint: ${name}`),
  ...kindNames.flatMap((kind) => kindFeatures.map((name) => `${kind}: ${name}`)),
  ...kindNames.map((name) => `${name}: likeness`),
  'far out',
  'neighbour, by the own',
  'neighbour',
  'rhythm of latencies',
  'rhythm of holds',
  'overlaps agree',
  'tempo',
  'signed tempo',
  'samples',
];

/** Deviations from the centre. */
const FAR_OUT = 3.5;
/** Deviations: further counts as this far, where a mean is taken. */
const FAR = 4;
/** Of the measures of a kind, this part lies too far to count in the trimmed mean. */
const TRIMMED = 0.2;
/** Degrees of freedom of a single measure: heavy tails. */
const FREEDOM = 3;
/** So many samples are worth as much as what was known before. */
const HALF_KNOWN = 4;
/** Keeps logarithms of distances from running away near nought. */
const LEAST = 0.05;

export function featuresOf(template: Template, vector: Float64Array): Float64Array {
  const { keys, samples, centre, spread, joint, expected, vectors } = template;
  const fit = jointScore(joint, expected, vector);
  const deviations = vector.map((value, n) => (value - (centre[n] ?? 0)) / (spread[n] ?? 1));
  const neighbours = neighboursOf(vectors).map((other) => distanceBetween(vector, other, spread));
  const nearest = LEAST + Math.min(...neighbours);
  const [latencies, holds] = [rangeOf(LATENCY, keys), rangeOf(HOLD, keys)];
  const tempo = clamp(meanOf(vector, latencies) - meanOf(centre, latencies), 2);
  return Float64Array.of(
    Math.log(fit.same),
    fit.tailSame,
    Math.log(fit.other),
    fit.tailOther,
    ...KINDS.flatMap((kind) => kindFeaturesOf(deviations.subarray(...rangeOf(kind, keys)))),
    ...KINDS.map((kind) => likeness(template, vector, rangeOf(kind, keys))),
    deviations.filter((value) => Math.abs(value) > FAR_OUT).length / deviations.length,
    Math.log(nearest / template.neighbour),
    Math.log(nearest),
    straightened(correlation(vector, centre, latencies)),
    straightened(correlation(vector, centre, holds)),
    agreement(vector, centre, rangeOf(OVERLAP, keys)),
    Math.abs(tempo),
    tempo,
    samples / (samples + HALF_KNOWN),
  );
}

const clamp = (value: number, most: number): number => Math.max(-most, Math.min(most, value));

/** A correlation, so that its noise is the same everywhere (Fisher's z). */
const straightened = (r: number): number => Math.atanh(0.98 * r);

/** In the order of the names above. */
function kindFeaturesOf(deviations: Float64Array): readonly number[] {
  const count = deviations.length;
  const sizes = deviations.map(Math.abs).toSorted();
  const kept = Math.max(1, Math.round(count * (1 - TRIMMED)));
  let [distance, trimmed, tails, slower, faster, shape] = [0, 0, 0, 0, 0, 0];
  for (let n = 0; n < count; n += 1) {
    const size = sizes[n] ?? 0;
    distance += size;
    if (n < kept) trimmed += size;
    tails += Math.log1p((size * size) / FREEDOM);
    const value = clamp(deviations[n] ?? 0, FAR);
    if (value > 0) slower += value;
    else faster -= value;
  }
  const shift = (slower - faster) / count;
  for (const value of deviations) shape += Math.abs(clamp(value, FAR) - shift);
  return [
    Math.log(LEAST + distance / count),
    Math.log(LEAST + trimmed / kept),
    tails / count,
    clamp(shift, 3),
    Math.log(2 * LEAST + shape / count),
    Math.log(2 * LEAST + slower / count),
    Math.log(2 * LEAST + faster / count),
  ];
}

/** Deviations: half of the width of the bell that stands on each sample of the template. */
const BELL = 0.25;
/** Keeps the logarithm of a likeness from running away where no sample is near. */
const LEAST_LIKENESS = 0.02;

/** How many of the samples are near, measure by measure: a density of the person's own, whatever its shape. */
function likeness(template: Template, vector: Float64Array, [from, to]: readonly [number, number]): number {
  const others = neighboursOf(template.vectors);
  let total = 0;
  for (let n = from; n < to; n += 1) {
    const width = BELL * (template.spread[n] ?? 1);
    let near = 0;
    for (const other of others) near += 1 / (1 + (((vector[n] ?? 0) - (other[n] ?? 0)) / width) ** 2);
    total += Math.log(LEAST_LIKENESS + near / others.length);
  }
  return total / (to - from);
}

function meanOf(values: Float64Array, [from, to]: readonly [number, number]): number {
  let sum = 0;
  for (let n = from; n < to; n += 1) sum += values[n] ?? 0;
  return sum / (to - from);
}

function correlation(a: Float64Array, b: Float64Array, range: readonly [number, number]): number {
  const [meanA, meanB] = [meanOf(a, range), meanOf(b, range)];
  let [ab, aa, bb] = [0, 0, 0];
  for (let n = range[0]; n < range[1]; n += 1) {
    const [x, y] = [(a[n] ?? 0) - meanA, (b[n] ?? 0) - meanB];
    ab += x * y;
    aa += x * x;
    bb += y * y;
  }
  return ab / Math.sqrt(aa * bb + 1e-9);
}

/** The part of the pairs of keys that overlap in both or in neither. */
function agreement(a: Float64Array, b: Float64Array, [from, to]: readonly [number, number]): number {
  let same = 0;
  for (let n = from; n < to; n += 1) if ((a[n] ?? 0) > 0 === (b[n] ?? 0) > 0) same += 1;
  return same / (to - from);
}
