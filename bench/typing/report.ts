// Everything that the evaluation says of one set, as a value; `print.ts` writes it out.
import type { Model, Verifier } from '#factors/typing/model.ts';
import { shippedPoint } from '#factors/typing/operating-point.ts';
import { elementThreshold, type MeasuredMatches } from '#factors/typing/operating.ts';
import { LEAST_KEYS } from '#factors/typing/verify.ts';
import { alarmsOn, attacksOn, poisoningOf, type Alarms, type Attack, type Poisoning } from './attacks.ts';
import type { DataSet } from './data.ts';
import { detectors } from './detectors.ts';
import { firstKeys, onGrid } from './disturb.ts';
import { manhattan, ours, resultOf, scoresOf, type Result } from './evaluate.ts';
import { attemptsOn, matchesAt, operatingTable, thresholdFor, type Attempts, type Operating } from './operating.ts';
import { markOf, overlapOf, type Overlap } from './overlap.ts';
import { detPicture, type Curve } from './picture.ts';
import { paper, PAPER, protocols, review, REVIEW, reviewPractised } from './protocols.ts';
import { equalErrorRate, mean, missAtNoFalse, pooled, type Scores } from './rates.ts';
import { boundedOf, updatingOf, type Bounded, type Stage } from './updating.ts';

export interface Row {
  readonly name: string;
  readonly manhattan: Result;
  readonly ours: Result;
}

export interface NineRow {
  readonly name: string;
  readonly rate: number;
  readonly zeroMiss: number;
  readonly published: number;
}

export interface Report {
  readonly name: string;
  readonly people: number;
  readonly samples: number;
  readonly skipped: number;
  readonly sessions: readonly [least: number, most: number];
  readonly keys: number;
  /** Names of the files that the weights were trained on, and what the set shares with them. */
  readonly training: readonly string[];
  readonly overlap: Overlap;
  /** Empty unless it is the CMU set. */
  readonly nine: readonly NineRow[];
  readonly rows: readonly Row[];
  /** Protocols that these data do not allow. */
  readonly impossible: readonly string[];
  readonly timers: readonly Row[];
  readonly lengths: readonly Row[];
  readonly updating: readonly Stage[];
  readonly bounded: Bounded | undefined;
  readonly operating: readonly Operating[];
  /** Where the attacks are tried: the operating point of the product, or for other weights where 1 % passes. */
  readonly threshold: number;
  readonly isShipped: boolean;
  /** At that threshold, in every condition. */
  readonly matches: readonly MeasuredMatches[];
  readonly attacks: readonly Attack[];
  /** Of the whole text, and of the shortest that the product judges. */
  readonly alarms: Alarms;
  readonly alarmsOfShort: Alarms;
  readonly poisoning: readonly Poisoning[];
  /** Mean milliseconds of a check, without the enrolment, and of an enrolment of five. */
  readonly check: number;
  readonly enrolment: number;
  readonly picture: string;
}

/** Milliseconds of the grids: an isolated page, an ordinary one, a cautious browser, one frame and two. */
const TIMERS = [1, 5, 16.7, 33] as const;
const LENGTHS = [4, 6, 8, 11, 14, 20] as const;

export function reportOn(set: DataSet, model: Model, verifier: Verifier): Report {
  const possible = protocols.filter((protocol) => protocol.trials(set).length > 0);
  const counts = set.people.map((person) => person.sessions.length);
  const attempts = attemptsOn(set, verifier);
  const shipped = elementThreshold(model, shippedPoint);
  const threshold = shipped ?? (attempts[0] === undefined ? 3 : thresholdFor(attempts[0], 0.01));
  const overlap = overlapOf(set, model.provenance);
  return {
    name: set.name,
    people: set.people.length,
    samples: set.people.reduce((sum, person) => sum + person.samples.length, 0),
    skipped: set.skipped,
    sessions: [Math.min(...counts), Math.max(...counts)],
    keys: set.keys.length,
    training: model.provenance.files.map((file) => file.name),
    overlap,
    nine: isPaperSet(set) ? nineOf(set) : [],
    rows: possible.map((protocol) => rowOf(protocol.name, protocol.trials(set), verifier)),
    impossible: protocols.filter((protocol) => !possible.includes(protocol)).map((protocol) => protocol.name),
    timers: TIMERS.flatMap((grid) => {
      const trials = review.trials(onGrid(set, grid / 1_000));
      return trials.length === 0 ? [] : [rowOf(`${grid} ms`, trials, verifier)];
    }),
    lengths: LENGTHS.filter((keys) => keys <= set.keys.length).flatMap((keys) => {
      const trials = review.trials(firstKeys(set, keys));
      return trials.length === 0 ? [] : [rowOf(`${keys} keys`, trials, verifier)];
    }),
    updating: updatingOf(set, ours(verifier)),
    bounded: boundedOf(set, verifier),
    operating: operatingTable(attempts),
    threshold,
    isShipped: shipped !== undefined,
    matches: attempts.map((one) => matchesAt(one, threshold)),
    attacks: attacksOn(set, verifier, threshold),
    alarms: alarmsOn(set, verifier),
    alarmsOfShort: alarmsOn(firstKeys(set, LEAST_KEYS), verifier),
    poisoning: poisoningOf(set, verifier, threshold),
    ...timesOf(set, verifier),
    picture: pictureOf(set, verifier, attempts, {
      threshold,
      origin: originOf(shipped !== undefined),
      notes: [markOf(overlap).trim()].filter((note) => note !== ''),
    }),
  };
}

