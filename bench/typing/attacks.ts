// What attackers get through a practised profile, and what stops them: replays, synthetic typing, programs, poisoning.
import type { Verifier } from '#factors/typing/model.ts';
import { emptyProfile, hasChanged, visitsOf, withConfirmed, type Profile } from '#factors/typing/profile.ts';
import type { Rhythm } from '#factors/typing/rhythm.ts';
import type { Template } from '#factors/typing/template.ts';
import { keysOfVector, vectorOf } from '#factors/typing/vector.ts';
import { LEAST_VISITS, shortened, verify } from '#factors/typing/verify.ts';
import { chance, type Chance } from './chance.ts';
import type { DataSet, Person } from './data.ts';
import { mean } from './rates.ts';

/** Attempts of each kind against each person. */
const TRIES = 10;
/** Confirmed samples of each visit before the last: a mature profile needs twenty of four visits. */
const CONFIRMED = 8;

export interface Attack {
  readonly name: string;
  readonly attempts: number;
  /** The part that reaches the threshold, whatever the detectors say. */
  readonly matched: number;
  /** The part that is known for a replay or a program, whether it reaches it or not. */
  readonly recognised: number;
  /** The part that reaches it and that nothing stops. */
  readonly letIn: number;
}

interface Target {
  readonly person: Person;
  readonly profile: Profile;
  readonly template: Template;
  /** The samples that attempts are compared with, and those that were confirmed and are not kept any more. */
  readonly enrolled: readonly Rhythm[];
  readonly gone: readonly Rhythm[];
  /** Typed after the enrolment. */
  readonly later: readonly Rhythm[];
}

type Forge = (target: Target, set: DataSet, luck: Chance) => Rhythm;

/** Normal jitter of every event, in seconds. */
function jittered({ holds, downDowns }: Rhythm, deviation: number, luck: Chance): Rhythm {
  const downs = [0];
  downDowns.forEach((time, n) => downs.push((downs[n] ?? 0) + time));
  const ups = downs.map((down, n) => down + (holds[n] ?? 0) + deviation * luck.normal());
  const moved = downs.map((down) => down + deviation * luck.normal());
  return {
    holds: Float64Array.from(ups, (up, n) => Math.max(0.001, up - (moved[n] ?? 0))),
    downDowns: Float64Array.from(downDowns, (_, n) => Math.max(0.001, (moved[n + 1] ?? 0) - (moved[n] ?? 0))),
  };
}

const replay =
  (deviation: number): Forge =>
  ({ enrolled }, _, luck) =>
    jittered(luck.of(enrolled), deviation, luck);

const othersOf = (set: DataSet, person: Person) => set.people.filter((other) => other !== person);

/** Mean and deviation of the logarithm of some people's times. */
function logMoments(times: readonly number[]): readonly [mean: number, deviation: number] {
  const logs = times.map((time) => Math.log(Math.max(0.015, time)));
  const middle = mean(logs);
  return [middle, Math.sqrt(mean(logs.map((log) => (log - middle) ** 2)))];
}

/** Each time drawn from what others need for any key: who knows how people type, and not this text. */
const anyRhythm: Forge = ({ person, enrolled }, set, luck) => {
  const samples = othersOf(set, person).map((other) => luck.of(other.samples));
  const draw = ([middle, deviation]: readonly [number, number]) => Math.exp(middle + deviation * luck.normal());
  const hold = logMoments(samples.flatMap((sample) => [...sample.holds]));
  const latency = logMoments(samples.flatMap((sample) => [...sample.downDowns]));
  const [like] = enrolled;
  return {
    holds: new Float64Array(like?.holds.length ?? 0).map(() => draw(hold)),
    downDowns: new Float64Array(like?.downDowns.length ?? 0).map(() => draw(latency)),
  };
};

/** The mean of others' typing of the very text, each time varied as a hand would: who has watched others type it. */
const meanRhythm: Forge = ({ person }, set, luck) => {
  const samples = othersOf(set, person).map((other) => luck.of(other.samples.slice(-50)));
  const vary = (times: readonly number[]) => Math.exp(logMoments(times)[0] + 0.12 * luck.normal());
  const column = (of: (sample: Rhythm) => Float64Array, n: number) => samples.map((sample) => of(sample)[n] ?? 0);
  const build = (of: (sample: Rhythm) => Float64Array) =>
    Float64Array.from(of(samples[0] ?? { holds: new Float64Array(0), downDowns: new Float64Array(0) }), (_, n) =>
      vary(column(of, n)),
    );
  return { holds: build((sample) => sample.holds), downDowns: build((sample) => sample.downDowns) };
};

