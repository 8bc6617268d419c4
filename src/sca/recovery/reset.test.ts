// The delay of a reset: what live mode insists on, and what begins it anew.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { delayHoursOf, effectAt } from './reset.ts';

const HOUR = 3_600_000;

test('live mode waits 24 hours at least, whatever the client says; a sandbox as it likes', () => {
  const live = { isTest: false };
  assert.deepEqual(
    [undefined, 0, 23, 24, 48].map((told) => delayHoursOf(live, told)),
    [24, 24, 24, 24, 48],
  );
  const sandbox = { isTest: true };
  assert.deepEqual(
    [undefined, 0, 5].map((told) => delayHoursOf(sandbox, told)),
    [0, 0, 5],
  );
});

test('no reset takes effect sooner than its delay after its start, nor after the newest contact', () => {
  const moment = fc.integer({ min: 0, max: 1e12 }).map((ms) => new Date(ms));
  const contact = fc.option(moment, { nil: undefined });
  fc.assert(
    fc.property(moment, fc.integer({ min: 0, max: 720 }), contact, (startsAt, delayHours, newest) => {
      const at = effectAt({ startsAt, delayHours }, newest)?.getTime();
      const from = Math.max(startsAt.getTime(), newest?.getTime() ?? 0);
      assert.equal(at, from + delayHours * HOUR);
    }),
  );
});

test('what no operator has approved takes effect never', () => {
  assert.equal(effectAt({ startsAt: undefined, delayHours: 0 }, new Date(0)), undefined);
});
