// The crash drill of the webhooks: a small one always, the whole with --full. `npm run drill` runs it by itself.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runDrill } from '../kit/drill/drill.ts';
import { isFull } from '../kit/full.ts';

const KILLS = isFull ? 500 : 10;

test(`${KILLS} kills: nothing lost, nothing invented, first attempts in order`, { timeout: 3_600_000 }, async () => {
  const platforms = isFull ? 6 : 2;
  const report = await runDrill({ kills: KILLS, nodes: 2, platforms, seed: 11, say: () => {} });
  assert.deepEqual(report.problems, []);
  assert.ok(report.events > KILLS, `${report.events} events`);
  assert.ok(report.heardAgain > 0, 'the receiver failed nothing: the drill proved nothing');
});
