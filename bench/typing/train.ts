// The weights: episodes of enrolment and attempts on the training people, and a logistic regression over them.
import { featureNames, featuresOf } from '#factors/typing/features.ts';
import { sumOf, trustOf, type Calibration, type Model, type Weight } from '#factors/typing/model.ts';
import { jointMaker, templateOf } from '#factors/typing/template.ts';
import { keysOfVector, rangeOf, KINDS, sizeOf, vectorOf } from '#factors/typing/vector.ts';
import { chance, type Chance } from './chance.ts';
import type { DataSet, Person } from './data.ts';
import { priorMaker } from './estimate-prior.ts';
import { fitLogistic } from './logistic.ts';

/** Enrolments of each person; of many people fewer each. */
const EPISODES = 80;
const EPISODES_OF_ALL = 1_120;
/** Impostors of a kind in an episode, at most; and parts that the people are cut into where each is left out in turn. */
const IMPOSTORS = 13;
const PARTS = 14;
const SIZES = [1, 2, 3, 4, 5, 5, 6, 8, 10, 15, 20, 30, 60];
/** The part of the episodes with one sample a visit. */
const ONE_A_VISIT = 0.35;
/** The part of the episodes on a piece of the text, so that the weights serve shorter texts too. */
const PIECES = 0.8;
const SHORTEST_PIECE = 4;
/** What tells people apart on a few keys serves longer texts as well, and not the other way round. */
const LONGEST_PIECE = 6;
/** Attempts from the visit of the enrolment, and from later ones. */
const SAME_VISIT = 3;
const LATER = 6;
/** Of an impostor's first typings, and of any of them: a practised impostor counts for less, since there are fewer. */
const FIRST_TYPINGS = 5;
const PRACTISED = 0.2;
/** The people are few, and the weights must serve others. */
const RIDGE = 0.01;

type Visits = readonly (readonly Float64Array[])[];

interface Episode {
  readonly visits: Visits;
  readonly attempts: readonly Float64Array[];
}

interface Row {
  readonly features: Float64Array;
  readonly label: 0 | 1;
  readonly weight: number;
  /** Whose profile, of how many samples and keys. */
  readonly person: Person;
  readonly samples: number;
  readonly keys: number;
}

/** Deterministic by the seed. Nobody is in the prior that their own rows are made with. */
export function train(sets: readonly DataSet[], seed: number): Omit<Model, 'provenance'> {
  const luck = chance(seed);
  const rows = sets.flatMap((set) => rowsOf(set, luck));
  return { prior: meanPrior(sets), ...fitWeights(rows), calibration: calibrate(rows) };
}

type Weights = Pick<Model, 'weights' | 'constant'>;

function fitWeights(rows: readonly Row[]): Weights {
  const units = featureNames.map((_, n) => unitOf(rows, n));
  const fit = fitRows(
    rows,
    ({ features }) => units.map(({ mean, deviation }, n) => ((features[n] ?? 0) - mean) / deviation),
    RIDGE,
  );
  const weights = units.map(({ mean, deviation }, n): Weight => ({
    feature: featureNames[n] ?? '',
    mean: rounded(mean),
    deviation: rounded(deviation),
    weight: rounded(fit[n] ?? 0),
  }));
  return { weights, constant: rounded(fit.at(-1) ?? 0) };
}

/** Weights of a logistic regression over what is made of each row; the last is the constant. */
function fitRows(rows: readonly Row[], toValues: (row: Row) => readonly number[], ridge: number): Float64Array {
  const lines = rows.map(toValues);
  const columns = lines[0]?.length ?? 0;
  const values = new Float64Array(rows.length * columns);
  lines.forEach((line, r) => values.set(line, r * columns));
  const labels = Uint8Array.from(rows, (row) => row.label);
  const weights = Float64Array.from(rows, (row) => row.weight);
  return fitLogistic({ columns, values, labels, weights }, ridge).weights;
}

/** On sums that nobody's own profile had a part in: the weights are fitted again without each of them. */
function calibrate(rows: readonly Row[]): Calibration {
  const sums = new Map<Row, number>();
  const partOf = new Map([...new Set(rows.map((row) => row.person))].map((person, n) => [person, n % PARTS]));
  for (let part = 0; part < Math.min(PARTS, partOf.size); part += 1) {
    const { weights, constant } = fitWeights(rows.filter((row) => partOf.get(row.person) !== part));
    for (const row of rows) {
      if (partOf.get(row.person) === part) sums.set(row, sumOf(weights, constant, row.features));
    }
  }
  const [scale = 1, bySamples = 0, byKeys = 0, shift = 0] = fitRows(
    rows,
    (row) => {
      const sum = sums.get(row) ?? 0;
      const trust = trustOf(row.samples, row.keys);
      return [sum, sum * trust.samples, sum * trust.keys];
    },
    1e-6,
  );
  return { shift: rounded(shift), scale: rounded(scale), bySamples: rounded(bySamples), byKeys: rounded(byKeys) };
}

const rounded = (value: number): number => Number(value.toPrecision(5));

