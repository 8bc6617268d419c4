// A node that ends: what is under way is answered, what sends nothing does not hold it up, and nothing new is taken.
import assert from 'node:assert/strict';
import { connect as connectSocket } from 'node:net';
import { once } from 'node:events';
import { test } from 'node:test';
import { sql } from '#world/db.ts';
import { connect, newPlatform } from '../kit/api.ts';
import { openHouse } from '../kit/house.ts';
import { newOwner } from '../kit/people.ts';

const house = await openHouse();

async function waiting(): Promise<void> {
  const isWaiting = sql`select count(*) as n from pg_stat_activity
    where datname = current_database() and wait_event_type = 'Lock'`;
  while ((await house.db.one<{ n: number }>(isWaiting)).n === 0) await new Promise((resolve) => setImmediate(resolve));
}

test('a call under way is answered, and what it did is done', async () => {
  const node = await openHouse({ beside: house });
  const api = await newPlatform(house);
  const owner = await newOwner(api);
  const there = await connect(node.url, api.clientId, api.apiKey);
  let closing: Promise<void> | undefined;
  let call: ReturnType<typeof there.put> | undefined;
  await house.db.transaction(async (db) => {
    await db.run(sql`select 1 from users where id = ${owner.id} for update`);
    call = there.put(`/sca/users/natural/${owner.id}`, { FirstName: 'Augusta' });
    await waiting();
    closing = node.app.close();
  });
  const reply = await call;
  assert.deepEqual([reply?.status, reply?.body.FirstName], [200, 'Augusta']);
  await closing;
  await assert.rejects(fetch(node.url));
  assert.equal((await api.get(`/sca/users/${owner.id}`)).body.FirstName, 'Augusta');
});

test('a connection that says nothing does not hold it up', async () => {
  const node = await openHouse({ beside: house });
  const idle = connectSocket(Number(new URL(node.url).port), '127.0.0.1');
  await once(idle, 'connect');
  const ended = once(idle, 'close');
  await node.app.close();
  idle.resume();
  await ended;
});