function rowOf(name: string, trials: ReturnType<typeof review.trials>, verifier: Verifier): Row {
  return { name, manhattan: resultOf(scoresOf(manhattan, trials)), ours: resultOf(scoresOf(ours(verifier), trials)) };
}

/** The CMU set by its shape: 51 people, 8 visits of 50, eleven keys. */
function isPaperSet({ people, keys }: DataSet): boolean {
  return people.length === 51 && keys.length === 11 && people.every((person) => person.samples.length === 2 * PAPER);
}

function nineOf(set: DataSet): NineRow[] {
  const trials = paper.trials(set);
  return detectors.map(([name, detector, published]) => {
    const scores = scoresOf((visits) => detector(visits.flat()), trials);
    const zeroMiss = mean(scores.map(missAtNoFalse));
    return { name, rate: mean(scores.map(equalErrorRate)), zeroMiss, published };
  });
}

export const originOf = (isShipped: boolean): string =>
  isShipped ? "the product's operating point" : 'where 1 % of practised impostors pass';

const [OURS, THEIRS, MATURE] = ['#0b57d0', '#b3261e', '#146c2e'] as const;

/** Ours and scaled Manhattan of five samples, and a mature profile; with dots at the threshold. */
function pictureOf(
  set: DataSet,
  verifier: Verifier,
  attempts: readonly Attempts[],
  {
    threshold,
    origin,
    notes,
  }: { readonly threshold: number; readonly origin: string; readonly notes: readonly string[] },
): string {
  const curve = (name: string, colour: string, isDashed: boolean, people: readonly Scores[]): Curve => {
    const all = pooled(people);
    const from = (scores: Float64Array) => scores.filter((score) => score >= threshold).length / scores.length;
    const mark = colour === THEIRS ? undefined : { miss: 1 - from(all.genuine), false: from(all.impostor) };
    return { name, colour, isDashed, people, mark };
  };
  const five = [review, reviewPractised].flatMap((protocol): Curve[] => {
    const trials = protocol.trials(set);
    if (trials.length === 0) return [];
    const isPractised = protocol === reviewPractised;
    const name = `${REVIEW} samples, impostors ${isPractised ? 'practised' : 'unpractised'}`;
    return [
      curve(`ours, ${name}`, OURS, isPractised, scoresOf(ours(verifier), trials)),
      curve(`scaled Manhattan, ${name}`, THEIRS, isPractised, scoresOf(manhattan, trials)),
    ];
  });
  const mature = attempts.slice(0, 1).map(({ condition, genuine, impostor }) => {
    const people = genuine.map((own, n) => ({
      genuine: own,
      impostor: Float64Array.from((impostor[n] ?? []).flatMap((one) => [...one])),
    }));
    return curve(`ours, ${condition}, impostors practised`, MATURE, true, people);
  });
  return detPicture(`${set.name}: ${set.people.length} people, ${set.keys.length} keys`, [...five, ...mature], {
    markName: `at a ratio of ${threshold}, ${origin}`,
    notes: ['at the left edge: none let in', ...notes],
  });
}

function timesOf(set: DataSet, verifier: Verifier): { readonly check: number; readonly enrolment: number } {
  const scorer = ours(verifier);
  const trials = review.trials(set);
  const enrolled = performance.now();
  const scores = trials.map(({ visits }) => scorer(visits));
  const began = performance.now();
  let checks = 0;
  trials.forEach(({ impostors }, n) => {
    for (const sample of impostors) scores[n]?.(sample);
    checks += impostors.length;
  });
  const ended = performance.now();
  const a = Math.max(1, trials.length);
  return { check: (ended - began) / Math.max(1, checks), enrolment: (began - enrolled) / a };
}
