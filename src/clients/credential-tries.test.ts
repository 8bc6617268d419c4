// When wrong keys lock a network out, and for how long.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { afterFailure, isLocked, LOCK_MS, TRIES_WINDOW_MS, type Tries } from './credential-tries.ts';

const at = (ms: number) => new Date(ms);

function failures(count: number, most: number, everyMs: number): Tries | undefined {
  let tries: Tries | undefined;
  for (let n = 0; n < count; n += 1) tries = afterFailure(tries, most, at(n * everyMs));
  return tries;
}

test('the last failure that is allowed locks, for a quarter of an hour', () => {
  assert.equal(isLocked(failures(9, 10, 1), at(9)), false);
  const locked = failures(10, 10, 1);
  assert.equal(isLocked(locked, at(9)), true);
  assert.equal(isLocked(locked, at(9 + LOCK_MS - 1)), true);
  assert.equal(isLocked(locked, at(9 + LOCK_MS)), false);
});

test('after a lock the count begins anew', () => {
  const again = afterFailure(failures(10, 10, 1), 10, at(9 + LOCK_MS));
  assert.deepEqual([again.failures, again.lockedUntil], [1, null]);
});

test('failures that are far apart lock nobody', () => {
  const tries = failures(100, 10, TRIES_WINDOW_MS / 9);
  assert.equal(isLocked(tries, at(99 * (TRIES_WINDOW_MS / 9))), false);
});
