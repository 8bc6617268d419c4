// Every course of every flow, enumerated: what can validate, and that every path ends.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { categoriesOf } from '#factors/factor.ts';
import {
  flowFor,
  flows,
  hasProven,
  isProven,
  needsOriginalPolicy,
  nextStep,
  steps,
  stepsOf,
  type Course,
  type Flow,
  type Step,
} from './flows.ts';

const booleans = [false, true];
const allFlows = Object.keys(flows) as Flow[];
const allSteps = Object.keys(steps) as Step[];

/** Every course that facts and choices can make, also those that no person could come to. */
const courses: readonly Course[] = allFlows.flatMap((flow) =>
  booleans.flatMap((byPasskey) =>
    booleans.flatMap((byCode) =>
      booleans.flatMap((phoneChanged) =>
        booleans.flatMap((proofDue) =>
          booleans.flatMap((phoneDue) =>
            ([undefined, 'none', 'number', 'passkey'] as const).flatMap((backup) =>
              booleans.flatMap((manages) =>
                ([undefined, 'pin', 'number', 'add_passkey', 'remove_passkey'] as const).map((change) => ({
                  flow,
                  byPasskey,
                  byCode,
                  phoneChanged,
                  proofDue,
                  phoneDue,
                  backup,
                  manages,
                  change,
                })),
              ),
            ),
          ),
        ),
      ),
    ),
  ),
);

function walk(course: Course): Step[] {
  const done: Step[] = [];
  for (let next = nextStep(course, done); next !== undefined; next = nextStep(course, done)) {
    assert.ok(!done.includes(next) && done.length < 12, `${JSON.stringify(course)} asks ${next} twice`);
    done.push(next);
  }
  return done;
}

test('an enrolled person never gets the flow that makes first credentials', () => {
  for (const enrolled of booleans) {
    for (const pending of booleans) assert.equal(flowFor({ enrolled, pending }) === 'enrolment', !enrolled);
  }
});

test('every course ends, and whatever ends without being stranded is proven', () => {
  for (const course of courses) {
    const done = walk(course);
    assert.deepEqual(done, stepsOf(course));
    if (!done.includes('stranded')) assert.ok(isProven(course.flow, done), JSON.stringify(course));
  }
});

test('no course lets a person do without two existing elements of different categories, but where none can exist', () => {
  for (const course of courses) {
    if (course.flow === 'enrolment' || needsOriginalPolicy(course.flow)) continue;
    const done = walk(course).filter((step) => step !== 'stranded');
    assert.equal(isProven(course.flow, done), hasProven(done));
    if (course.byPasskey || course.byCode) assert.ok(hasProven(done), JSON.stringify(course));
    else assert.ok(!hasProven(done));
  }
});

test('whatever changes an element comes after the proof', () => {
  for (const course of courses.filter(({ flow }) => flow === 'authentication' || flow === 're_enrolment')) {
    const asked = stepsOf(course);
    const made = asked.findIndex(
      (step) => steps[step].makes !== undefined || ['new_phone', 'removal', 'settings'].includes(step),
    );
    const before = made === -1 ? [] : asked.slice(0, made);
    if (made !== -1) assert.ok(before.includes('stranded') || hasProven(before), JSON.stringify(course));
  }
});

test('no set of steps, in any combination, proves without two categories of existing elements', () => {
  for (let bits = 0; bits < 2 ** allSteps.length; bits += 1) {
    const done = allSteps.filter((_, index) => (bits & (1 << index)) !== 0);
    const categories = new Set(
      done.flatMap((step): readonly string[] => steps[step].proves.flatMap((element) => categoriesOf[element])),
    );
    assert.equal(isProven('authentication', done), categories.size >= 2);
    assert.equal(isProven('re_enrolment', done), categories.size >= 2);
  }
});

test('a first enrolment makes what the next session can prove by: a passkey, or a PIN and a number', () => {
  for (const course of courses.filter(({ flow }) => flow === 'enrolment')) {
    const done = walk(course);
    if (done.includes('stranded')) continue;
    assert.ok(done.includes('email') && done.includes('new_pin'));
    assert.ok(done.includes('new_passkey') || done.includes('new_phone_code'), JSON.stringify(course));
    if (course.phoneDue) assert.ok(done.includes('new_phone_code'), 'a stolen link must not be enough');
    if (course.proofDue) assert.equal(done[0], 'proof', 'nothing is made before the proof');
  }
});

test('what a session makes itself proves nothing in it', () => {
  for (const step of allSteps) {
    if (steps[step].makes !== undefined) assert.deepEqual(steps[step].proves, []);
  }
  assert.deepEqual(steps.email.proves, []);
});

test('every step that compares with what is known has a price', () => {
  assert.deepEqual(
    allSteps.filter((step) => steps[step].price === 'free'),
    ['new_phone', 'backup', 'settings', 'removal', 'stranded'],
  );
});

test('one element alone changes another only in the flows that a sandbox must ask for', () => {
  for (const flow of allFlows) {
    const asked = flows[flow].map(({ step }) => step);
    assert.equal(needsOriginalPolicy(flow), asked.includes('pin_alone') || asked.includes('code_alone'));
  }
});
