// Scores of a verifier in a protocol, and what they say: error rates per person and pooled, calibration, and how sure they are.
import type { Verifier } from '#factors/typing/model.ts';
import type { Rhythm } from '#factors/typing/rhythm.ts';
import { vectorOf } from '#factors/typing/vector.ts';
import { calibrationCost, leastCalibrationCost } from './calibration.ts';
import { chance } from './chance.ts';
import { manhattanScaled } from './detectors.ts';
import type { Trial } from './protocols.ts';
import { equalErrorRate, mean, missAtFalse, pooled, type Scores } from './rates.ts';

export type Scorer = (visits: readonly (readonly Rhythm[])[]) => (sample: Rhythm) => number;

/** A rhythm becomes a vector once, however often it is compared. */
export function ours(verifier: Verifier): Scorer {
  const known = new WeakMap<Rhythm, Float64Array>();
  const toVector = (rhythm: Rhythm): Float64Array => {
    const vector = known.get(rhythm) ?? vectorOf(rhythm);
    known.set(rhythm, vector);
    return vector;
  };
  return (visits) => {
    const template = verifier.template(visits.map((visit) => visit.map(toVector)));
    return (sample) => verifier.ratio(template, toVector(sample));
  };
}

export const manhattan: Scorer = (visits) => manhattanScaled(visits.flat());

export function scoresOf(scorer: Scorer, trials: readonly Trial[]): Scores[] {
  return trials.map(({ visits, genuine, impostors }) => {
    const score = scorer(visits);
    return { genuine: Float64Array.from(genuine, score), impostor: Float64Array.from(impostors, score) };
  });
}

/** A figure with the bounds of its 95 % interval, by bootstrap over people. */
export interface Figure {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

export interface Result {
  readonly people: number;
  readonly genuine: number;
  readonly impostor: number;
  /** Mean of each person's own equal-error rate, and that of one threshold for all. */
  readonly perUser: Figure;
  readonly pooled: Figure;
  /** Genuine attempts refused at the pooled threshold that lets in 1 % or 5 % of the impostors' attempts. */
  readonly missAt1: number;
  readonly missAt5: number;
  /** In bits: 0 is all-knowing, 1 says nothing. The least is what any monotonous recalibration could reach. */
  readonly cost: number;
  readonly leastCost: number;
}

export function resultOf(people: readonly Scores[]): Result {
  const all = pooled(people);
  const rates = people.map(equalErrorRate);
  return {
    people: people.length,
    genuine: all.genuine.length,
    impostor: all.impostor.length,
    perUser: { value: mean(rates), ...bounds((draw) => mean(draw(rates))) },
    pooled: { value: equalErrorRate(all), ...pooledBounds(people, all) },
    missAt1: missAtFalse(all, 0.01),
    missAt5: missAtFalse(all, 0.05),
    cost: calibrationCost(all),
    leastCost: leastCalibrationCost(all),
  };
}

const DRAWS = 500;

/** Bounds of the middle 95 % of what a figure is when as many people are drawn again. */
export function bounds(figure: (draw: <Item>(items: readonly Item[]) => Item[]) => number): {
  low: number;
  high: number;
} {
  const luck = chance(1);
  const values = Float64Array.from({ length: DRAWS }, () => {
    let drawn: number[] | undefined;
    return figure((items) => {
      drawn ??= items.map(() => luck.below(items.length));
      return drawn.flatMap((n) => items.slice(n, n + 1));
    });
  }).toSorted();
  return { low: values[Math.floor(DRAWS * 0.025)] ?? 0, high: values[Math.ceil(DRAWS * 0.975) - 1] ?? 0 };
}

const BINS = 400;

/** Pooled rates from histograms by person, which add up quickly. */
function pooledBounds(people: readonly Scores[], all: Scores): { low: number; high: number } {
  const edges = Float64Array.of(...all.genuine, ...all.impostor).toSorted();
  const binOf = (score: number): number => {
    let [from, to] = [0, edges.length];
    while (from < to) {
      const middle = (from + to) >> 1;
      if ((edges[middle] ?? 0) < score) from = middle + 1;
      else to = middle;
    }
    return Math.min(BINS - 1, Math.floor((from / edges.length) * BINS));
  };
  const histogram = (scores: Float64Array): Float64Array => {
    const bins = new Float64Array(BINS);
    for (const score of scores) bins[binOf(score)] = (bins[binOf(score)] ?? 0) + 1;
    return bins;
  };
  const parts = people.map(({ genuine, impostor }) => ({ genuine: histogram(genuine), impostor: histogram(impostor) }));
  return bounds((draw) => {
    const drawn = draw(parts);
    return equalRateOf(sum(drawn.map((one) => one.genuine)), sum(drawn.map((one) => one.impostor)));
  });
}

function sum(parts: readonly Float64Array[]): Float64Array {
  const total = new Float64Array(BINS);
  for (const part of parts) for (let n = 0; n < BINS; n += 1) total[n] = (total[n] ?? 0) + (part[n] ?? 0);
  return total;
}

function equalRateOf(genuine: Float64Array, impostor: Float64Array): number {
  const [own, other] = [genuine.reduce((a, b) => a + b, 0), impostor.reduce((a, b) => a + b, 0)];
  let [miss, wrong] = [0, 1];
  for (let n = 0; n < BINS; n += 1) {
    const [nextMiss, nextWrong] = [miss + (genuine[n] ?? 0) / own, wrong - (impostor[n] ?? 0) / other];
    if (nextMiss >= nextWrong) return (Math.max(miss, nextWrong) + Math.min(nextMiss, wrong)) / 2;
    [miss, wrong] = [nextMiss, nextWrong];
  }
  return miss;
}
