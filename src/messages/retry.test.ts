// Retries are quick, few, and end before the code does.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { later, MINUTE, SECOND } from '#kit/time.ts';
import { isTooLate, nextTryAt } from './retry.ts';

const createdAt = new Date(1_700_000_000_000);

test('the first retry comes after a second', () => {
  assert.deepEqual(nextTryAt(1, createdAt, createdAt), later(createdAt, SECOND));
});

test('no attempt is planned for when the code is over, and they come to an end', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 20 }), fc.nat(10 * MINUTE), (attempts, ageMs) => {
      const next = nextTryAt(attempts, createdAt, later(createdAt, ageMs));
      assert.ok(next === undefined || !isTooLate(createdAt, next));
      if (attempts > 5) assert.equal(next, undefined);
    }),
  );
});

test('a code is too late at five minutes, not before', () => {
  assert.equal(isTooLate(createdAt, later(createdAt, 5 * MINUTE - 1)), false);
  assert.equal(isTooLate(createdAt, later(createdAt, 5 * MINUTE)), true);
});
