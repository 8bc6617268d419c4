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
  vouchesForTyping,
  type Course,
  type Flow,
  type Step,
} from './flows.ts';

const booleans = [false, true];
const allFlows = Object.keys(flows) as Flow[];
const allSteps = Object.keys(steps) as Step[];

/** Every course that facts and choices can make, also those that no person could come to. */
const courses: readonly Course[] = combine({
  flow: allFlows,
  byPasskey: booleans,
  byCode: booleans,
  byTyping: booleans,
  doubted: booleans,
  phoneChanged: booleans,
  proofDue: booleans,
  phoneDue: booleans,
  backup: [undefined, 'none', 'number', 'passkey'],
  manages: booleans,
  change: [undefined, 'pin', 'number', 'add_passkey', 'remove_passkey'],
});

function combine(values: { readonly [Name in keyof Course]: readonly Course[Name][] }): Course[] {
  const all = Object.entries(values).reduce<object[]>(
    (partial, [name, each]) => partial.flatMap((one) => each.map((value) => ({ ...one, [name]: value }))),
    [{}],
  );
  // Safe: each holds a value of every name.
  return all as Course[];
}

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

test('the typing stands in for the code beside a PIN, and never on the way to a change', () => {
  for (const course of courses) {
    const asked = stepsOf(course);
    if (!asked.includes('pin_and_typing')) continue;
    assert.ok(course.flow === 'authentication' && course.byTyping && !course.manages, JSON.stringify(course));
    assert.ok(!asked.includes('pin_and_code') && asked.indexOf('email') < asked.indexOf('pin_and_typing'));
  }
  for (const course of courses.filter(({ byTyping, manages }) => byTyping && manages)) {
    assert.deepEqual(stepsOf(course), stepsOf({ ...course, byTyping: false }));
  }
});

test('the typing alone proves nothing, and vouches for nothing that the profile could learn', () => {
  assert.ok(!hasProven(['email']));
  for (const flow of allFlows) {
    assert.ok(!vouchesForTyping(flow, ['email', 'pin_and_typing']));
    assert.ok(!vouchesForTyping(flow, ['email', 'mail_code']));
  }
  for (const course of courses) {
    const done = walk(course);
    if (vouchesForTyping(course.flow, done)) assert.ok(!done.includes('pin_and_typing') && isProven(course.flow, done));
  }
});

test('a doubt asks one thing more of whoever types, and of nobody else', () => {
  for (const course of courses) {
    const asked = stepsOf(course);
    const calm = stepsOf({ ...course, doubted: false });
    assert.deepEqual(
      asked.filter((step) => step !== 'mail_code'),
      calm,
    );
    const isAsked = course.doubted && calm.includes('pin_and_code');
    assert.equal(asked.includes('mail_code'), isAsked || (course.doubted && calm.includes('pin_and_typing')));
    if (asked.includes('mail_code')) assert.ok(hasProven(asked.slice(0, asked.indexOf('mail_code'))));
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
  assert.deepEqual(steps.mail_code.proves, []);
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
