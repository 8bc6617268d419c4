// What goes wrong on purpose, and for whom.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createTroubles, type NewTrouble } from './troubles.ts';

const failing: NewTrouble = {
  of: 'webhooks',
  does: 'fail',
  to: undefined,
  times: 1,
  delayMs: 0,
  temporary: false,
  after: 10,
};
const call = { url: 'http://a.example/', position: 11, happenedAt: new Date(0) };
const now = new Date(0);

test('the next calls fail, as many as were told, and no more', () => {
  const troubles = createTroubles();
  troubles.add({ ...failing, times: 2 });
  assert.deepEqual(
    [1, 2, 3].map(() => troubles.meet(call, now)),
    ['fail', 'fail', undefined],
  );
});

test('what was on its way before, another address and a message are left alone', () => {
  const troubles = createTroubles();
  troubles.add({ ...failing, to: 'http://b.example/' });
  troubles.add({ ...failing, of: 'messages' });
  assert.equal(troubles.meet(call, now), undefined);
  troubles.add(failing);
  assert.equal(troubles.meet({ ...call, position: 10 }, now), undefined);
  assert.equal(troubles.meet({ ...call, url: 'http://b.example/' }, now), 'fail');
});

test('a delay counts from the event, and puts off once', () => {
  const troubles = createTroubles();
  troubles.add({ ...failing, does: 'delay', delayMs: 1_000, times: 5 });
  const until = troubles.meet(call, now);
  assert.deepEqual(until, new Date(1_000));
  assert.equal(troubles.meet(call, new Date(1_000)), undefined);
});

test('cleared, nothing goes wrong', () => {
  const troubles = createTroubles();
  troubles.add(failing);
  troubles.clear();
  assert.equal(troubles.meet(call, now), undefined);
  assert.deepEqual(troubles.list(), []);
});
