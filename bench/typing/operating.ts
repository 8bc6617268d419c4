// Where one could operate: with the profiles that the product would hold, which part of the impostors passes a threshold of
// the log-likelihood ratio, how sure that is, and which part of the people does not.
import type { Verifier } from '#factors/typing/model.ts';
import { MOST, type MeasuredMatches, type MeasuredMismatches } from '#factors/typing/operating.ts';
import { KEPT } from '#factors/typing/profile.ts';
import type { Rhythm } from '#factors/typing/rhythm.ts';
import { vectorOf } from '#factors/typing/vector.ts';
import { LEAST_KEYS, LEAST_VISITS } from '#factors/typing/verify.ts';
import { chance } from './chance.ts';
import type { DataSet, Person } from './data.ts';
import { firstKeys, onGrid } from './disturb.ts';
import { reviewPractised } from './protocols.ts';
import { mean } from './rates.ts';

/** Seconds: the coarsest clock with which typing may be an element. */
export const COARSEST_GRID = 0.005;

/** Attempts against one profile each. */
export interface Attempts {
  readonly condition: string;
  /** Is the profile one of the product: mature, not five samples? */
  readonly mature: boolean;
  /** Ratios by person. */
  readonly genuine: readonly Float64Array[];
  /** Ratios by the person attacked, then by the person who attacks; none by oneself. */
  readonly impostor: readonly (readonly Float64Array[])[];
}

interface Enrolment {
  readonly visits: readonly (readonly Rhythm[])[];
  readonly genuine: readonly Rhythm[];
}

const TRIES = 5;
const LEAST_SAMPLES = 5;
/** Of a larger set the first: everybody attacks everybody. */
const MOST_PEOPLE = 150;

/**
 * As many samples as the profile keeps, before the last visit: from the middle of as few visits as the product asks for, or
 * those that were typed first in as many as there are. Of one visit, its first half.
 */
function matureProfile({ sessions, samples }: Person, place: 'first' | 'middle'): Enrolment | undefined {
  const last = sessions.at(-1) ?? [];
  if (sessions.length < 2) {
    const count = Math.min(KEPT, samples.length >> 1);
    return count < LEAST_SAMPLES ? undefined : { visits: [samples.slice(0, count)], genuine: samples.slice(count) };
  }
  const before = sessions.slice(-1 - (place === 'first' ? KEPT : LEAST_VISITS), -1);
  const visits = before.map((visit, n) => {
    const count = Math.floor((KEPT + n) / before.length);
    const from = place === 'first' ? 0 : Math.max(0, Math.min(visit.length >> 1, visit.length - count));
    return visit.slice(from, from + count);
  });
  const genuine = place === 'first' ? last.slice(0, TRIES) : last;
  return visits.flat().length < LEAST_SAMPLES ? undefined : { visits, genuine };
}

function fiveSamples(set: DataSet): (person: Person) => Enrolment | undefined {
  const trials = new Map(reviewPractised.trials(set).map((trial) => [trial.person, trial]));
  return (person) => trials.get(person);
}

const profiles = (set: DataSet): readonly (readonly [string, boolean, (person: Person) => Enrolment | undefined])[] => [
  ['mature profile', true, (person) => matureProfile(person, 'middle')],
  ['mature profile, the first of each visit', true, (person) => matureProfile(person, 'first')],
  ['5 samples of the last visit but one', false, fiveSamples(set)],
];

/** The text as it is, and the worst that the element allows. */
const circumstances: readonly (readonly [(set: DataSet) => string, (set: DataSet) => DataSet])[] = [
  [() => '', (set) => set],
  [
    ({ keys }) => `, ${Math.min(LEAST_KEYS, keys.length)} keys on a clock of ${COARSEST_GRID * 1_000} ms`,
    (set) => firstKeys(onGrid(set, COARSEST_GRID), LEAST_KEYS),
  ],
];

/** Of every condition that the data allow, in which the profile could be asked. */
export function attemptsOn(whole: DataSet, verifier: Verifier): Attempts[] {
  return circumstances.flatMap(([nameOf, change]) => {
    const set = change({ ...whole, people: whole.people.slice(0, MOST_PEOPLE) });
    return profiles(set).flatMap(([name, mature, enrol]): Attempts[] => {
      const enrolled = set.people.flatMap((person) => {
        const enrolment = enrol(person);
        return enrolment === undefined || enrolment.genuine.length === 0 ? [] : [{ person, ...enrolment }];
      });
      if (enrolled.length < 3) return [];
      const tries = enrolled.map(({ person }) => ({ person, vectors: person.samples.slice(-TRIES).map(vectorOf) }));
      const rows = enrolled.map(({ person, visits, genuine }) => {
        const template = verifier.template(visits.map((visit) => visit.map(vectorOf)));
        const ratio = (vector: Float64Array) => verifier.ratio(template, vector);
        return {
          genuine: Float64Array.from(genuine, (sample) => ratio(vectorOf(sample))),
          impostor: tries.map((other) => Float64Array.from(other.person === person ? [] : other.vectors, ratio)),
        };
      });
      return [
        {
          condition: `${name}${nameOf(whole)}`,
          mature,
          genuine: rows.map((row) => row.genuine),
          impostor: rows.map((row) => row.impostor),
        },
      ];
    });
  });
}

