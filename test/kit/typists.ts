// Typists that never lived: people with hands of their own, visits with moods, texts with slow keys; the same seed, the same people.
import type { Rhythm } from '#factors/typing/rhythm.ts';
import { chance } from '../../bench/typing/chance.ts';
import { toPerson, type DataSet } from '../../bench/typing/data.ts';

export interface Crowd {
  readonly people: number;
  readonly visits: number;
  /** Samples in a visit. */
  readonly samples: number;
  readonly keys: number;
  readonly seed: number;
}

/** Deviations of logarithms, as they are among people: between texts, people, visits and samples. */
const HOLD = { mean: Math.log(0.1), text: 0.05, person: 0.2, visit: 0.06, sample: 0.12 } as const;
const LATENCY = { mean: Math.log(0.22), text: 0.35, person: 0.35, visit: 0.1, sample: 0.22 } as const;

type Spread = typeof HOLD | typeof LATENCY;

export function typists({ people, visits, samples, keys, seed }: Crowd): DataSet {
  const luck = chance(seed);
  const noise = (count: number, deviation: number) =>
    Float64Array.from({ length: count }, () => deviation * luck.normal());
  const plus = (a: Float64Array, b: Float64Array) => a.map((value, n) => value + (b[n] ?? 0));
  const text = (spread: Spread, count: number) => noise(count, spread.text).map((value) => value + spread.mean);
  /** Half of what tells people apart holds for all keys alike. */
  const hand = (spread: Spread, count: number) => {
    const whole = 0.7 * spread.person * luck.normal();
    return noise(count, 0.7 * spread.person).map((value) => value + whole);
  };
  const [slowKeys, slowPairs] = [text(HOLD, keys), text(LATENCY, keys - 1)];
  const all = Array.from({ length: people }, (_, n) => {
    const [holds, pairs] = [plus(slowKeys, hand(HOLD, keys)), plus(slowPairs, hand(LATENCY, keys - 1))];
    const sessions = Array.from({ length: visits }, () => {
      const [mood, pace] = [HOLD.visit * luck.normal(), LATENCY.visit * luck.normal()];
      return Array.from({ length: samples }, (): Rhythm => ({
        holds: plus(holds, noise(keys, HOLD.sample)).map((value) => Math.exp(value + mood)),
        downDowns: plus(pairs, noise(keys - 1, LATENCY.sample)).map((value) => Math.exp(value + pace)),
      }));
    });
    return toPerson(`t${n}`, sessions);
  });
  const names = Array.from({ length: keys }, (_, n) => `k${seed}x${n}`);
  return { name: `typists ${seed}`, files: [], keys: names, people: all, skipped: 0 };
}

/** As a file in the form of the CMU set. */
export function toColumns({ keys, people }: DataSet): string {
  const pairs = keys.slice(1).map((key, n) => `${keys[n]}.${key}`);
  const header = [
    'subject',
    'sessionIndex',
    'rep',
    ...keys.flatMap((key, n) => [`H.${key}`, ...(pairs[n] === undefined ? [] : [`DD.${pairs[n]}`, `UD.${pairs[n]}`])]),
  ];
  const rows = people.flatMap(({ id, sessions }) =>
    sessions.flatMap((samples, visit) =>
      samples.map(({ holds, downDowns }, rep) => {
        const times = [...holds].flatMap((hold, n) => {
          const downDown = downDowns[n];
          return downDown === undefined ? [hold] : [hold, downDown, downDown - hold];
        });
        return [id, visit + 1, rep + 1, ...times.map((time) => time.toFixed(4))].join(',');
      }),
    ),
  );
  return [header.join(','), ...rows, ''].join('\n');
}
