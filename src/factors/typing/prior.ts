// What is known of people's typing before anyone has typed: covariances that serve any text, because they depend only on
// the kinds of the two measures and on how many keys lie between them.
import { cholesky } from './linear.ts';
import { KINDS, placeOf, type Kind } from './vector.ts';

/** Keys further apart count as this far. */
export const FURTHEST = 4;

/** One covariance for each pair of kinds and distance: see `cellOf`. */
export type Covariances = readonly number[];

export interface Prior {
  /** The mean of each kind over people and texts. */
  readonly means: readonly number[];
  /** Between two samples of one visit. */
  readonly within: Covariances;
  /** Between two visits of one person. */
  readonly session: Covariances;
  /** Between people. */
  readonly person: Covariances;
  /** Between places of a text, the same for everybody: some pairs of keys are slow. */
  readonly text: Covariances;
}

const WIDTH = 2 * FURTHEST + 1;
export const CELLS = KINDS.length * KINDS.length * WIDTH;

/** The cell of two measures; the same whichever comes first. */
export function cellOf(kind: Kind, position: number, otherKind: Kind, otherPosition: number): number {
  const distance = Math.max(-FURTHEST, Math.min(FURTHEST, otherPosition - position));
  if (kind < otherKind || (kind === otherKind && distance >= 0)) {
    return (kind * KINDS.length + otherKind) * WIDTH + distance + FURTHEST;
  }
  return (otherKind * KINDS.length + kind) * WIDTH - distance + FURTHEST;
}

/** Cells estimated one by one need not make a covariance: what lies off the diagonal shrinks until they do. */
const SHRINK = 0.97;
const MOST_SHRINKS = 200;

/** Of the first `size` measures of a vector of so many keys. */
export function matrixOf(covariances: Covariances, keys: number, size: number): Float64Array {
  const places = Array.from({ length: size }, (_, index) => placeOf(index, keys));
  const matrix = new Float64Array(size * size);
  places.forEach((a, i) => {
    places.forEach((b, j) => {
      matrix[i * size + j] = covariances[cellOf(a.kind, a.position, b.kind, b.position)] ?? 0;
    });
  });
  for (let n = 0; n < MOST_SHRINKS && cholesky(matrix, size) === undefined; n += 1) {
    for (let i = 0; i < size; i += 1) {
      for (let j = 0; j < size; j += 1) if (i !== j) matrix[i * size + j] = (matrix[i * size + j] ?? 0) * SHRINK;
    }
  }
  return matrix;
}

/** The variance of one measure of a kind. */
export const varianceOf = (covariances: Covariances, kind: Kind): number => covariances[cellOf(kind, 0, kind, 0)] ?? 0;
