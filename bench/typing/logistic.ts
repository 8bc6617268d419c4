// A logistic regression: by Newton's method, weighted, with a ridge.
import { add, cholesky, inverseOfLower } from '#factors/typing/linear.ts';

export interface Rows {
  readonly columns: number;
  /** Row by row. */
  readonly values: Float64Array;
  /** 1 genuine, 0 impostor. */
  readonly labels: Uint8Array;
  readonly weights: Float64Array;
}

export interface Fit {
  /** The last is the constant. */
  readonly weights: Float64Array;
  readonly loss: number;
}

const STEPS = 12;

export function fitLogistic(rows: Rows, ridge: number): Fit {
  const { columns, values, labels, weights: share } = rows;
  const size = columns + 1;
  const count = labels.length;
  const weights = new Float64Array(size);
  const total = share.reduce((sum, value) => sum + value, 0);
  let loss = 0;
  const row = new Float64Array(size);
  row[columns] = 1;
  for (let step = 0; step < STEPS; step += 1) {
    const slope = new Float64Array(size);
    const curve = new Float64Array(size * size);
    loss = 0;
    for (let r = 0; r < count; r += 1) {
      let logit = weights[columns] ?? 0;
      for (let n = 0; n < columns; n += 1) {
        const value = values[r * columns + n] ?? 0;
        row[n] = value;
        logit += value * (weights[n] ?? 0);
      }
      const guess = 1 / (1 + Math.exp(-logit));
      const weight = (share[r] ?? 0) / total;
      const label = labels[r] ?? 0;
      loss -= weight * Math.log(Math.max(1e-300, label === 1 ? guess : 1 - guess));
      const pull = weight * (label - guess);
      const bend = weight * guess * (1 - guess) + 1e-12;
      for (let i = 0; i < size; i += 1) {
        const value = row[i] ?? 0;
        slope[i] = (slope[i] ?? 0) + pull * value;
        const factor = bend * value;
        for (let j = 0; j <= i; j += 1) curve[i * size + j] = (curve[i * size + j] ?? 0) + factor * (row[j] ?? 0);
      }
    }
    for (let n = 0; n < size; n += 1) {
      const own = n < columns ? ridge : 1e-9;
      add(slope, n, -own * (weights[n] ?? 0));
      add(curve, n * size + n, own);
    }
    const move = solve(curve, slope, size);
    for (let n = 0; n < size; n += 1) add(weights, n, move[n] ?? 0);
    if (Math.max(...move.map(Math.abs)) < 1e-7) break;
  }
  return { weights, loss };
}

function solve(curve: Float64Array, slope: Float64Array, size: number): Float64Array {
  const lower = cholesky(curve, size);
  if (lower === undefined) throw new RangeError('no curvature: a column repeats another');
  const half = inverseOfLower(lower, size);
  const middle = new Float64Array(size);
  for (let i = 0; i < size; i += 1)
    for (let j = 0; j <= i; j += 1) add(middle, i, (half[i * size + j] ?? 0) * (slope[j] ?? 0));
  const move = new Float64Array(size);
  for (let i = 0; i < size; i += 1)
    for (let k = i; k < size; k += 1) add(move, i, (half[k * size + i] ?? 0) * (middle[k] ?? 0));
  return move;
}
