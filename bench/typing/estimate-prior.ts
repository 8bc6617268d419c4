// The prior out of people's samples: covariances within visits, between visits, between people, between places of a text.
import { add } from '#factors/typing/linear.ts';
import { CELLS, cellOf, FURTHEST, type Prior } from '#factors/typing/prior.ts';
import { KINDS, placeOf, vectorOf, type Kind } from '#factors/typing/vector.ts';
import type { DataSet, Person } from './data.ts';

/** Sums of products by cell, and how many went in. */
class Cells {
  readonly sums = new Float64Array(CELLS);
  readonly counts = new Float64Array(CELLS);

  add(vector: Float64Array, weight: number, cells: Int32Array): void {
    const size = vector.length;
    for (let i = 0; i < size; i += 1) {
      const a = vector[i] ?? 0;
      for (let j = i; j < size; j += 1) add(this.sums, cells[i * size + j] ?? 0, a * (vector[j] ?? 0));
    }
    if (weight === 0) return;
    for (let i = 0; i < size; i += 1)
      for (let j = i; j < size; j += 1) add(this.counts, cells[i * size + j] ?? 0, weight);
  }

  means(): Float64Array {
    return this.sums.map((sum, n) => sum / Math.max(1e-9, this.counts[n] ?? 0));
  }
}

function cellsOf(keys: number): Int32Array {
  const size = 3 * keys - 2;
  const cells = new Int32Array(size * size);
  const places = Array.from({ length: size }, (_, n) => placeOf(n, keys));
  places.forEach((a, i) => {
    places.forEach((b, j) => {
      cells[i * size + j] = cellOf(a.kind, a.position, b.kind, b.position);
    });
  });
  return cells;
}

function meanOf(vectors: readonly Float64Array[]): Float64Array {
  const mean = new Float64Array(vectors[0]?.length ?? 0);
  for (const vector of vectors) vector.forEach((value, n) => add(mean, n, value / vectors.length));
  return mean;
}

const minus = (a: Float64Array, b: Float64Array): Float64Array => a.map((value, n) => value - (b[n] ?? 0));

/** One person's part: taken together for any choice of people. */
interface Part {
  readonly within: Cells;
  readonly session: Cells;
  readonly sessions: number;
  /** Mean number of samples in a session. */
  readonly perSession: number;
  readonly mean: Float64Array;
}

function partOf(person: Person, cells: Int32Array): Part {
  const [within, session] = [new Cells(), new Cells()];
  const visits = person.sessions.map((samples) => samples.map(vectorOf)).filter((vectors) => vectors.length > 1);
  const means = visits.map(meanOf);
  const mean = meanOf(means);
  visits.forEach((vectors, n) => {
    const middle = means[n] ?? mean;
    for (const vector of vectors) within.add(minus(vector, middle), (vectors.length - 1) / vectors.length, cells);
    session.add(minus(middle, mean), (visits.length - 1) / visits.length, cells);
  });
  const perSession = visits.reduce((sum, vectors) => sum + vectors.length, 0) / Math.max(1, visits.length);
  return { within, session, sessions: visits.length, perSession, mean };
}

/** Of one text; the people's parts are computed once, so that leaving one out costs little. */
export function priorMaker(set: DataSet): (isLeftOut?: (person: Person) => boolean) => Prior {
  const keys = set.keys.length;
  const cells = cellsOf(keys);
  const parts = new Map(set.people.map((person) => [person, partOf(person, cells)]));
  return (isLeftOut = () => false) => {
    const chosen = [...parts].flatMap(([person, part]) => (isLeftOut(person) || part.sessions === 0 ? [] : [part]));
    return priorOf(chosen, keys, cells);
  };
}

function priorOf(parts: readonly Part[], keys: number, cells: Int32Array): Prior {
  const within = sumOf(parts.map((part) => part.within)).means();
  const perSession = parts.reduce((sum, part) => sum + part.perSession, 0) / parts.length;
  const visits = parts.reduce((sum, part) => sum + part.sessions, 0) / parts.length;
  const session = sumOf(parts.map((part) => part.session))
    .means()
    .map((value, n) => value - (within[n] ?? 0) / perSession);
  const everybody = meanOf(parts.map((part) => part.mean));
  const between = new Cells();
  for (const part of parts) between.add(minus(part.mean, everybody), (parts.length - 1) / parts.length, cells);
  const person = between
    .means()
    .map((value, n) => value - (session[n] ?? 0) / visits - (within[n] ?? 0) / visits / perSession);
  for (const part of [session, person]) atLeastSome(part, within);
  const places = Array.from(everybody, (_, n) => placeOf(n, keys).kind);
  const means = KINDS.map((kind) => meanOfKind(everybody, places, kind));
  const text = new Cells();
  const gap = everybody.map((value, n) => value - (means[places[n] ?? 0] ?? 0));
  text.add(gap, (keys - 1) / keys, cells);
  const textMeans = text.means().map((value, n) => value - (person[n] ?? 0) / parts.length);
  atLeastSome(textMeans, within);
  widen(person);
  return {
    means,
    within: rounded(within),
    session: rounded(session),
    person: rounded(person),
    text: rounded(textMeans),
  };
}

/** Of few people an estimate may come out below nothing: a variance is at least this part of that within a visit. */
const SOME = 0.05;

function atLeastSome(part: Float64Array, within: Float64Array): void {
  for (const kind of KINDS) {
    const cell = cellOf(kind, 0, kind, 0);
    part[cell] = Math.max(part[cell] ?? 0, SOME * (within[cell] ?? 0));
  }
}

/**
 * A study knows the mean of its own people and keyboards, not that of the next: as if people differed as a whole by so many
 * times the variance that they have in one measure.
 */
const OTHER_STUDIES = 3;

function widen(person: Float64Array): void {
  for (const kind of KINDS) {
    const more = OTHER_STUDIES * (person[cellOf(kind, 0, kind, 0)] ?? 0);
    for (let distance = 0; distance <= FURTHEST; distance += 1) add(person, cellOf(kind, 0, kind, distance), more);
  }
}

function sumOf(parts: readonly Cells[]): Cells {
  const total = new Cells();
  for (const part of parts) {
    part.sums.forEach((sum, n) => add(total.sums, n, sum));
    part.counts.forEach((count, n) => add(total.counts, n, count));
  }
  return total;
}

function meanOfKind(vector: Float64Array, places: readonly Kind[], kind: Kind): number {
  const values = vector.filter((_, n) => places[n] === kind);
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

const rounded = (values: Float64Array): number[] => [...values].map((value) => Math.round(value * 1e5) / 1e5);
