// The verifier with the weights of the product, on typists that never lived.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { typists } from '../../../test/kit/typists.ts';
import { featureNames } from './features.ts';
import { verifierOf } from './model.ts';
import { emptyProfile, isMature, withConfirmed, type Profile } from './profile.ts';
import { keysOf, type Rhythm } from './rhythm.ts';
import { vectorOf } from './vector.ts';
import { shortened, verify, type TypingAnswer } from './verify.ts';
import { shippedModel } from './weights.ts';

const verifier = verifierOf(shippedModel);
const crowd = typists({ people: 12, visits: 30, samples: 2, keys: 20, seed: 5 });

function profileOf(samples: readonly Rhythm[], from: Profile = emptyProfile): Profile {
  return samples.reduce(
    (profile, sample, visit) => withConfirmed(profile, { visit, vector: vectorOf(shortened(sample)) }, verifier),
    from,
  );
}

const ratioOf = (answer: TypingAnswer): number => (answer.kind === 'measured' ? answer.ratio : Number.NaN);
const samplesOf = (n: number): readonly Rhythm[] => crowd.people[n]?.samples ?? [];
const sampleOf = (n: number, at: number): Rhythm =>
  samplesOf(n)[at] ?? { holds: new Float64Array(0), downDowns: new Float64Array(0) };

test('the weights are those of the features, in their order', () => {
  assert.deepEqual(
    shippedModel.weights.map((weight) => weight.feature),
    featureNames,
  );
});

test('the person mostly above nought, others nearly never', () => {
  let [own, other, tries] = [0, 0, 0];
  crowd.people.forEach((_, n) => {
    const profile = profileOf(samplesOf(n).slice(0, 25));
    for (let at = 30; at < 50; at += 1) {
      tries += 1;
      if (ratioOf(verify(profile, sampleOf(n, at), verifier)) > 0) own += 1;
      if (ratioOf(verify(profile, sampleOf((n + 1 + (at % 11)) % 12, at), verifier)) > 0) other += 1;
    }
  });
  assert.ok(own / tries > 0.8, `own ${own / tries}`);
  assert.ok(other / tries < 0.05, `other ${other / tries}`);
});

test('more samples tell people better apart', () => {
  const apart = (count: number) => {
    const gaps = crowd.people.flatMap((_, n) => {
      const profile = profileOf(samplesOf(n).slice(0, count));
      const ratio = (of: number, at: number) => ratioOf(verify(profile, sampleOf(of, at), verifier));
      return [40, 42, 44].map((at) => ratio(n, at) - ratio((n + 1) % 12, at));
    });
    return gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length;
  };
  assert.ok(apart(15) > apart(5) + 0.5, `${apart(5)} ${apart(15)}`);
});

test('it says why it abstains', () => {
  const profile = profileOf(samplesOf(0).slice(0, 25));
  const why = (from: Profile, rhythm: Rhythm) => {
    const answer = verify(from, rhythm, verifier);
    return answer.kind === 'abstains' ? answer.why : answer.kind;
  };
  const sample = sampleOf(0, 40);
  const { holds, downDowns } = sample;
  const frame = (grid: number) => (times: Float64Array) =>
    times.map((time) => Math.max(1, Math.round(time / grid)) * grid);
  assert.equal(why(profile, sample), 'measured');
  assert.equal(why(profileOf(samplesOf(0).slice(0, 4)), sample), 'too_few_samples');
  assert.equal(why(profile, { holds: holds.map(() => Number.NaN), downDowns }), 'no_key_ups');
  assert.equal(
    why(profile, { holds, downDowns: downDowns.map((time, n) => (n === 3 ? -1 : time)) }),
    'unusable_sample',
  );
  assert.equal(why(profile, { holds, downDowns: downDowns.subarray(1) }), 'unusable_sample');
  assert.equal(why(profile, { holds: holds.subarray(0, 12), downDowns: downDowns.subarray(0, 11) }), 'unusable_sample');
  assert.equal(
    why(emptyProfile, { holds: holds.subarray(0, 7), downDowns: downDowns.subarray(0, 6) }),
    'text_too_short',
  );
  assert.equal(why(profile, { holds: frame(1 / 30)(holds), downDowns: frame(1 / 30)(downDowns) }), 'timer_too_coarse');
  assert.equal(why(profile, { holds: frame(1 / 60)(holds), downDowns: frame(1 / 60)(downDowns) }), 'measured');
  assert.equal(why({ ...profile, strangers: 20 }, sample), 'changed');
  const cold = samplesOf(0)
    .slice(0, 30)
    .map((one, n) => ({ visit: n % 3, vector: vectorOf(one) }));
  const inThreeVisits = cold.toSorted((a, b) => a.visit - b.visit);
  assert.equal(
    why(
      inThreeVisits.reduce((from, one) => withConfirmed(from, one, verifier), emptyProfile),
      sample,
    ),
    'too_few_visits',
  );
});

