// Who enrols with what, who tries afterwards: the protocols of the evaluation, each as data.
import type { Rhythm } from '#factors/typing/rhythm.ts';
import type { DataSet, Person } from './data.ts';

/** One profile and the attempts against it. */
export interface Trial {
  readonly person: Person;
  /** The samples of the enrolment, by visit. */
  readonly visits: readonly (readonly Rhythm[])[];
  readonly genuine: readonly Rhythm[];
  readonly impostors: readonly Rhythm[];
}

export interface Protocol {
  readonly name: string;
  /** Empty where the data do not allow it. */
  trials(set: DataSet): readonly Trial[];
}

/** Impostors try with their first typings of the text, or with their last. */
export type Impostors = 'unpractised' | 'practised';
const TRIES = 5;

function impostorsOf(set: DataSet, person: Person, kind: Impostors): Rhythm[] {
  const tries = (other: Person) => (kind === 'practised' ? other.samples.slice(-TRIES) : other.samples.slice(0, TRIES));
  return set.people.filter((other) => other !== person).flatMap(tries);
}

type Enrolment = Pick<Trial, 'visits' | 'genuine'>;

/** Of everyone who has enough samples; nobody is compared with fewer than this many people. */
const LEAST_PEOPLE = 3;

function protocol(
  name: string,
  enrol: (person: Person) => Enrolment | undefined,
  kind: Impostors = 'unpractised',
): Protocol {
  return {
    name,
    trials: (set) => {
      const trials = set.people.flatMap((person) => {
        const enrolment = enrol(person);
        return enrolment === undefined || enrolment.genuine.length === 0
          ? []
          : [{ person, ...enrolment, impostors: impostorsOf(set, person, kind) }];
      });
      return trials.length < LEAST_PEOPLE ? [] : trials;
    },
  };
}

/** The first `count` samples, by visit; undefined where there are fewer. */
function firstSamples(visits: readonly (readonly Rhythm[])[], count: number): (readonly Rhythm[])[] | undefined {
  const taken: (readonly Rhythm[])[] = [];
  let left = count;
  for (const visit of visits) {
    if (left <= 0) break;
    taken.push(visit.slice(0, left));
    left -= visit.length;
  }
  return left > 0 ? undefined : taken;
}

function enrolFirst(count: number): (person: Person) => Enrolment | undefined {
  return (person) => {
    const visits = firstSamples(person.sessions, count);
    return visits === undefined ? undefined : { visits, genuine: person.samples.slice(count) };
  };
}

/** The visit in which somebody counts as practised: the fifth of eight, the second of three. */
const practisedVisit = (person: Person): number => Math.floor(person.sessions.length / 2);

function enrolPractised(count: number, probes: 'same' | 'later'): (person: Person) => Enrolment | undefined {
  return (person) => {
    const at = practisedVisit(person);
    const visit = person.sessions[at] ?? [];
    if (visit.length < count) return undefined;
    const genuine = probes === 'same' ? visit.slice(count) : person.sessions.slice(at + 1).flat();
    return { visits: [visit.slice(0, count)], genuine };
  };
}

/** One sample of each of the visits before the last; attempts from the last. */
function enrolByVisit(count: number, place: 'first' | 'middle'): (person: Person) => Enrolment | undefined {
  return ({ sessions }) => {
    if (sessions.length <= count) return undefined;
    const visits = sessions.slice(-1 - count, -1);
    const sample = (visit: readonly Rhythm[]) => visit.slice(place === 'first' ? 0 : visit.length >> 1).slice(0, 1);
    return { visits: visits.map(sample), genuine: sessions.at(-1) ?? [] };
  };
}

/** From the last visit but one, or the middle of the only one; attempts from everything after. */
export const REVIEW = 5;

function enrolForReview(person: Person): Enrolment | undefined {
  const { sessions, samples } = person;
  const at = Math.max(0, sessions.length - 2);
  const visit = sessions[at] ?? [];
  const from = sessions.length === 1 ? Math.max(0, Math.min(samples.length >> 1, samples.length - 2 * REVIEW)) : 0;
  const enrolled = visit.slice(from, from + REVIEW);
  if (enrolled.length < REVIEW) return undefined;
  return { visits: [enrolled], genuine: [...visit.slice(from + REVIEW), ...sessions.slice(at + 1).flat()] };
}

export const PAPER = 200;
export const paper = protocol(`first ${PAPER} samples, probes after them`, enrolFirst(PAPER));

export const review = protocol(`${REVIEW} samples of the last visit but one, probes after them`, enrolForReview);
export const reviewPractised = protocol(`${review.name}, practised impostors`, enrolForReview, 'practised');

const SIZES = [1, 2, 3, 5, 10, 20];
const later = (size: number) => enrolPractised(size, 'later');

export const protocols: readonly Protocol[] = [
  paper,
  review,
  reviewPractised,
  ...SIZES.map((size) => protocol(`${size} practised, same visit`, enrolPractised(size, 'same'))),
  ...SIZES.map((size) => protocol(`${size} practised, later visits`, later(size))),
  ...SIZES.map((size) => protocol(`${size} practised, later visits, practised impostors`, later(size), 'practised')),
  ...[1, 2, 3, 4].map((size) => protocol(`one a visit, K=${size}, from its middle`, enrolByVisit(size, 'middle'))),
  ...[1, 2, 3, 4].map((size) => protocol(`one a visit, K=${size}, its first`, enrolByVisit(size, 'first'))),
  protocol('one a visit, K=4, from its middle, practised impostors', enrolByVisit(4, 'middle'), 'practised'),
  ...[5, 10].map((size) => protocol(`cold: the very first ${size}, probes after them`, enrolFirst(size))),
];
