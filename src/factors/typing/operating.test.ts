// When a measured operating point counts, and that the shipped one was measured with the shipped weights.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { witnessOf } from '../../../bench/typing/witness.ts';
import type { Model } from './model.ts';
import { shippedMismatch, shippedPoint, witness } from './operating-point.ts';
import {
  elementThreshold,
  mismatchBelow,
  modelDigest,
  type MeasuredSet,
  type MismatchPoint,
  type OperatingPoint,
} from './operating.ts';
import { shippedModel } from './weights.ts';

function setOf<Rates>(device: 'keyboard' | 'touch', rates: Rates, people = 50): MeasuredSet<Rates> {
  return { name: device, device, files: [], people, rates: [rates] };
}

const matches = (falseMatchBound: number) => ({ condition: '', falseMatch: 0, falseMatchBound, falseNonMatch: 0.5 });

function pointOf(sets: OperatingPoint['sets'], model: Model = shippedModel): OperatingPoint {
  return { threshold: 3, leastKeys: 8, coarsestGrid: 0.005, command: '', model: modelDigest(model), sets };
}

const good = [setOf('keyboard', matches(0.01)), setOf('touch', matches(0.002))];

test('a point counts when every set of both kinds of device stays at 1 % at the upper bound', () => {
  assert.equal(elementThreshold(shippedModel, pointOf(good)), 3);
  assert.equal(elementThreshold(shippedModel, undefined), undefined);
  for (const sets of [
    [],
    good.slice(0, 1),
    good.slice(1),
    [...good, setOf('touch', matches(0.0101))],
    [...good, setOf('touch', matches(Number.NaN))],
    [...good, setOf('keyboard', matches(0), 19)],
    [...good, { ...setOf('keyboard', matches(0)), rates: [] }],
  ])
    assert.equal(elementThreshold(shippedModel, pointOf(sets)), undefined);
});

test('whoever changes a weight has to measure again; where the weights come from does not matter', () => {
  const point = pointOf(good);
  const [first, ...others] = shippedModel.weights;
  assert.ok(first);
  const { prior, calibration } = shippedModel;
  for (const change of [
    { weights: [{ ...first, weight: first.weight + 1e-6 }, ...others] },
    { constant: shippedModel.constant + 1e-6 },
    { calibration: { ...calibration, shift: 0 } },
    { prior: { ...prior, means: prior.means.map((mean) => mean + 1e-6) } },
    { networks: [] },
  ])
    assert.equal(elementThreshold({ ...shippedModel, ...change }, point), undefined);
  assert.equal(elementThreshold({ ...shippedModel, provenance: { ...shippedModel.provenance, seed: 9 } }, point), 3);
});

test('a strong mismatch is one where at most 1 % of the own attempts fall, at the upper bound', () => {
  const alarms = (falseAlarmBound: number) => ({ condition: '', falseAlarm: 0, falseAlarmBound, caught: 0.3 });
  const of = (bound: number): MismatchPoint => ({
    threshold: -4,
    command: '',
    model: modelDigest(shippedModel),
    sets: [setOf('keyboard', alarms(bound))],
  });
  assert.equal(mismatchBelow(shippedModel, of(0.01)), -4);
  assert.equal(mismatchBelow(shippedModel, of(0.02)), undefined);
  assert.equal(mismatchBelow({ ...shippedModel, constant: 0 }, of(0.01)), undefined);
  assert.equal(mismatchBelow(shippedModel, undefined), undefined);
});

test('the shipped point was measured with the shipped weights and with this code', () => {
  for (const point of [shippedPoint, shippedMismatch])
    if (point !== undefined) assert.equal(point.model, modelDigest(shippedModel), `measure again: ${point.command}`);
  const now = witnessOf(shippedModel);
  assert.equal(now.length, witness.length);
  now.forEach((ratio, n) => {
    assert.ok(Math.abs(ratio - (witness[n] ?? 0)) < 1e-5, `ratios changed, measure again: ${ratio} ${witness[n]}`);
  });
  assert.equal(elementThreshold(shippedModel, shippedPoint), shippedPoint?.threshold);
  assert.equal(mismatchBelow(shippedModel, shippedMismatch), shippedMismatch?.threshold);
});