test('a long text is read by its first keys', () => {
  const long = typists({ people: 2, visits: 8, samples: 1, keys: 90, seed: 6 });
  const [one, other] = long.people;
  const profile = profileOf(one?.samples.slice(0, 6) ?? []);
  const answer = (sample: Rhythm | undefined) => ratioOf(verify(profile, sample ?? sampleOf(0, 0), verifier));
  assert.equal(keysOf(shortened(one?.samples[7] ?? sampleOf(0, 0))), 48);
  assert.ok(answer(one?.samples[7]) > answer(other?.samples[7]));
});

test('a replay is known, exact or shaken a little; a program by its evenness', () => {
  const profile = profileOf(samplesOf(3).slice(0, 25));
  const old = sampleOf(3, 24);
  const shaken = (by: number) => ({
    holds: old.holds.map((time, n) => time + by * (n % 2 === 0 ? 1 : -1)),
    downDowns: old.downDowns.map((time, n) => time + by * (n % 3 === 0 ? 1 : -1)),
  });
  for (const by of [0, 0.002, 0.005]) {
    assert.deepEqual(verify(profile, shaken(by), verifier), {
      kind: 'forged',
      how: 'replayed',
      samples: 15,
      mature: true,
    });
  }
  assert.equal(verify(profile, sampleOf(3, 30), verifier).kind, 'measured');
  const even = (times: Float64Array, time: number) => times.map((_, n) => time * (1 + 0.01 * (n % 3)));
  for (const program of [
    { holds: even(old.holds, 0.09), downDowns: even(old.downDowns, 0.2) },
    { holds: even(old.holds, 0.09), downDowns: old.downDowns },
    { holds: old.holds, downDowns: even(old.downDowns, 0.15) },
    { holds: old.holds.map((time) => time / 20), downDowns: old.downDowns },
  ]) {
    assert.deepEqual(verify(profile, program, verifier), {
      kind: 'forged',
      how: 'mechanical',
      samples: 15,
      mature: true,
    });
  }
});

test('a profile matures by samples and visits, and keeps a bounded number', () => {
  const samples = samplesOf(4);
  assert.equal(isMature(profileOf(samples.slice(0, 19))), false);
  const mature = profileOf(samples.slice(0, 20));
  assert.ok(isMature(mature));
  assert.equal(mature.recent.length, 15);
  const atOnce = samples
    .slice(0, 30)
    .reduce(
      (profile, sample) => withConfirmed(profile, { visit: 1, vector: vectorOf(sample) }, verifier),
      emptyProfile,
    );
  assert.equal(isMature(atOnce), false, 'thirty typings of one visit are one mood');
});

test('nobody walks a mature profile away in small steps', () => {
  let [letIn, tries] = [0, 0];
  for (let victim = 0; victim < 6; victim += 1) {
    const attacker = victim + 6;
    const start = profileOf(samplesOf(victim).slice(0, 25));
    let profile = start;
    for (let step = 1; step <= 200; step += 1) {
      const [from, to] = [vectorOf(sampleOf(victim, 25 + (step % 15))), vectorOf(sampleOf(attacker, step % 40))];
      const part = Math.min(1, step / 150);
      const vector = from.map((value, n) => value + part * ((to[n] ?? 0) - value));
      profile = withConfirmed(profile, { visit: 100 + step, vector }, verifier);
    }
    assert.deepEqual(profile.anchor, start.anchor);
    for (let at = 40; at < 60; at += 1) {
      tries += 1;
      // What the profile would say if it had not fallen silent.
      if (ratioOf(verify({ ...profile, strangers: 0 }, sampleOf(attacker, at), verifier)) > 1) letIn += 1;
    }
  }
  assert.ok(letIn / tries < 0.05, `${letIn / tries}`);
});

test('one stranger does not silence a profile, and does not enter it', () => {
  const profile = profileOf(samplesOf(2).slice(0, 25));
  const after = withConfirmed(profile, { visit: 99, vector: vectorOf(sampleOf(8, 0)) }, verifier);
  assert.deepEqual(after.recent, profile.recent);
  assert.equal(after.strangers, 1);
  const back = withConfirmed(after, { visit: 100, vector: vectorOf(sampleOf(2, 40)) }, verifier);
  assert.equal(back.strangers, 0);
});

test('a check takes less than a millisecond, the template included', () => {
  const profile = profileOf(samplesOf(1).slice(0, 25));
  for (let n = 0; n < 50; n += 1) verify(profile, sampleOf(1, 30), verifier);
  const times = Array.from({ length: 101 }, () => {
    const began = performance.now();
    verify(profile, sampleOf(1, 30), verifier);
    return performance.now() - began;
  }).toSorted((a, b) => a - b);
  assert.ok((times[50] ?? 9) < 1, `${times[50]} ms`);
});
