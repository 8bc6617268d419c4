// Error rates of scores: the higher a score, the more it looks like the person.

/** Scores of one person's own attempts and of impostors against that person. */
export interface Scores {
  readonly genuine: Float64Array;
  readonly impostor: Float64Array;
}

/**
 * Where as many genuine attempts are refused as impostors let in, interpolated between the two thresholds around it: as
 * the evaluation of Killourhy and Maxion does (evaluation-script.R, evaluateEER).
 */
export function equalErrorRate({ genuine, impostor }: Scores): number {
  const curve = errorCurve({ genuine, impostor });
  let above = { miss: 1, false: 0 };
  let below = { miss: 0, false: 1 };
  for (const point of curve) {
    const gap = point.miss - point.false;
    if (gap >= 0 && gap < above.miss - above.false) above = point;
    if (gap < 0 && gap > below.miss - below.false) below = point;
  }
  const part = (above.miss - above.false) / (below.false - above.false - below.miss + above.miss);
  return above.miss + part * (below.miss - above.miss);
}

export interface ErrorPoint {
  /** Of the genuine attempts, the part that is refused. */
  readonly miss: number;
  /** Of the impostors' attempts, the part that is let in. */
  readonly false: number;
}

/** From the strictest threshold to the most generous; equal scores fall on the same side. */
export function errorCurve({ genuine, impostor }: Scores): ErrorPoint[] {
  const own = genuine.toSorted();
  const other = impostor.toSorted();
  const curve: ErrorPoint[] = [{ miss: 1, false: 0 }];
  let [i, j] = [own.length - 1, other.length - 1];
  while (i >= 0 || j >= 0) {
    const score = Math.max(own[i] ?? -Infinity, other[j] ?? -Infinity);
    while (i >= 0 && own[i] === score) i -= 1;
    while (j >= 0 && other[j] === score) j -= 1;
    curve.push({ miss: (i + 1) / own.length, false: (other.length - 1 - j) / other.length });
  }
  return curve;
}

/** The part of genuine attempts refused when at most this part of the impostors' is let in. */
export function missAtFalse(scores: Scores, rate: number): number {
  return errorCurve(scores).findLast((point) => point.false <= rate)?.miss ?? 1;
}

/** The part of genuine attempts that must be refused so that no impostor is let in (the paper's "zero-miss"). */
export const missAtNoFalse = (scores: Scores): number => missAtFalse(scores, 0);

export function pooled(people: readonly Scores[]): Scores {
  return { genuine: concat(people.map((one) => one.genuine)), impostor: concat(people.map((one) => one.impostor)) };
}

function concat(parts: readonly Float64Array[]): Float64Array {
  const all = new Float64Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

export const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;
