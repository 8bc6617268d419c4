// A profile that learns from every confirmed login, from the first typing on: how well it knows the person by then.
import type { Rhythm } from '#factors/typing/rhythm.ts';
import type { DataSet, Person } from './data.ts';
import { resultOf, type Result, type Scorer } from './evaluate.ts';
import type { Scores } from './rates.ts';

/** The profile keeps so many samples. */
const KEPT = 15;
/** Impostors try their luck at every so many logins. */
const IMPOSTORS_EVERY = 20;
const TRIES = 5;
const STAGES = [
  [1, 5],
  [6, 10],
  [11, 20],
  [21, 50],
  [51, 100],
  [101, 200],
  [201, 300],
  [301, 400],
] as const;

export interface Stage {
  readonly from: number;
  readonly to: number;
  readonly result: Result;
}

export function updatingOf(set: DataSet, scorer: Scorer): Stage[] {
  return STAGES.flatMap(([from, to]) => {
    const people = set.people.filter((person) => person.samples.length >= to);
    if (people.length < 3) return [];
    return [{ from, to, result: resultOf(people.map((person) => stageOf(set, person, scorer, [from, to]))) }];
  });
}

function stageOf(set: DataSet, person: Person, scorer: Scorer, [from, to]: readonly [number, number]): Scores {
  const impostors = set.people.filter((other) => other !== person).flatMap((other) => other.samples.slice(0, TRIES));
  const [genuine, impostor]: [number[], number[]] = [[], []];
  const every = Math.min(IMPOSTORS_EVERY, Math.ceil((to - from + 1) / 3));
  for (let login = from; login <= to; login += 1) {
    const attempt = person.samples[login - 1];
    const visits = lastVisits(person, login - 1);
    if (attempt === undefined || visits.length === 0) continue;
    const score = scorer(visits);
    genuine.push(score(attempt));
    if ((login - from) % every === 0) impostor.push(...impostors.map(score));
  }
  return { genuine: Float64Array.from(genuine), impostor: Float64Array.from(impostor) };
}

/** The last samples before so many logins, by visit. */
function lastVisits(person: Person, logins: number): (readonly Rhythm[])[] {
  const visits: (readonly Rhythm[])[] = [];
  let start = 0;
  for (const session of person.sessions) {
    const part = session.slice(Math.max(0, logins - KEPT - start), Math.max(0, logins - start));
    if (part.length > 0) visits.push(part);
    start += session.length;
  }
  return visits;
}
