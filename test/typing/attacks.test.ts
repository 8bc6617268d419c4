// What attackers get through a mature profile at the operating point, on typists that never lived: a detector or a bound each.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { verifierOf } from '#factors/typing/model.ts';
import { shippedPoint } from '#factors/typing/operating-point.ts';
import { elementThreshold } from '#factors/typing/operating.ts';
import { shippedModel } from '#factors/typing/weights.ts';
import { alarmsOn, attacksOn, poisoningOf, type Attack } from '../../bench/typing/attacks.ts';
import { typists } from '../kit/typists.ts';

const verifier = verifierOf(shippedModel);
const threshold = elementThreshold(shippedModel, shippedPoint) ?? 4;
const crowd = typists({ people: 14, visits: 9, samples: 10, keys: 16, seed: 21 });
const attacks = new Map(attacksOn(crowd, verifier, threshold).map((attack) => [attack.name, attack]));

function rateOf(name: string): Attack {
  const attack = attacks.get(name);
  assert.ok(attack, name);
  return attack;
}

function stays(name: string, { letIn, matched = 0 }: { readonly letIn: number; readonly matched?: number }): void {
  const rate = rateOf(name);
  const said = `${name}: ${rate.matched} match, ${rate.recognised} recognised, ${rate.letIn} let in`;
  assert.ok(rate.letIn <= letIn, said);
  assert.ok(rate.matched >= matched, said);
}

test('the detectors leave people alone, and some of their attempts pass', () => {
  assert.ok(alarmsOn(crowd, verifier).wrong <= 0.02);
  assert.ok(rateOf('the person, later (no attack)').letIn >= 0.01);
});

test('replays would match; the detector stops what is exact or shaken by up to 5 ms or a twentieth', () => {
  for (const shake of ['exact', '1 ms jitter', '2 ms jitter']) stays(`replay, ${shake}`, { matched: 0.8, letIn: 0.01 });
  stays('replay, 5 ms jitter', { matched: 0.5, letIn: 0.05 });
  stays('replay, every time varied by 5 %', { matched: 0.5, letIn: 0.05 });
});

test('what is shaken more is let in less often than the person, and stopped by its distance', () => {
  stays('replay, 10 ms jitter', { letIn: 0.2 });
  stays('replay, 15 ms jitter', { letIn: 0.1 });
  stays('replay, every time varied by 20 %', { letIn: 0.05 });
});

test('synthetic typing and practised people stay below the threshold', () => {
  for (const name of ['another person, first typings', 'another person, practised', 'synthetic, any text'])
    stays(name, { letIn: 0.01 });
  stays('synthetic, mean of this text', { letIn: 0.05 });
});

test('programs: constant delays are recognised, random ones are nobody', () => {
  stays('program, random delays', { letIn: 0.01 });
  stays('program, constant delays', { letIn: 0 });
  assert.ok(rateOf('program, constant delays').recognised >= 0.9);
});

test('whoever confirms samples of their own does not walk the profile to themselves', () => {
  // Already at a ratio of 0: what would pass there is far from the operating point.
  const walks = poisoningOf(crowd, verifier, 0);
  assert.equal(walks.length, 3);
  for (const { name, before, unbounded, bounded } of walks) {
    assert.ok(before <= 0.02, `${name}: ${before} before`);
    assert.ok(unbounded >= 0.3, `${name}: ${unbounded} without the bound`);
    assert.ok(bounded <= 0.03, `${name}: ${bounded} with it`);
  }
});
