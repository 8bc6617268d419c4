// The documented rhythm of retries, and where they end.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { DAY, HOUR, MINUTE } from '#kit/time.ts';
import { documentedDelaysMs, nextAttempt } from './schedule.ts';

test('the documented schedule is every 10 minutes for an hour, then every 8 hours for 3 days', () => {
  assert.deepEqual(documentedDelaysMs.slice(0, 6), Array<number>(6).fill(10 * MINUTE));
  assert.deepEqual(documentedDelaysMs.slice(6), Array<number>(9).fill(8 * HOUR));
  assert.equal(
    documentedDelaysMs.reduce((sum, delay) => sum + delay),
    HOUR + 3 * DAY,
  );
});

test('each delay is used once, then the notification is given up', () => {
  fc.assert(
    fc.property(fc.array(fc.nat()), (delaysMs) => {
      const used = [...delaysMs.keys()].map((index) => nextAttempt(index + 1, delaysMs));
      assert.deepEqual(used, delaysMs);
      assert.equal(nextAttempt(delaysMs.length + 1, delaysMs), undefined);
    }),
  );
});
