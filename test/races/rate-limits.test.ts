// The limits of a platform over two nodes: calls at once, portions, a restart, another day.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addKey } from '#clients/add-client.ts';
import { changeSetting } from '#clients/change-setting.ts';
import { connect, newPlatform, toJson, type Api } from '../kit/api.ts';
import { openHouse, type House } from '../kit/house.ts';

const MINUTE = 60_000;
const house = await openHouse();
const beside = await openHouse({ beside: house, clock: house.clock });

async function limited(limits: readonly number[]): Promise<Api> {
  const api = await newPlatform(house);
  await changeSetting(house.app.host, api.clientId, 'callLimits', limits);
  return api;
}

const call = async (api: Api, node: House) =>
  await fetch(`${node.url}/v2.01/${api.clientId}/users?per_page=1`, {
    headers: { authorization: `Bearer ${api.token}` },
  });

/** So many at once, on both nodes in turn. Answers those that were let through and one that was not. */
async function flood(api: Api, count: number) {
  const replies = await Promise.all(Array.from({ length: count }, (_, n) => call(api, n % 2 === 0 ? house : beside)));
  return {
    passed: replies.filter(({ status }) => status === 200).length,
    refused: replies.find(({ status }) => status === 429),
  };
}

/** What nodes had taken and not used is back. */
async function giveBack(): Promise<void> {
  house.clock.advance(16_000);
  await house.app.runJobs();
  await beside.app.runJobs();
}

test('calls at once on two nodes never pass the limit, and both together may use all of it', async () => {
  const api = await limited([200, 400, 600, 800]);
  const first = await flood(api, 260);
  assert.ok(first.passed <= 200, `${first.passed} passed`);
  // At most a portion is left on each node.
  assert.ok(first.passed >= 180, `${first.passed} passed`);
  assert.ok(first.refused !== undefined);
  await giveBack();
  const rest = await flood(api, 40);
  assert.equal(first.passed + rest.passed, 200);
});

test('what is told to wait is true: then calls pass, and just before they do not', async () => {
  const api = await limited([30, 400, 600, 800]);
  const { refused, passed } = await flood(api, 60);
  assert.equal(passed, 30);
  const waitS = Number(refused?.headers.get('retry-after'));
  assert.ok(waitS > 0 && waitS <= 15 * 60 + 15, String(waitS));
  house.clock.advance((waitS - 1) * 1_000);
  assert.equal((await call(api, house)).status, 429);
  house.clock.advance(1_000);
  const again = await call(api, house);
  assert.equal(again.status, 200);
  assert.equal(again.headers.get('x-ratelimit'), '1, 31, 31, 31');
});

test('each window counts, and a refused call counts in none', async () => {
  const api = await limited([20, 30, 600, 800]);
  assert.equal((await flood(api, 40)).passed, 20);
  house.clock.advance(16 * MINUTE);
  assert.equal((await flood(api, 40)).passed, 10);
  house.clock.advance(16 * MINUTE);
  // The first twenty are forgotten by the half hour; the token has run out meanwhile.
  const later = await connect(house.url, api.clientId, api.apiKey);
  assert.equal((await flood(later, 40)).passed, 20);
});

test('a restart forgets nothing', async () => {
  const node = await openHouse({ beside: house, clock: house.clock });
  const api = await limited([100, 400, 600, 800]);
  for (let n = 0; n < 40; n += 1) assert.equal((await call(api, node)).status, 200);
  await node.close();
  const again = await openHouse({ beside: house, clock: house.clock });
  const reply = await call(api, again);
  assert.equal(reply.headers.get('x-ratelimit'), '41, 41, 41, 41');
  assert.equal(reply.headers.get('x-ratelimit-remaining'), '59, 359, 559, 759');
});

test("the operator's change holds with the next call; a client cannot change it for itself", async () => {
  const api = await limited([5, 400, 600, 800]);
  assert.equal((await flood(api, 20)).passed, 5);
  await changeSetting(house.app.host, api.clientId, 'callLimits', [9, 400, 600, 800]);
  assert.equal((await flood(api, 20)).passed, 4);
  await changeSetting(house.app.host, api.clientId, 'callLimits', null);
  assert.equal((await call(api, beside)).headers.get('x-ratelimit-remaining')?.split(', ')[0], '2290');
  const { apiKey } = await addKey(house.app.host, api.clientId, 'settings', { scopes: ['Settings:write'] });
  const { token } = await connect(house.url, api.clientId, apiKey);
  const refused = await fetch(`${house.url}/strongroom/v1/${api.clientId}/settings`, {
    method: 'PUT',
    headers: { authorization: `Bearer ${token}` },
    body: JSON.stringify({ Settings: { callLimits: [9_000, 9_000, 9_000, 9_000] } }),
  });
  assert.equal(refused.status, 400);
  assert.match((await toJson(refused)).errors.Settings, /the operator's to change/);
});

test('ordinary calls ask the database for the limits seldom', async () => {
  const api = await limited([2_300, 4_500, 8_800, 105_600]);
  const writes = async () => {
    const [row] = await house.db.many<{ version: string }>({
      text: 'select xmin::text as version from call_counts where client_id = $1',
      values: [api.clientId],
    });
    return row?.version;
  };
  await call(api, house);
  const before = await writes();
  for (let n = 0; n < 45; n += 1) await call(api, house);
  assert.equal(await writes(), before);
});

test('another path, a path that is not there and a missing scope are calls too', async () => {
  const api = await limited([3, 400, 600, 800]);
  const other = await fetch(`${house.url}/v2.01/another/users`, { headers: { authorization: `Bearer ${api.token}` } });
  assert.deepEqual([other.status, other.headers.get('x-ratelimit')], [404, '1, 1, 1, 1']);
  const refused = await fetch(`${house.url}/strongroom/v1/${api.clientId}/keys`, {
    headers: { authorization: `Bearer ${api.token}` },
  });
  assert.deepEqual([refused.status, refused.headers.get('x-ratelimit')], [403, '2, 2, 2, 2']);
});
