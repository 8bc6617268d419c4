// The gate: never more than its limits, nobody held up by another's share, nobody forgotten.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { createGate, type Limit } from './gate.ts';

const turn = () => new Promise<void>((resolve) => setImmediate(resolve));

test('no limit is ever passed, and all work ends', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.nat({ max: 3 }), { maxLength: 40 }), async (people) => {
      const gate = createGate();
      const inside = new Map<string, number>();
      let done = 0;
      await Promise.all(
        people.map((person) => {
          const limits: Limit[] = [
            { key: 'all', atOnce: 3 },
            { key: `person ${person}`, atOnce: 1 },
          ];
          return gate.run(limits, async () => {
            for (const { key, atOnce } of limits) {
              inside.set(key, (inside.get(key) ?? 0) + 1);
              assert.ok((inside.get(key) ?? 0) <= atOnce, key);
            }
            await turn();
            for (const { key } of limits) inside.set(key, (inside.get(key) ?? 0) - 1);
            done += 1;
          });
        }),
      );
      assert.equal(done, people.length);
    }),
    { numRuns: 50 },
  );
});

test('who has used up a share does not hold up the others', async () => {
  const gate = createGate();
  const order: string[] = [];
  const work = (name: string) =>
    gate.run(
      [
        { key: name, atOnce: 1 },
        { key: 'all', atOnce: 2 },
      ],
      async () => {
        await turn();
        order.push(name);
      },
    );
  await Promise.all([work('greedy'), work('greedy'), work('greedy'), work('other')]);
  assert.ok(order.indexOf('other') <= 1, order.join());
});

test('work that fails frees its place', async () => {
  const gate = createGate();
  const limits = [{ key: 'all', atOnce: 1 }];
  await assert.rejects(gate.run(limits, () => Promise.reject(new Error('broken'))));
  assert.equal(await gate.run(limits, async () => 'next'), 'next');
});
