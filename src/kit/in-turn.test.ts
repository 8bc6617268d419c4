// Taking turns.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inTurn } from './in-turn.ts';

test('one at a time, in order, also after a failure', async () => {
  const order: string[] = [];
  let run = 0;
  const turn = inTurn(async () => {
    run += 1;
    const number = run;
    order.push(`${number} begins`);
    await new Promise<void>((resolve) => setImmediate(resolve));
    order.push(`${number} ends`);
    if (number === 1) throw new Error('broken');
    return number;
  });
  const [first, second] = [turn(), turn()];
  await assert.rejects(first, /broken/);
  assert.equal(await second, 2);
  assert.deepEqual(order, ['1 begins', '1 ends', '2 begins', '2 ends']);
});