const constant: Forge = ({ enrolled: [like] }, _, luck) => {
  const [hold, latency] = [0.06 + 0.08 * luck.next(), 0.1 + 0.2 * luck.next()];
  return {
    holds: new Float64Array(like?.holds.length ?? 0).fill(hold),
    downDowns: new Float64Array(like?.downDowns.length ?? 0).fill(latency),
  };
};

const random: Forge = ({ enrolled: [like] }, _, luck) => ({
  holds: new Float64Array(like?.holds.length ?? 0).map(() => 0.05 + 0.1 * luck.next()),
  downDowns: new Float64Array(like?.downDowns.length ?? 0).map(() => 0.05 + 0.25 * luck.next()),
});

/** Each time varied by such a part of it, as a hand would: who has a sample, and knows better than to shake all keys alike. */
const varied =
  (deviation: number): Forge =>
  ({ enrolled }, _, luck) => {
    const { holds, downDowns } = luck.of(enrolled);
    const vary = (times: Float64Array) => times.map((time) => time * Math.exp(deviation * luck.normal()));
    return { holds: vary(holds), downDowns: vary(downDowns) };
  };

/** Drawn from the profile itself: who has its centre and its spreads. */
const leaked: Forge = ({ template: { centre, spread } }, _, luck) => {
  const keys = keysOfVector(centre);
  const drawn = centre.map((middle, n) => Math.exp(middle + 0.5 * (spread[n] ?? 0) * luck.normal()));
  return { holds: drawn.slice(0, keys), downDowns: drawn.slice(keys, 2 * keys - 1) };
};

const SHAKES = [1, 2, 5, 10, 15] as const;
const VARIATIONS = [5, 10, 20] as const;

const forges: readonly (readonly [name: string, forge: Forge])[] = [
  ['the person, later (no attack)', ({ later }, _, luck) => luck.of(later)],
  [
    'another person, first typings',
    ({ person }, set, luck) => luck.of(luck.of(othersOf(set, person)).samples.slice(0, 5)),
  ],
  ['another person, practised', ({ person }, set, luck) => luck.of(luck.of(othersOf(set, person)).samples.slice(-20))],
  ['replay, exact', replay(0)],
  ...SHAKES.map((shake) => [`replay, ${shake} ms jitter`, replay(shake / 1_000)] as const),
  [
    'replay, exact, of a sample no longer kept',
    ({ gone, enrolled }, _, luck) => luck.of(gone.length > 0 ? gone : enrolled),
  ],
  ...VARIATIONS.map((part) => [`replay, every time varied by ${part} %`, varied(part / 100)] as const),
  ['synthetic, any text', anyRhythm],
  ['synthetic, mean of this text', meanRhythm],
  ['program, constant delays', constant],
  ['program, random delays', random],
  ['drawn from a leaked profile', leaked],
];

function targetsOf(set: DataSet, verifier: Verifier): Target[] {
  return set.people.flatMap((person): Target[] => {
    const half = person.samples.length >> 1;
    const [before, later] =
      person.sessions.length < 2
        ? [[person.samples.slice(0, half)], person.samples.slice(half)]
        : [person.sessions.slice(0, -1).map((visit) => visit.slice(-CONFIRMED)), person.sessions.at(-1) ?? []];
    const samples = before.flatMap((rhythms, visit) =>
      rhythms.map((rhythm) => ({ rhythm, visit, vector: vectorOf(shortened(rhythm)) })),
    );
    if (samples.length < LEAST_SAMPLES || later.length === 0) return [];
    const profile = samples.reduce((known, sample) => withConfirmed(known, sample, verifier), emptyProfile);
    const among = (kept: Profile['recent']) => {
      const vectors = new Set(kept.map((one) => one.vector));
      return (sample: (typeof samples)[number]) => vectors.has(sample.vector);
    };
    const [isRecent, isAnchor] = [among(profile.recent), among(profile.anchor)];
    const enrolled = samples.filter(isRecent).map(({ rhythm }) => rhythm);
    const gone = samples.filter((one) => !isRecent(one) && !isAnchor(one)).map(({ rhythm }) => rhythm);
    const template = verifier.template(visitsOf(profile.recent));
    // Fewer visits than the product asks for are all that some sets have.
    const known = { ...profile, visits: Math.max(LEAST_VISITS, profile.visits), strangers: 0 };
    return [{ person, profile: known, template, enrolled, gone, later }];
  });
}

const LEAST_SAMPLES = 5;

/**
 * By the product's own `verify`, against profiles of confirmed samples.
 * @param threshold log-likelihood ratio from which on an attempt counts as the person's
 */
