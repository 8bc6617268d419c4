// The same people under worse conditions: a coarser clock, a shorter text.
import type { Rhythm } from '#factors/typing/rhythm.ts';
import { chance } from './chance.ts';
import { toPerson, type DataSet } from './data.ts';

/** Every event on a clock of this grid, in seconds, which starts anywhere. */
export function onGrid(set: DataSet, grid: number): DataSet {
  const luck = chance(3);
  return mapped(set, ({ holds, downDowns }) => {
    const start = grid * luck.next();
    const downs = [start];
    downDowns.forEach((time, n) => downs.push((downs[n] ?? 0) + time));
    const round = (time: number) => Math.floor(time / grid) * grid;
    return {
      holds: holds.map((hold, n) => round((downs[n] ?? 0) + hold) - round(downs[n] ?? 0)),
      downDowns: downDowns.map((_, n) => round(downs[n + 1] ?? 0) - round(downs[n] ?? 0)),
    };
  });
}

/** The first keys only. */
export function firstKeys(set: DataSet, keys: number): DataSet {
  return mapped(set, ({ holds, downDowns }) => ({
    holds: holds.subarray(0, keys),
    downDowns: downDowns.subarray(0, keys - 1),
  }));
}

function mapped(set: DataSet, change: (rhythm: Rhythm) => Rhythm): DataSet {
  return {
    ...set,
    people: set.people.map((person) =>
      toPerson(
        person.id,
        person.sessions.map((visit) => visit.map(change)),
      ),
    ),
  };
}
