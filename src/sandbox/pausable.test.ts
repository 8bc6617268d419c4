// Holding a database still.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Db } from '#world/db.ts';
import { pausable } from './pausable.ts';

test('a reset waits for what is under way, and what comes meanwhile waits for the reset', async () => {
  const order: string[] = [];
  const turns = async (count: number) => {
    for (let n = 0; n < count; n += 1) await new Promise<void>((resolve) => setImmediate(resolve));
  };
  const inner: Db = {
    one: () => Promise.reject(new Error('not asked')),
    maybeOne: () => Promise.reject(new Error('not asked')),
    many: () => Promise.reject(new Error('not asked')),
    async run(statement) {
      await turns(3);
      order.push(statement.text);
      return 0;
    },
    transaction: (work) => work(inner),
  };
  const { db, alone } = pausable(inner);
  const statement = (text: string) => ({ text, values: [] });
  const before = db.run(statement('before'));
  const reset = alone((own) => own.run(statement('reset')));
  const meanwhile = db.transaction((tx) => tx.run(statement('meanwhile')));
  const second = alone((own) => own.run(statement('second reset')));
  await Promise.all([before, reset, meanwhile, second]);
  assert.deepEqual(order.slice(0, 2), ['before', 'reset']);
  assert.deepEqual(order.slice(2).toSorted(), ['meanwhile', 'second reset']);
});

test('a reset that fails lets the others go on', async () => {
  const inner = { run: async () => 1 } as unknown as Db;
  const { db, alone } = pausable(inner);
  await assert.rejects(alone(() => Promise.reject(new Error('broken'))));
  assert.equal(await db.run({ text: '', values: [] }), 1);
});