export function attacksOn(set: DataSet, verifier: Verifier, threshold: number): Attack[] {
  const targets = targetsOf(set, verifier);
  return forges.map(([name, forge]) => {
    const luck = chance(7);
    let [matched, recognised, letIn] = [0, 0, 0];
    for (const target of targets) {
      for (let n = 0; n < TRIES; n += 1) {
        const rhythm = forge(target, set, luck);
        const answer = verify(target.profile, rhythm, verifier);
        if (verifier.ratio(target.template, vectorOf(shortened(rhythm))) >= threshold) matched += 1;
        if (answer.kind === 'forged') recognised += 1;
        if (answer.kind === 'measured' && answer.ratio >= threshold) letIn += 1;
      }
    }
    const attempts = targets.length * TRIES;
    const part = (count: number) => count / Math.max(1, attempts);
    return { name, attempts, matched: part(matched), recognised: part(recognised), letIn: part(letIn) };
  });
}

export interface Alarms {
  readonly attempts: number;
  /** The part of the person's own later typings that is taken for a replay or a program. */
  readonly wrong: number;
}

export function alarmsOn(set: DataSet, verifier: Verifier): Alarms {
  const answers = targetsOf(set, verifier).flatMap(({ profile, later }) =>
    later.map((rhythm) => verify(profile, rhythm, verifier)),
  );
  const wrong = answers.filter((answer) => answer.kind === 'forged').length;
  return { attempts: answers.length, wrong: wrong / Math.max(1, answers.length) };
}

export interface Poisoning {
  readonly name: string;
  readonly pairs: number;
  /** Of the attacker's own later typings, the part let in: before, and after it with and without the bound. */
  readonly before: number;
  readonly bounded: number;
  readonly unbounded: number;
  /** The part of the profiles that fell silent on the way. */
  readonly silent: number;
  /** Of the person's own later typings, the part let in before, and after it. */
  readonly own: number;
  readonly ownAfter: number;
}

const PAIRS = 60;

/** How far each confirmed sample of the attacker has gone from the person's typing to the attacker's own. */
const walks: readonly (readonly [name: string, steps: number, part: (step: number) => number])[] = [
  ['own typing, 60 times', 60, () => 1],
  ['a walk of 60 steps', 60, (step) => Math.min(1, step / 40)],
  ['a walk of 200 steps', 200, (step) => Math.min(1, step / 150)],
];

/** Somebody who knows the PIN and has the codes confirms what brings the profile to the attacker's own typing. */
export function poisoningOf(set: DataSet, verifier: Verifier, threshold: number): Poisoning[] {
  const people = set.people.filter((person) => person.samples.length >= 50);
  if (people.length < 3) return [];
  return walks.map(([name, steps, partAt]) => {
    const luck = chance(11);
    const share = (kept: Profile['recent'], attempts: readonly Float64Array[]) => {
      const template = verifier.template(visitsOf(kept));
      return attempts.filter((vector) => verifier.ratio(template, vector) >= threshold).length / attempts.length;
    };
    const shares = Array.from({ length: PAIRS }, () => {
      const victim = luck.of(people);
      const attacker = luck.of(people.filter((person) => person !== victim));
      const [own, other] = [victim, attacker].map((person) =>
        person.samples.slice(-45).map((one) => vectorOf(shortened(one))),
      );
      const [ownLater, otherLater] = [own?.slice(20) ?? [], other?.slice(20) ?? []];
      let profile: Profile = emptyProfile;
      own?.slice(0, 20).forEach((vector, n) => {
        profile = withConfirmed(profile, { visit: n >> 2, vector }, verifier);
      });
      const start = profile;
      let free = profile.recent;
      for (let step = 1; step <= steps; step += 1) {
        const [from, to] = [luck.of(own?.slice(0, 20) ?? []), luck.of(other?.slice(0, 20) ?? [])];
        const vector = from.map((value, n) => value + partAt(step) * ((to[n] ?? 0) - value));
        if (!hasChanged(profile)) profile = withConfirmed(profile, { visit: 100 + step, vector }, verifier);
        free = [...free, { visit: 100 + step, vector }].slice(-start.recent.length);
      }
      const isSilent = hasChanged(profile);
      return {
        before: share(start.recent, otherLater),
        bounded: isSilent ? 0 : share(profile.recent, otherLater),
        unbounded: share(free, otherLater),
        silent: isSilent ? 1 : 0,
        own: share(start.recent, ownLater),
        ownAfter: isSilent ? 0 : share(profile.recent, ownLater),
      };
    });
    const part = (of: (one: (typeof shares)[number]) => number) => mean(shares.map(of));
    return {
      name,
      pairs: PAIRS,
      before: part((one) => one.before),
      bounded: part((one) => one.bounded),
      unbounded: part((one) => one.unbounded),
      silent: part((one) => one.silent),
      own: part((one) => one.own),
      ownAfter: part((one) => one.ownAfter),
    };
  });
}
