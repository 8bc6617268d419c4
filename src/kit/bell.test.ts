// A ring is heard by who waits, or by who waits next; never by nobody, never twice.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createBell } from './bell.ts';

const LONG_MS = 60_000;

test('a ring ends every wait, and no later one', async () => {
  const bell = createBell();
  const waits = [bell.wait(LONG_MS), bell.wait(LONG_MS)];
  bell.ring();
  await Promise.all(waits.map(({ over }) => over));
  let isOver = false;
  const later = bell.wait(LONG_MS);
  void later.over.then(() => (isOver = true));
  await new Promise((resolve) => setTimeout(resolve, 5));
  assert.equal(isOver, false);
  later.end();
  await later.over;
});

test('a ring that nobody heard ends the next wait, once', async () => {
  const bell = createBell();
  bell.ring();
  bell.ring();
  await bell.wait(LONG_MS).over;
  let isOver = false;
  const second = bell.wait(LONG_MS);
  void second.over.then(() => (isOver = true));
  await new Promise((resolve) => setTimeout(resolve, 5));
  assert.equal(isOver, false);
  second.end();
});

test('a wait that was ended does not hear the ring for another', async () => {
  const bell = createBell();
  bell.wait(LONG_MS).end();
  bell.ring();
  await bell.wait(LONG_MS).over;
});

test('without a ring the time ends it', async () => {
  await createBell().wait(1).over;
});
