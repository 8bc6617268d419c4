// Every state of every flow, enumerated: what can validate, and that every path ends.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { flowFor, flows, isProven, nextStep, steps, stepsOf, type Flow, type Standing, type Step } from './flows.ts';

const booleans = [false, true];
const standings: Standing[] = booleans.flatMap((enrolled) =>
  booleans.flatMap((pending) => booleans.map((phoneChanged) => ({ enrolled, pending, phoneChanged }))),
);
const allFlows = Object.keys(flows) as Flow[];

test('an enrolled person never gets the flow that makes first credentials', () => {
  for (const standing of standings) assert.equal(flowFor(standing) === 'enrolment', !standing.enrolled);
});

test('doing each next step ends every flow, and only the last step proves it', () => {
  for (const flow of allFlows) {
    for (const phoneChanged of booleans) {
      const done: Step[] = [];
      for (
        let next = nextStep(flow, { phoneChanged }, done);
        next !== undefined;
        next = nextStep(flow, { phoneChanged }, done)
      ) {
        assert.ok(done.length < 10, `${flow} does not end`);
        assert.ok(!done.includes(next), `${flow} asks ${next} twice`);
        done.push(next);
      }
      assert.deepEqual(done, stepsOf(flow, { phoneChanged }));
      assert.ok(isProven(flow, done));
    }
  }
});

test('no set of steps of another flow, in any combination, validates without two categories of existing elements', () => {
  const names = Object.keys(steps) as Step[];
  for (let bits = 0; bits < 2 ** names.length; bits += 1) {
    const done = names.filter((_, index) => (bits & (1 << index)) !== 0);
    const categories = new Set(done.flatMap((step): readonly string[] => steps[step].proves));
    for (const flow of ['authentication', 're_enrolment'] as const) {
      assert.equal(isProven(flow, done), categories.size >= 2, `${flow}: ${done.join(', ')}`);
    }
    assert.equal(
      isProven('enrolment', done),
      flows.enrolment.every((entry) => done.includes(entry.step)),
    );
  }
});

test('what a session makes itself proves nothing in it', () => {
  for (const step of ['email', 'new_pin', 'new_phone', 'new_phone_code'] as const)
    assert.deepEqual(steps[step].proves, []);
});

test('every step that compares with what is known has a price', () => {
  assert.deepEqual(
    (Object.keys(steps) as Step[]).filter((step) => steps[step].price === 'free'),
    ['new_phone'],
  );
});
