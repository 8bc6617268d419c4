// Nine detectors of Killourhy and Maxion (DSN 2009, table 2), to prove that the harness measures as theirs does.
import { cholesky, inverseOf, inverseOfLower, quadratic, timesVector } from '#factors/typing/linear.ts';
import type { Rhythm } from '#factors/typing/rhythm.ts';
import { trainOneClass } from './one-class.ts';

/** The higher, the more the sample looks like those of the training. */
export type Score = (sample: Rhythm) => number;
export type Detector = (training: readonly Rhythm[]) => Score;

/** All columns as they stand in the file: holds, down-downs, up-downs. Seconds. */
export function allTimes({ holds, downDowns }: Rhythm): Float64Array {
  return Float64Array.of(...holds, ...downDowns, ...downDowns.map((time, n) => time - (holds[n] ?? 0)));
}

/** Without the up-downs, which follow from the others: an inverse exists, and a Mahalanobis distance stays the same. */
function freeTimes({ holds, downDowns }: Rhythm): Float64Array {
  return Float64Array.of(...holds, ...downDowns);
}

const sum = (values: Float64Array): number => values.reduce((total, value) => total + value, 0);
const dot = (a: Float64Array, b: Float64Array): number => sum(a.map((value, n) => value * (b[n] ?? 0)));
const minus = (a: Float64Array, b: Float64Array): Float64Array => a.map((value, n) => value - (b[n] ?? 0));
const over = (a: Float64Array, b: Float64Array): Float64Array => a.map((value, n) => value / (b[n] ?? 1));

function columnsOf(rows: readonly Float64Array[]): Float64Array[] {
  return Array.from(rows[0] ?? [], (_, column) => Float64Array.from(rows, (row) => row[column] ?? 0));
}

function squaredDistance(a: Float64Array, b: Float64Array): number {
  let total = 0;
  for (let n = 0; n < a.length; n += 1) total += ((a[n] ?? 0) - (b[n] ?? 0)) ** 2;
  return total;
}

const meanOf = (values: Float64Array): number => sum(values) / values.length;

/** With n - 1, as R does. */
function deviationOf(values: Float64Array): number {
  const middle = meanOf(values);
  return Math.sqrt(sum(values.map((value) => (value - middle) ** 2)) / (values.length - 1));
}

const meansOf = (rows: readonly Float64Array[]) => Float64Array.from(columnsOf(rows), meanOf);
const deviationsOf = (rows: readonly Float64Array[]) => Float64Array.from(columnsOf(rows), deviationOf);

const euclidean: Detector = (training) => {
  const middle = meansOf(training.map(allTimes));
  return (sample) => {
    const gap = minus(allTimes(sample), middle);
    return -dot(gap, gap);
  };
};

const euclideanNormed: Detector = (training) => {
  const middle = meansOf(training.map(allTimes));
  const length = Math.sqrt(dot(middle, middle));
  return (sample) => {
    const times = allTimes(sample);
    const gap = minus(times, middle);
    return -dot(gap, gap) / (Math.sqrt(dot(times, times)) * length);
  };
};

const manhattan: Detector = (training) => {
  const middle = meansOf(training.map(allTimes));
  return (sample) => -sum(minus(allTimes(sample), middle).map(Math.abs));
};

/** Times further than three deviations from the mean are left out of the mean (Joyce, Gupta 1990). */
const manhattanFiltered: Detector = (training) => {
  const middle = Float64Array.from(columnsOf(training.map(allTimes)), (column) => {
    const [centre, width] = [meanOf(column), deviationOf(column)];
    return meanOf(column.filter((value) => Math.abs(value - centre) <= 3 * width));
  });
  return (sample) => -sum(minus(allTimes(sample), middle).map(Math.abs));
};

/** A tenth of a millisecond, where all samples of the training agree. */
const LEAST_SPREAD = 1e-4;

/** The detector to beat: the distance in each time, by the mean absolute deviation of that time. */
export const manhattanScaled: Detector = (training) => {
  const columns = columnsOf(training.map(allTimes));
  const middle = Float64Array.from(columns, meanOf);
  const spread = Float64Array.from(columns, (column, n) =>
    Math.max(LEAST_SPREAD, meanOf(column.map((value) => Math.abs(value - (middle[n] ?? 0))))),
  );
  return (sample) => -sum(over(minus(allTimes(sample), middle).map(Math.abs), spread));
};

function covarianceOf(rows: readonly Float64Array[]): Float64Array {
  const middle = meansOf(rows);
  const size = middle.length;
  const result = new Float64Array(size * size);
  for (const row of rows) {
    const gap = minus(row, middle);
    for (let i = 0; i < size; i += 1) {
      for (let j = 0; j < size; j += 1) {
        result[i * size + j] = (result[i * size + j] ?? 0) + ((gap[i] ?? 0) * (gap[j] ?? 0)) / (rows.length - 1);
      }
    }
  }
  return result;
}

const mahalanobis: Detector = (training) => {
  const rows = training.map(freeTimes);
  const middle = meansOf(rows);
  const inverse = inverseOf(covarianceOf(rows), middle.length);
  return (sample) => -quadratic(inverse, minus(freeTimes(sample), middle));
};

const nearestNeighbour: Detector = (training) => {
  const rows = training.map(freeTimes);
  const size = rows[0]?.length ?? 0;
  const lower = cholesky(covarianceOf(rows), size);
  if (lower === undefined) throw new RangeError('too few samples for a covariance');
  const whiten = inverseOfLower(lower, size);
  const whitened = rows.map((row) => timesVector(whiten, row));
  return (sample) => {
    const times = timesVector(whiten, freeTimes(sample));
    return -Math.min(...whitened.map((row) => squaredDistance(times, row)));
  };
};

/** How many times lie further than 1.96 deviations from the mean (Haider, Abbas, Zaidi 2000). */
const outlierCount: Detector = (training) => {
  const rows = training.map(allTimes);
  const [middle, width] = [meansOf(rows), deviationsOf(rows)];
  return (sample) => -over(minus(allTimes(sample), middle), width).filter((value) => Math.abs(value) > 1.96).length;
};

/** Standardised; a radial kernel of width 1 / columns; half of the training may lie outside (Yu, Cho 2003). */
const oneClass: Detector = (training) => {
  const rows = training.map(allTimes);
  const [middle, width] = [meansOf(rows), deviationsOf(rows)];
  const scaled = (times: Float64Array) => over(minus(times, middle), width);
  const machine = trainOneClass(rows.map(scaled), { outside: 0.5, width: 1 / middle.length });
  return (sample) => machine(scaled(allTimes(sample)));
};

/** With the average equal-error rate and the zero-miss rate that the paper's protocol gives on the CMU set. */
export const detectors: readonly (readonly [name: string, detector: Detector, rate: number, zeroMiss: number])[] = [
  ['Manhattan (scaled)', manhattanScaled, 0.0962, 0.601],
  ['nearest neighbour (Mahalanobis)', nearestNeighbour, 0.0996, 0.468],
  ['one-class SVM', oneClass, 0.1021, 0.503],
  ['outlier count', outlierCount, 0.1022, 0.782],
  ['Mahalanobis', mahalanobis, 0.1101, 0.482],
  ['Manhattan (filtered)', manhattanFiltered, 0.136, 0.755],
  ['Manhattan', manhattan, 0.1529, 0.843],
  ['Euclidean', euclidean, 0.1706, 0.875],
  ['Euclidean (normed)', euclideanNormed, 0.2153, 0.912],
];
