// Traffic that nobody answers for: budgets by network, which no spelling of an address or a path goes around.
import assert from 'node:assert/strict';
import { request } from 'node:http';
import { test } from 'node:test';
import { budgetsPerMinute } from '#http/network-budgets.ts';
import { newPlatform } from '../kit/api.ts';
import { openHouse } from '../kit/house.ts';

const house = await openHouse({ trustedProxies: ['127.0.0.1'] });

interface Ask {
  readonly path: string;
  readonly from: string;
  readonly method?: string;
  readonly authorization?: string;
}

/** `fetch` tidies paths up; this sends them as they are. */
async function send({ path, from, method = 'GET', authorization }: Ask): Promise<{ status: number; wait: string }> {
  return await new Promise((resolve, reject) => {
    const headers = { 'x-forwarded-for': from, ...(authorization === undefined ? {} : { authorization }) };
    const sent = request(house.url, { method, path, headers, agent: false }, (reply) => {
      reply.resume();
      reply.on('end', () => resolve({ status: reply.statusCode ?? 0, wait: reply.headers['retry-after'] ?? '' }));
    });
    sent.on('error', reject);
    sent.end();
  });
}

/** Uses a network's budget up but for a few; the budget itself has a test of its own beside it. */
async function exhaust(count: number, one: (n: number) => Promise<number>): Promise<Map<number, number>> {
  const statuses = new Map<number, number>();
  let next = 0;
  const worker = async () => {
    while (next < count) {
      const status = await one((next += 1));
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
    }
  };
  await Promise.all(Array.from({ length: 16 }, worker));
  return statuses;
}

test('strangers of a network share one budget, whatever they ask for and however they write it', async () => {
  const api = await newPlatform(house);
  const own = `/v2.01/${api.clientId}/users`;
  const asks: Omit<Ask, 'from'>[] = [
    { path: own },
    { path: own, authorization: 'Bearer nothing' },
    { path: '/nowhere' },
    { path: `/${own}` },
    { path: '//nowhere/..//x' },
    { path: '/hooks', method: 'DELETE' },
    { path: '/?token=sca_nothing&returnUrl=https%3A%2F%2Fexample.com' },
    { path: '/v2.01//oauth/token', method: 'POST' },
  ];
  const { strangers } = budgetsPerMinute;
  const statuses = await exhaust(strangers, async (n) => {
    const ask = asks[n % asks.length] ?? { path: '/' };
    // One /64 in many forms; what the caller wrote before the proxy's own entry counts for nothing.
    const from = [`2001:db8::${n.toString(16)}`, `203.0.113.${n % 200}, 2001:DB8:0:0:${n.toString(16)}::`][n % 2] ?? '';
    return (await send({ ...ask, from })).status;
  });
  assert.equal(statuses.get(429) ?? 0, 0);
  for (const ask of asks) {
    const { status, wait } = await send({ ...ask, from: '192.0.2.1, 2001:db8::1' });
    assert.deepEqual([status, wait], [429, '1'], ask.path);
  }
  // Who can be told is served, also beside such neighbours; other networks are not concerned.
  const authorization = `Bearer ${api.token}`;
  assert.equal((await send({ path: own, from: '2001:db8::1', authorization })).status, 200);
  assert.equal((await send({ path: '/nowhere', from: '2001:db8:0:1::1' })).status, 404);
  house.clock.advance(1_000);
  assert.equal((await send({ path: '/nowhere', from: '2001:db8::1' })).status, 404);
});

test('tokens have a budget of their own, for a client id and for a network', async () => {
  const api = await newPlatform(house);
  const basic = (id: string, key: string) => `Basic ${Buffer.from(`${id}:${key}`).toString('base64')}`;
  const authorization = basic(api.clientId, api.apiKey);
  const ask = { path: '/v2.01/oauth/token', method: 'POST', authorization };
  const { tokensOfClient } = budgetsPerMinute;
  const statuses = await exhaust(tokensOfClient, async () => (await send({ ...ask, from: '192.0.2.50' })).status);
  assert.deepEqual([...statuses], [[200, tokensOfClient]]);
  const refused = await send({ ...ask, from: '192.0.2.50' });
  assert.deepEqual([refused.status, refused.wait], [429, '1']);
  assert.equal((await send({ ...ask, path: '/V2_01/oauth/token', from: '::ffff:192.0.2.50' })).status, 429);
  const other = await newPlatform(house);
  const byOther = { ...ask, authorization: basic(other.clientId, other.apiKey) };
  assert.equal((await send({ ...byOther, from: '192.0.2.50' })).status, 200);
  assert.equal((await send({ ...ask, from: '192.0.2.51' })).status, 200);
  assert.equal((await send({ path: '/nowhere', from: '192.0.2.50' })).status, 404);
});
