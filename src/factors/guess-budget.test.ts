// The budget's schedule of blocks.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isBlocked, spendTry, untouched } from './guess-budget.ts';

const MINUTE = 60_000;
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

test('a block lapses by itself', () => {
  const budget = { consecutiveFailures: 5, blockedUntil: new Date(1_000) };
  assert.equal(isBlocked(budget, new Date(999)), true);
  assert.equal(isBlocked(budget, new Date(1_000)), false);
});
