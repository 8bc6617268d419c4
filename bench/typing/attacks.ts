// What attackers get through a practised profile, and what stops them: replays, synthetic typing, programs, poisoning.
import { isMechanical } from '#factors/typing/mechanical.ts';
import type { Verifier } from '#factors/typing/model.ts';
import { emptyProfile, hasChanged, visitsOf, withConfirmed, type Profile } from '#factors/typing/profile.ts';
import { isReplay } from '#factors/typing/replay.ts';
import type { Rhythm } from '#factors/typing/rhythm.ts';
import { vectorOf } from '#factors/typing/vector.ts';
import { chance, type Chance } from './chance.ts';
import type { DataSet, Person } from './data.ts';

/** Attempts of each kind against each person. */
const TRIES = 10;
/** Samples in a profile. */
const ENROLLED = 15;

export interface Attack {
  readonly name: string;
  readonly attempts: number;
  /** The part that reaches the threshold, whatever the detectors say. */
  readonly matched: number;
  /** The part that reaches it and that no detector stops. */
  readonly letIn: number;
}

interface Target {
  readonly person: Person;
  readonly enrolled: readonly Rhythm[];
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
  const mean = logs.reduce((sum, value) => sum + value, 0) / logs.length;
  return [mean, Math.sqrt(logs.reduce((sum, value) => sum + (value - mean) ** 2, 0) / logs.length)];
}

/** Each time drawn from what others need for any key: who knows how people type, and not this text. */
const anyRhythm: Forge = ({ person, enrolled }, set, luck) => {
  const samples = othersOf(set, person).map((other) => luck.of(other.samples));
  const draw = ([mean, deviation]: readonly [number, number]) => Math.exp(mean + deviation * luck.normal());
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

const forges: readonly (readonly [name: string, forge: Forge])[] = [
  ['the person, later (no attack)', ({ later }, _, luck) => luck.of(later)],
  [
    'another person, first typings',
    ({ person }, set, luck) => luck.of(luck.of(othersOf(set, person)).samples.slice(0, 5)),
  ],
  ['another person, practised', ({ person }, set, luck) => luck.of(luck.of(othersOf(set, person)).samples.slice(-20))],
  ['replay, exact', replay(0)],
  ['replay, 2 ms jitter', replay(0.002)],
  ['replay, 5 ms jitter', replay(0.005)],
  ['replay, 15 ms jitter', replay(0.015)],
  ['synthetic, any text', anyRhythm],
  ['synthetic, mean of this text', meanRhythm],
  ['program, constant delays', constant],
  ['program, random delays', random],
];

function targetsOf(set: DataSet): Target[] {
  return set.people.flatMap((person) => {
    const at = Math.floor(person.sessions.length / 2);
    const from = person.sessions.slice(0, at).flat().length;
    const samples = person.samples.slice(from);
    const enrolled = samples.slice(0, Math.min(ENROLLED, samples.length >> 1));
    return enrolled.length < 5 ? [] : [{ person, enrolled, later: samples.slice(enrolled.length) }];
  });
}

/** @param threshold log-likelihood ratio from which on an attempt counts as the person's */
export function attacksOn(set: DataSet, verifier: Verifier, threshold: number): Attack[] {
  const targets = targetsOf(set).map((target) => {
    const kept = target.enrolled.map(vectorOf);
    return { ...target, kept, template: verifier.template([kept]) };
  });
  return forges.map(([name, forge]) => {
    const luck = chance(7);
    let [matched, letIn] = [0, 0];
    for (const target of targets) {
      for (let n = 0; n < TRIES; n += 1) {
        const rhythm = forge(target, set, luck);
        const vector = vectorOf(rhythm);
        if (verifier.ratio(target.template, vector) < threshold) continue;
        matched += 1;
        if (!isMechanical(rhythm) && !isReplay(vector, target.kept)) letIn += 1;
      }
    }
    const attempts = targets.length * TRIES;
    return { name, attempts, matched: matched / attempts, letIn: letIn / attempts };
  });
}

export interface Poisoning {
  readonly pairs: number;
  /** Of the attacker's own later typings, the part let in: before, and after the walk with and without the bound. */
  readonly before: number;
  readonly bounded: number;
  readonly unbounded: number;
  /** The part of the profiles that fell silent on the way. */
  readonly silent: number;
  /** Of the person's own later typings, the part that fits what the bounded profile kept. */
  readonly kept: number;
}

/** Confirmed samples of the attacker, each a little more the attacker's own. */
const STEPS = 60;
const PAIRS = 60;

/** Somebody who knows the PIN and confirms with the code walks the profile from the person's typing to their own. */
export function poisoningOf(set: DataSet, verifier: Verifier, threshold: number): Poisoning | undefined {
  const luck = chance(11);
  const people = set.people.filter((person) => person.samples.length >= 50);
  if (people.length < 3) return undefined;
  const shares = Array.from({ length: PAIRS }, () => {
    const victim = luck.of(people);
    const attacker = luck.of(people.filter((person) => person !== victim));
    const own = victim.samples.slice(-45).map(vectorOf);
    const other = attacker.samples.slice(-45).map(vectorOf);
    let profile: Profile = emptyProfile;
    for (let n = 0; n < 20; n += 1)
      profile = withConfirmed(profile, { visit: n >> 2, vector: own[n] ?? new Float64Array(0) }, verifier);
    const share = (kept: Profile['recent'], attempts: readonly Float64Array[]) => {
      const template = verifier.template(visitsOf(kept));
      return attempts.filter((vector) => verifier.ratio(template, vector) >= threshold).length / attempts.length;
    };
    const before = share(profile.recent, other.slice(20));
    let free = profile.recent;
    for (let n = 1; n <= STEPS; n += 1) {
      const part = Math.min(1, n / (STEPS - 20));
      const [from, to] = [luck.of(own.slice(0, 20)), luck.of(other.slice(0, 20))];
      const sample = { visit: 100 + n, vector: from.map((value, i) => value + part * ((to[i] ?? 0) - value)) };
      profile = withConfirmed(profile, sample, verifier);
      free = [...free, sample].slice(-15);
    }
    const bounded = hasChanged(profile) ? 0 : share(profile.recent, other.slice(20));
    const kept = share(profile.recent, own.slice(20));
    return { before, bounded, kept, unbounded: share(free, other.slice(20)), silent: hasChanged(profile) ? 1 : 0 };
  });
  const mean = (of: (one: (typeof shares)[number]) => number) => shares.reduce((sum, one) => sum + of(one), 0) / PAIRS;
  return {
    pairs: PAIRS,
    before: mean((one) => one.before),
    bounded: mean((one) => one.bounded),
    unbounded: mean((one) => one.unbounded),
    silent: mean((one) => one.silent),
    kept: mean((one) => one.kept),
  };
}
