// Wrong API keys: after how many a network is locked out, who is not, and for how long.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addKey } from '#clients/add-client.ts';
import { revokeKey } from '#clients/keys/end-key.ts';
import { newPlatform, toJson } from '../kit/api.ts';
import { openHouse, type House } from '../kit/house.ts';

const MINUTE = 60_000;
const house = await openHouse({ trustedProxies: ['127.0.0.1'] });
const beside = await openHouse({ beside: house, clock: house.clock, trustedProxies: ['127.0.0.1'] });

async function ask(clientId: string, apiKey: string, from: string, node: House = house) {
  const authorization = `Basic ${Buffer.from(`${clientId}:${apiKey}`).toString('base64')}`;
  const headers = { authorization, 'x-forwarded-for': from };
  const reply = await fetch(`${node.url}/v2.01/oauth/token`, { method: 'POST', headers });
  return { status: reply.status, retryAfter: reply.headers.get('retry-after'), body: await toJson(reply) };
}

async function fail(times: number, clientId: string, from: string): Promise<void> {
  for (let n = 0; n < times; n += 1) assert.equal((await ask(clientId, `wrong-${n}`, from)).status, 401);
}

test('ten wrong keys lock the client id for that network, on every node, for a quarter of an hour and not longer', async () => {
  const { clientId, apiKey } = await newPlatform(house);
  await fail(9, clientId, '192.0.2.1');
  assert.equal((await ask(clientId, apiKey, '192.0.2.1')).status, 200);
  // A right key begins the count anew.
  await fail(10, clientId, '192.0.2.1');
  for (const node of [house, beside]) {
    const locked = await ask(clientId, apiKey, '192.0.2.1', node);
    assert.deepEqual(
      [locked.status, locked.body, locked.retryAfter],
      [
        400,
        {
          error: 'unauthorized_client',
          error_description: 'This account has been temporarily locked for security reasons. Please try again later.',
        },
        '900',
      ],
    );
  }
  house.clock.advance(10 * MINUTE);
  // Tries meanwhile make it no longer.
  assert.equal((await ask(clientId, 'wrong', '192.0.2.1')).retryAfter, '300');
  house.clock.advance(5 * MINUTE);
  assert.equal((await ask(clientId, apiKey, '192.0.2.1')).status, 200);
});

test('nobody is locked out from another network, nor another client from the same one', async () => {
  const [one, two] = [await newPlatform(house), await newPlatform(house)];
  await fail(10, one.clientId, '2001:db8:1::1');
  assert.equal((await ask(one.clientId, one.apiKey, '2001:db8:1::ffff')).status, 400);
  assert.equal((await ask(one.clientId, one.apiKey, '2001:db8:1:1::1')).status, 200);
  assert.equal((await ask(one.clientId, one.apiKey, '192.0.2.9')).status, 200);
  assert.equal((await ask(two.clientId, two.apiKey, '2001:db8:1::1')).status, 200);
});

test('who tries one client id after the other is locked out as a network, whether the ids exist or not', async () => {
  const { clientId, apiKey } = await newPlatform(house);
  for (let n = 0; n < 100; n += 1) assert.equal((await ask(`client-${n}`, 'wrong', '198.51.100.1')).status, 401);
  assert.equal((await ask(clientId, apiKey, '198.51.100.1')).status, 400);
  assert.equal((await ask(clientId, apiKey, '198.51.100.2')).status, 200);
  await fail(10, 'nobody', '198.51.100.3');
  assert.equal((await ask('nobody', 'wrong', '198.51.100.3')).status, 400);
});

test('many wrong keys at once, on two nodes: ten are looked at, and right ones at once are never counted', async () => {
  const { clientId, apiKey } = await newPlatform(house);
  const right = await Promise.all(
    Array.from({ length: 40 }, (_, n) => ask(clientId, apiKey, '203.0.113.1', n % 2 === 0 ? house : beside)),
  );
  assert.deepEqual([...new Set(right.map(({ status }) => status))], [200]);
  const wrong = await Promise.all(
    Array.from({ length: 60 }, (_, n) => ask(clientId, `wrong-${n}`, '203.0.113.1', n % 2 === 0 ? house : beside)),
  );
  assert.deepEqual(
    [401, 400].map((status) => wrong.filter((reply) => reply.status === status).length),
    [10, 50],
  );
});

test('a key that was right once locks nobody out: old processes do not stop new ones during a rotation', async () => {
  const { clientId, apiKey } = await newPlatform(house);
  const old = await addKey(house.app.host, clientId, 'old');
  await revokeKey({ ...house.app.host, clientId }, old.id);
  for (let n = 0; n < 15; n += 1) assert.equal((await ask(clientId, old.apiKey, '203.0.113.2')).status, 401);
  assert.equal((await ask(clientId, apiKey, '203.0.113.2')).status, 200);
});

test('what neither counts nor locks is swept; nothing of it names an address', async () => {
  const { clientId } = await newPlatform(house);
  await fail(1, clientId, '203.0.113.77');
  const rows = async () => await house.db.many({ text: 'select * from credential_tries', values: [] });
  assert.ok((await rows()).length > 0);
  assert.ok(!JSON.stringify(await rows()).includes('203.0.113.77'));
  house.clock.advance(31 * MINUTE);
  await house.app.runJobs();
  assert.deepEqual(await rows(), []);
});
