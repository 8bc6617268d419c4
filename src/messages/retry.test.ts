// Retries of a code are quick, few, and end before the code does; a notice is tried for a day.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { DAY, HOUR, later, MINUTE, SECOND } from '#kit/time.ts';
import { isTooLate, nextTryAt } from './retry.ts';

const createdAt = new Date(1_700_000_000_000);
const code = (attempts: number) => ({ is: 'code', attempts, createdAt }) as const;
const notice = (attempts: number) => ({ is: 'notice', attempts, createdAt }) as const;

test('the first retry of a code comes after a second', () => {
  assert.deepEqual(nextTryAt(code(1), createdAt), later(createdAt, SECOND));
});

test('no attempt is planned for when the code is over, and they come to an end', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 20 }), fc.nat(10 * MINUTE), (attempts, ageMs) => {
      const next = nextTryAt(code(attempts), later(createdAt, ageMs));
      assert.ok(next === undefined || !isTooLate(code(attempts), next));
      if (attempts > 5) assert.equal(next, undefined);
    }),
  );
});

test('a code is too late at five minutes, not before; a notice never', () => {
  assert.equal(isTooLate(code(1), later(createdAt, 5 * MINUTE - 1)), false);
  assert.equal(isTooLate(code(1), later(createdAt, 5 * MINUTE)), true);
  assert.equal(isTooLate(notice(1), later(createdAt, 5 * DAY)), false);
});

test('a notice is tried again for about 24 hours, ever more slowly', () => {
  let at = createdAt;
  let before = 0;
  for (let attempts = 1; ; attempts += 1) {
    const next = nextTryAt(notice(attempts), at);
    if (next === undefined) break;
    const waits = next.getTime() - at.getTime();
    assert.ok(waits >= before);
    before = waits;
    at = next;
  }
  const allMs = at.getTime() - createdAt.getTime();
  assert.ok(allMs > 23 * HOUR && allMs < 25 * HOUR, String(allMs));
});
