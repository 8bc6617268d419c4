// Slow jobs do not hold up the others.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { drain } from './drain.ts';

test('jobs that come while a slow one is under way are taken and end before it', async () => {
  const ended: string[] = [];
  const batches = [['slow', 'quick'], [], ['late']];
  const count = await drain<string>({
    limit: 5,
    take: async () => batches.shift() ?? [],
    run: async (job) => {
      if (job === 'slow') await sleep(400);
      ended.push(job);
    },
  });
  assert.deepEqual(ended, ['quick', 'late', 'slow']);
  assert.equal(count, 3);
});

test('never more than the limit are under way', async () => {
  let left = 20;
  let now = 0;
  let most = 0;
  await drain<number>({
    limit: 3,
    take: async (places) => {
      const taken = Math.min(places, left);
      left -= taken;
      return Array<number>(taken).fill(0);
    },
    run: async () => {
      most = Math.max(most, (now += 1));
      await sleep(1);
      now -= 1;
    },
  });
  assert.equal(left, 0);
  assert.equal(most, 3);
});

test('a job that ends while nothing can be taken beside it is followed by the next', async () => {
  let left = 3;
  let isUnderWay = false;
  const ending: (() => void)[] = [];
  const count = await drain<number>({
    limit: 5,
    take: async () => {
      if (isUnderWay) {
        ending.shift()?.();
        await sleep(1);
        return [];
      }
      left -= 1;
      isUnderWay = left >= 0;
      return isUnderWay ? [left] : [];
    },
    run: async () => {
      await new Promise<void>((resolve) => ending.push(resolve));
      isUnderWay = false;
    },
  });
  assert.equal(count, 3);
});

test('a stop takes nothing new and lets what is under way end', async () => {
  const stopping = new AbortController();
  const ended: number[] = [];
  const count = await drain<number>({
    limit: 2,
    signal: stopping.signal,
    take: async () => [1],
    run: async (job) => {
      stopping.abort();
      await sleep(20);
      ended.push(job);
    },
  });
  assert.deepEqual([count, ended], [1, [1]]);
});

test('a failure to take waits for what is under way, then is told', async () => {
  let ended = false;
  let calls = 0;
  const draining = drain<number>({
    limit: 2,
    take: async () => {
      calls += 1;
      if (calls === 2) throw new Error('the database is away');
      return [1];
    },
    run: async () => {
      await sleep(150);
      ended = true;
    },
  });
  await assert.rejects(draining, /the database is away/);
  assert.equal(ended, true);
});