const partFrom = (ratios: Float64Array, threshold: number): number =>
  ratios.reduce((sum, ratio) => sum + (ratio >= threshold ? 1 : 0), 0) / ratios.length;

export function matchesAt({ condition, genuine, impostor }: Attempts, threshold: number): MeasuredMatches {
  const parts = impostor.map((row) => row.map((ratios) => partFrom(ratios, threshold)));
  return {
    condition,
    falseMatch: meanOfPairs(parts, undefined),
    falseMatchBound: upperBound((weights) => meanOfPairs(parts, weights), parts[0]?.length ?? 0),
    falseNonMatch: 1 - mean(genuine.map((ratios) => partFrom(ratios, threshold))),
  };
}

export function mismatchesAt({ condition, genuine, impostor }: Attempts, threshold: number): MeasuredMismatches {
  const below = genuine.map((ratios) => 1 - partFrom(ratios, threshold));
  return {
    condition,
    falseAlarm: mean(below),
    falseAlarmBound: upperBound((weights) => weighted(below, weights), below.length),
    caught:
      1 -
      meanOfPairs(
        impostor.map((row) => row.map((ratios) => partFrom(ratios, threshold))),
        undefined,
      ),
  };
}

/** Over all pairs of two people; somebody who was drawn twice counts twice, in both roles. NaN stands for oneself. */
function meanOfPairs(parts: readonly (readonly number[])[], weights: Uint8Array | undefined): number {
  let [sum, all] = [0, 0];
  parts.forEach((row, i) => {
    const attacked = weights?.[i] ?? 1;
    if (attacked === 0) return;
    row.forEach((part, j) => {
      if (Number.isNaN(part)) return;
      const weight = attacked * (weights?.[j] ?? 1);
      sum += weight * part;
      all += weight;
    });
  });
  // Of one person alone, drawn again and again, nothing is known.
  return all === 0 ? 1 : sum / all;
}

const weighted = (values: readonly number[], weights: Uint8Array): number =>
  values.reduce((sum, value, n) => sum + value * (weights[n] ?? 0), 0) / values.length;

const DRAWS = 1_000;

/** The upper end of the middle 95 % when as many people are drawn again, as victims and as attackers. */
function upperBound(figure: (weights: Uint8Array) => number, people: number): number {
  const luck = chance(1);
  const values = Float64Array.from({ length: DRAWS }, () => {
    const weights = new Uint8Array(people);
    for (let n = 0; n < people; n += 1) {
      const drawn = luck.below(people);
      weights[drawn] = (weights[drawn] ?? 0) + 1;
    }
    return figure(weights);
  }).toSorted();
  return values[Math.ceil(DRAWS * 0.975) - 1] ?? 1;
}

/** Thresholds are multiples of this; the chosen one is a step stricter than the first that holds. */
const STEP = 0.25;
const [LOWEST, HIGHEST] = [-30, 12];

/** The least threshold at which at most 1 % of the impostors pass, at the upper bound, wherever it is measured. */
export function chooseThreshold(attempts: readonly Attempts[]): number | undefined {
  for (let threshold = 0; threshold < HIGHEST; threshold += STEP) {
    if (attempts.every((one) => matchesAt(one, threshold).falseMatchBound <= MOST)) return threshold + STEP;
  }
  return undefined;
}

/** The highest threshold below which at most 1 % of the person's own attempts fall, at the upper bound. */
export function chooseMismatch(attempts: readonly Attempts[]): number | undefined {
  for (let threshold = 0; threshold > LOWEST; threshold -= STEP) {
    if (attempts.every((one) => mismatchesAt(one, threshold).falseAlarmBound <= MOST)) return threshold - STEP;
  }
  return undefined;
}

export interface Operating {
  readonly threshold: number;
  /** Of the condition with the highest bound. */
  readonly worst: MeasuredMatches;
  /** With a mature profile, the text and the clock as they are. */
  readonly usual: MeasuredMatches;
}

const SHOWN = [0, 0.5, 1, 1.5, 2, 2.5, 3, 3.5, 4, 4.5, 5, 5.5, 6] as const;

export function operatingTable(attempts: readonly Attempts[]): Operating[] {
  return SHOWN.flatMap((threshold) => {
    const all = attempts.map((one) => matchesAt(one, threshold));
    const [usual] = all;
    const worst = all.toSorted((a, b) => b.falseMatchBound - a.falseMatchBound)[0];
    return usual === undefined || worst === undefined ? [] : [{ threshold, worst, usual }];
  });
}

/** The lowest log-likelihood ratio, in tenths, that lets in at most this part of the impostors' attempts. */
export function thresholdFor({ impostor }: Attempts, rate: number): number {
  const ratios = impostor.flatMap((row) => row.flatMap((one) => [...one])).toSorted((a, b) => b - a);
  return Math.ceil((ratios[Math.floor(ratios.length * rate)] ?? 0) * 10 + 1e-9) / 10;
}
