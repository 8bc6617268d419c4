// The budget's schedule of blocks, and when a block is for good.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  giveBackTry,
  isBlocked,
  isBlockForGoodDue,
  isWarningDue,
  spendTry,
  untouched,
  type GuessBudget,
} from './guess-budget.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const at = new Date(0);

function afterTries(count: number): number | undefined {
  let budget = untouched;
  for (let n = 0; n < count; n += 1) budget = spendTry({ ...budget, blockedUntil: undefined }, at);
  return budget.blockedUntil === undefined ? undefined : budget.blockedUntil.getTime() / MINUTE;
}

test('five consecutive failures block for 15 minutes, ten for an hour, every five more for a day', () => {
  assert.deepEqual([1, 4, 5, 6, 9, 10, 11, 15, 20, 21].map(afterTries), [
    undefined,
    undefined,
    15,
    undefined,
    undefined,
    60,
    undefined,
    1440,
    1440,
    undefined,
  ]);
});

test('a right answer takes back its own try and its own block, and those of nobody else', () => {
  const four = { ...untouched, consecutiveFailures: 4 };
  const five = spendTry(four, at);
  assert.ok(isBlocked(five, at));
  assert.deepEqual(giveBackTry(five), four);
  const six = spendTry(five, at);
  assert.deepEqual(giveBackTry(six), five);
  assert.deepEqual(giveBackTry(untouched), untouched);
});

test('a block lapses by itself', () => {
  const budget = { ...untouched, consecutiveFailures: 5, blockedUntil: new Date(1_000) };
  assert.equal(isBlocked(budget, new Date(999)), true);
  assert.equal(isBlocked(budget, new Date(1_000)), false);
});

test('a permanent block does not lapse, and no failure lifts it', () => {
  const budget = { ...untouched, blockedForGood: true };
  assert.equal(isBlocked(budget, new Date(8.64e15)), true);
  assert.equal(spendTry(budget, at).blockedForGood, true);
});

/** Wrong guesses at these moments by somebody who never guesses while blocked, and who is told when it is due. */
function guess(
  pauses: readonly number[],
  canBeTold = true,
  sentAfterMs = 0,
): { budget: GuessBudget; now: Date; warnedAfter: number[] } {
  let budget = untouched;
  let now = 0;
  const warnedAfter: number[] = [];
  for (const pause of pauses) {
    now = Math.max(now + pause, budget.blockedUntil?.getTime() ?? 0);
    if (budget.blockedForGood) break;
    const warnedAt = budget.warnedAt?.getTime();
    if (warnedAt !== undefined && warnedAt + sentAfterMs <= now) {
      budget = { ...budget, warningSentAt: new Date(warnedAt + sentAfterMs) };
    }
    budget = spendTry(budget, new Date(now));
    if (isWarningDue(budget, new Date(now)) && canBeTold) {
      budget = { ...budget, warnedAt: new Date(now), warningSentAt: undefined };
      warnedAfter.push(budget.consecutiveFailures);
    }
    if (isBlockForGoodDue(budget, new Date(now))) budget = { ...budget, blockedForGood: true };
  }
  return { budget, now: new Date(now), warnedAfter };
}

const pauses = fc.array(fc.integer({ min: 0, max: 30 * HOUR }), { maxLength: 140 });

test('nobody is blocked for good by failures unless they were told 72 hours before, after a hundred failures', () => {
  fc.assert(
    fc.property(pauses, (waits) => {
      const { budget, now, warnedAfter } = guess(waits);
      assert.deepEqual(warnedAfter, budget.consecutiveFailures < 100 ? [] : [100]);
      if (!budget.blockedForGood) return;
      assert.ok(budget.consecutiveFailures > 100 && budget.warningSentAt !== undefined);
      assert.ok(now.getTime() - budget.warningSentAt.getTime() >= 72 * HOUR);
    }),
  );
  const { budget, now } = guess(Array.from({ length: 200 }, () => 0));
  assert.deepEqual([budget.consecutiveFailures, budget.blockedForGood], [111, true]);
  assert.equal(now.getTime() - (budget.warnedAt?.getTime() ?? 0), 72 * HOUR);
});

test('who cannot be told is never blocked for good, and stays due to be told', () => {
  fc.assert(
    fc.property(pauses, (waits) => {
      const { budget } = guess(waits, false);
      assert.equal(budget.blockedForGood, false);
      assert.equal(isWarningDue(budget, at), budget.consecutiveFailures >= 100);
    }),
  );
});

test('the 72 hours count from when a copy left; one that never left counts for nothing, and another follows', () => {
  const many = Array.from({ length: 200 }, () => 0);
  const late = guess(many, true, 20 * HOUR);
  assert.equal(late.budget.blockedForGood, true);
  assert.ok(late.now.getTime() - (late.budget.warnedAt?.getTime() ?? 0) >= 92 * HOUR);
  const never = guess(many, true, Infinity);
  assert.equal(never.budget.blockedForGood, false);
  assert.deepEqual(never.warnedAfter.slice(0, 3), [100, 106, 116]);
});

test('a try that is spent blocks nobody for good: only its refusal can', () => {
  const due = { ...untouched, consecutiveFailures: 101, warnedAt: at, warningSentAt: at };
  const now = new Date(72 * HOUR);
  assert.equal(spendTry(due, now).blockedForGood, false);
  assert.equal(isBlockForGoodDue(spendTry(due, now), now), true);
});

test('at most five guesses fit between two blocks, whenever they come', () => {
  fc.assert(
    fc.property(pauses, (waits) => {
      let budget = untouched;
      let now = 0;
      let inARow = 0;
      for (const pause of waits) {
        now += pause;
        if (isBlocked(budget, new Date(now))) {
          inARow = 0;
          continue;
        }
        if (budget.blockedUntil !== undefined && budget.consecutiveFailures % 5 === 0) inARow = 0;
        budget = spendTry(budget, new Date(now));
        inARow += 1;
        assert.ok(inARow <= 5);
        assert.equal(isBlocked(budget, new Date(now)), inARow === 5);
      }
    }),
  );
});
