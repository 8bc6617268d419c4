// A one-class support vector machine with a radial kernel (Schölkopf 2001), solved by pairs as libsvm does.

const TOLERANCE = 1e-6;
const MAX_STEPS = 200_000;

/** `outside`: the part of the training that may lie outside. `width`: factor of the squared distance in the kernel. */
export function trainOneClass(
  rows: readonly Float64Array[],
  { outside, width }: { readonly outside: number; readonly width: number },
): (row: Float64Array) => number {
  const size = rows.length;
  const kernel = (a: Float64Array, b: Float64Array): number => {
    let distance = 0;
    for (let n = 0; n < a.length; n += 1) distance += ((a[n] ?? 0) - (b[n] ?? 0)) ** 2;
    return Math.exp(-width * distance);
  };
  const grid = rows.map((a) => Float64Array.from(rows, (b) => kernel(a, b)));
  const most = outside * size;
  const weights = new Float64Array(size).map((_, n) => Math.min(1, Math.max(0, most - n)));
  const slopes = Float64Array.from(grid, (row) => row.reduce((sum, value, n) => sum + value * (weights[n] ?? 0), 0));
  for (let step = 0; step < MAX_STEPS; step += 1) {
    const [up, down] = worstPair(weights, slopes);
    const gap = (slopes[down] ?? 0) - (slopes[up] ?? 0);
    if (gap < TOLERANCE) break;
    const curve = Math.max(1e-12, 2 - 2 * (grid[up]?.[down] ?? 0));
    const move = Math.min(gap / curve, 1 - (weights[up] ?? 0), weights[down] ?? 0);
    weights[up] = (weights[up] ?? 0) + move;
    weights[down] = (weights[down] ?? 0) - move;
    for (let n = 0; n < size; n += 1) {
      slopes[n] = (slopes[n] ?? 0) + move * ((grid[up]?.[n] ?? 0) - (grid[down]?.[n] ?? 0));
    }
  }
  const free = [...slopes].filter((_, n) => (weights[n] ?? 0) > 1e-9 && (weights[n] ?? 0) < 1 - 1e-9);
  const edge = free.reduce((sum, slope) => sum + slope, 0) / Math.max(1, free.length);
  return (row) => rows.reduce((sum, other, n) => sum + (weights[n] ? weights[n] * kernel(row, other) : 0), -edge);
}

/** The weight that should grow most and the one that should shrink most. */
function worstPair(weights: Float64Array, slopes: Float64Array): readonly [up: number, down: number] {
  let [up, down] = [0, 0];
  let [least, most] = [Infinity, -Infinity];
  for (let n = 0; n < weights.length; n += 1) {
    const [weight = 0, slope = 0] = [weights[n], slopes[n]];
    if (weight < 1 && slope < least) [least, up] = [slope, n];
    if (weight > 0 && slope > most) [most, down] = [slope, n];
  }
  return [up, down];
}
