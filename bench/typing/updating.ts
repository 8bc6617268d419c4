// A profile that learns from every confirmed login, from the first typing on: how well it knows the person by then.
import type { Verifier } from '#factors/typing/model.ts';
import { emptyProfile, hasChanged, visitsOf, withConfirmed } from '#factors/typing/profile.ts';
import type { Rhythm } from '#factors/typing/rhythm.ts';
import { vectorOf } from '#factors/typing/vector.ts';
import type { DataSet, Person } from './data.ts';
import { resultOf, type Result, type Scorer } from './evaluate.ts';
import type { Scores } from './rates.ts';

/** The profile keeps so many samples. */
const KEPT = 15;
/** Impostors try their luck at every so many logins. */
const IMPOSTORS_EVERY = 20;
const TRIES = 5;
/** Logins of a long history. */
const LONG = 400;
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

export interface Bounded {
  /** The last hundred logins, by a profile that takes only what fits its anchor. */
  readonly result: Result;
  /** The part of the people whose profile fell silent because they changed. */
  readonly silent: number;
}

/** The same with the bounded update of the product; a profile that fell silent is tested as it stood then. */
export function boundedOf(set: DataSet, verifier: Verifier): Bounded | undefined {
  const people = set.people.filter((person) => person.samples.length >= LONG);
  if (people.length < 3) return undefined;
  let silent = 0;
  const scores = people.map((person) => {
    const impostors = set.people.filter((other) => other !== person).flatMap((other) => other.samples.slice(0, TRIES));
    const [genuine, impostor]: [number[], number[]] = [[], []];
    let profile = emptyProfile;
    person.sessions
      .flatMap((samples, visit) => samples.map((sample) => ({ visit, vector: vectorOf(sample) })))
      .forEach((sample, login) => {
        if (login >= LONG - 100 && login < LONG) {
          const template = verifier.template(visitsOf(profile.recent));
          genuine.push(verifier.ratio(template, sample.vector));
          if (login % IMPOSTORS_EVERY === 0)
            impostor.push(...impostors.map((other) => verifier.ratio(template, vectorOf(other))));
        }
        profile = hasChanged(profile) ? profile : withConfirmed(profile, sample, verifier);
      });
    if (hasChanged(profile)) silent += 1;
    return { genuine: Float64Array.from(genuine), impostor: Float64Array.from(impostor) };
  });
  return { result: resultOf(scores), silent: silent / people.length };
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