function meanPrior(sets: readonly DataSet[]): Model['prior'] {
  const priors = sets.map((set) => priorMaker(set)());
  const mean = (part: keyof Model['prior']) =>
    (priors[0]?.[part] ?? []).map((_, n) =>
      rounded(priors.reduce((sum, prior) => sum + (prior[part][n] ?? 0), 0) / priors.length),
    );
  return {
    means: mean('means'),
    within: mean('within'),
    session: mean('session'),
    person: mean('person'),
    text: mean('text'),
  };
}

function rowsOf(set: DataSet, luck: Chance): Row[] {
  const priorWithout = priorMaker(set);
  const episodes = Math.min(EPISODES, Math.ceil(EPISODES_OF_ALL / set.people.length));
  const visitsOf = new Map(set.people.map((person) => [person, person.sessions.map((one) => one.map(vectorOf))]));
  return set.people.flatMap((person) => {
    const prior = priorWithout((other) => other === person);
    const joints = jointMaker(prior);
    const own = visitsOf.get(person) ?? [];
    return Array.from({ length: episodes }, (): Row[] => {
      const { visits, attempts } = episodeOf(own, luck);
      if (visits.length === 0 || attempts.length === 0) return [];
      const piece = luck.next() < PIECES ? pieceOf(set.keys.length, luck) : undefined;
      const cut = (vector: Float64Array) => (piece === undefined ? vector : cutTo(vector, ...piece));
      const template = templateOf(
        visits.map((visit) => visit.map(cut)),
        prior,
        joints,
      );
      const row = (label: 0 | 1, weight: number) => (vector: Float64Array) => ({
        features: featuresOf(template, cut(vector)),
        label,
        weight,
        person,
        samples: template.samples,
        keys: template.keys,
      });
      const others = fewOf(
        set.people.filter((other) => other !== person),
        luck,
      );
      return [
        ...attempts.map(row(1, 1 / attempts.length)),
        ...others.map((other) => firstOf(other, visitsOf, luck)).map(row(0, 1 / (1 + PRACTISED) / others.length)),
        ...others
          .map((other) => luck.of((visitsOf.get(other) ?? []).flat()))
          .map(row(0, PRACTISED / (1 + PRACTISED) / others.length)),
      ];
    }).flat();
  });
}

function fewOf(people: readonly Person[], luck: Chance): readonly Person[] {
  return people.length <= IMPOSTORS ? people : Array.from({ length: IMPOSTORS }, () => luck.of(people));
}

function firstOf(person: Person, visitsOf: ReadonlyMap<Person, Visits>, luck: Chance): Float64Array {
  return luck.of((visitsOf.get(person) ?? []).flat().slice(0, FIRST_TYPINGS));
}

/** An enrolment somewhere in a person's history, and what that person typed after it. */
function episodeOf(visits: Visits, luck: Chance): Episode {
  const size = luck.of(SIZES);
  if (luck.next() < ONE_A_VISIT && size < visits.length) {
    const from = luck.below(visits.length - size);
    const enrolled = visits.slice(from, from + size).map((visit) => [luck.of(visit)]);
    return { visits: enrolled, attempts: some(visits.slice(from + size).flat(), LATER, luck) };
  }
  let visit = luck.below(visits.length);
  let at = luck.below(Math.max(1, (visits[visit]?.length ?? 0) - size));
  const enrolled: Float64Array[][] = [];
  for (let left = size; left > 0 && visit < visits.length;) {
    const part = (visits[visit] ?? []).slice(at, at + left);
    if (part.length > 0) enrolled.push(part);
    left -= part.length;
    at += part.length;
    if (left > 0) [visit, at] = [visit + 1, 0];
  }
  const same = (visits[visit] ?? []).slice(at);
  const later = visits.slice(visit + 1).flat();
  return { visits: enrolled, attempts: [...some(same, SAME_VISIT, luck), ...some(later, LATER, luck)] };
}

function some<Item>(items: readonly Item[], count: number, luck: Chance): Item[] {
  return items.length === 0 ? [] : Array.from({ length: count }, () => luck.of(items));
}

function pieceOf(keys: number, luck: Chance): readonly [from: number, length: number] {
  const length = Math.min(keys, SHORTEST_PIECE + luck.below(LONGEST_PIECE - SHORTEST_PIECE + 1));
  return [luck.below(keys - length + 1), length];
}

/** The vector of a piece of the text. */
export function cutTo(vector: Float64Array, from: number, keys: number): Float64Array {
  const whole = keysOfVector(vector);
  const piece = new Float64Array(sizeOf(keys));
  for (const kind of KINDS) {
    const [start] = rangeOf(kind, whole);
    const [target, end] = rangeOf(kind, keys);
    piece.set(vector.subarray(start + from, start + from + end - target), target);
  }
  return piece;
}

function unitOf(rows: readonly Row[], n: number): { readonly mean: number; readonly deviation: number } {
  const mean = rows.reduce((sum, { features }) => sum + (features[n] ?? 0), 0) / rows.length;
  const variance = rows.reduce((sum, { features }) => sum + ((features[n] ?? 0) - mean) ** 2, 0) / rows.length;
  return { mean, deviation: Math.sqrt(variance) || 1 };
}
