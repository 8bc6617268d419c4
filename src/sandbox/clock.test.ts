// The sandbox's clock.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createClock } from './clock.ts';

function machine() {
  let at = 1_000;
  return { now: () => new Date(at), pass: (ms: number) => void (at += ms) };
}

test('it goes with the machine, ahead of it once it was moved on', () => {
  const real = machine();
  const clock = createClock(real.now);
  clock.advance(500);
  real.pass(10);
  assert.equal(clock.now().getTime(), 1_510);
  assert.equal(clock.isFrozen, false);
});

test('frozen it stands still, can be moved on and set, and goes on from there', () => {
  const real = machine();
  const clock = createClock(real.now);
  clock.freeze();
  real.pass(10);
  assert.equal(clock.now().getTime(), 1_000);
  clock.advance(5);
  assert.equal(clock.now().getTime(), 1_005);
  clock.freeze(new Date(50));
  assert.equal(clock.now().getTime(), 50);
  clock.run();
  real.pass(10);
  assert.equal(clock.now().getTime(), 60);
});

test('a reset brings back what was in the beginning', () => {
  const real = machine();
  const going = createClock(real.now);
  going.freeze(new Date(50));
  going.reset();
  assert.deepEqual([going.now().getTime(), going.isFrozen], [1_000, false]);

  const standing = createClock(real.now, new Date(7));
  standing.advance(3);
  standing.run();
  standing.reset();
  assert.deepEqual([standing.now().getTime(), standing.isFrozen], [7, true]);
});
