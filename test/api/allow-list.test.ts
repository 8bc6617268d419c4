// The networks that a client's calls may come from: who is refused, in whatever form the address comes, and how it is changed.
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { test } from 'node:test';
import { addClient, addKey } from '#clients/add-client.ts';
import { changeAllowList } from '#clients/keys/change-allow-list.ts';
import { toJson } from '../kit/api.ts';
import { openHouse, type House } from '../kit/house.ts';

/** The test is the proxy. */
const house = await openHouse({ trustedProxies: ['127.0.0.1'] });
const beside = await openHouse({ beside: house, clock: house.clock, trustedProxies: ['127.0.0.1'] });
const unproxied = await openHouse({ beside: house, clock: house.clock });

interface Client {
  readonly id: string;
  readonly apiKey: string;
  readonly token: string;
}

async function newClient(): Promise<Client> {
  const id = `client-${randomBytes(6).toString('hex')}`;
  await addClient(house.app.host, { id, name: 'Blue Market', settings: { firstEnrolment: 'any' } });
  const scopes = ['Standard', 'AllowList:read', 'AllowList:write'] as const;
  const { apiKey } = await addKey(house.app.host, id, 'test', { scopes });
  const { body } = await getToken({ id, apiKey }, '192.0.2.1');
  return { id, apiKey, token: body.access_token };
}

async function getToken({ id, apiKey }: Pick<Client, 'id' | 'apiKey'>, from: string, node: House = house) {
  const authorization = `Basic ${Buffer.from(`${id}:${apiKey}`).toString('base64')}`;
  const headers = { authorization, 'x-forwarded-for': from };
  const reply = await fetch(`${node.url}/v2.01/oauth/token`, { method: 'POST', headers });
  return { status: reply.status, body: await toJson(reply) };
}

async function view({ id, token }: Client, from: string, node: House = house) {
  const headers = { authorization: `Bearer ${token}`, 'x-forwarded-for': from };
  const reply = await fetch(`${node.url}/v2.01/${id}/users`, { headers });
  return { status: reply.status, headers: reply.headers, body: await toJson(reply) };
}

async function put({ id, token }: Client, networks: unknown, from: string) {
  const headers = { authorization: `Bearer ${token}`, 'x-forwarded-for': from };
  const reply = await fetch(`${house.url}/strongroom/v1/${id}/allow-list`, {
    method: 'PUT',
    headers,
    body: JSON.stringify({ Networks: networks }),
  });
  return { status: reply.status, body: await toJson(reply) };
}

const byOperator = (client: Client, networks: readonly string[]) =>
  changeAllowList({ ...house.app.host, clientId: client.id }, () => networks);

test('without a list calls come from everywhere; with one, from its networks only, on every node at once', async () => {
  const client = await newClient();
  assert.equal((await view(client, '198.51.100.1')).status, 200);
  await byOperator(client, ['203.0.113.0/24', '2001:db8::/32']);
  for (const node of [house, beside]) {
    for (const inside of ['203.0.113.1', '::ffff:203.0.113.1', '2001:DB8:0:1::1']) {
      assert.equal((await view(client, inside, node)).status, 200, inside);
      assert.equal((await getToken(client, inside, node)).status, 200, inside);
    }
    for (const outside of ['203.0.114.1', '2001:db9::1', '::203.0.113.1', 'unknown']) {
      const refused = await view(client, outside, node);
      assert.deepEqual([refused.status, refused.body.Type], [403, 'forbidden_ressource'], outside);
      assert.match(refused.body.errors.IpAddress, /is not on the allow-list of this client/);
      // Whoever is refused uses up none of the client's calls.
      assert.equal(refused.headers.get('x-ratelimit'), null);
    }
  }
  await byOperator(client, []);
  assert.equal((await view(client, '198.51.100.1', beside)).status, 200);
});

test('the token endpoint refuses with 403 who shows the right key from elsewhere, and tells nobody else of the list', async () => {
  const client = await newClient();
  await byOperator(client, ['203.0.113.0/24']);
  const refused = await getToken(client, '198.51.100.1');
  assert.deepEqual([refused.status, refused.body.error], [403, 'forbidden_ressource']);
  assert.match(refused.body.error_description, /198\.51\.100\.1 is not on the allow-list/);
  const wrong = await getToken({ id: client.id, apiKey: 'wrong' }, '198.51.100.1');
  assert.deepEqual([wrong.status, wrong.body.error], [401, 'invalid_client']);
});

test('what a caller writes into X-Forwarded-For is not believed', async () => {
  const client = await newClient();
  await byOperator(client, ['203.0.113.0/24']);
  // Beside the trusted proxy: the last address is the one that the proxy saw.
  assert.equal((await view(client, '203.0.113.1, 198.51.100.1')).status, 403);
  assert.equal((await view(client, '198.51.100.1, 203.0.113.1')).status, 200);
  // Without a proxy none of it counts.
  assert.equal((await view(client, '203.0.113.1', unproxied)).status, 403);
  await byOperator(client, ['127.0.0.1/32']);
  assert.equal((await view(client, '203.0.113.1', unproxied)).status, 200);
});

test('the API takes a whole list in any form, gives it back in one, and lets nobody lock themselves out', async () => {
  const client = await newClient();
  const from = '203.0.113.7';
  const set = await put(client, ['203.0.113.7', '::ffff:203.0.113.0/120', '2001:DB8::/32', '203.0.113.0/24'], from);
  assert.deepEqual([set.status, set.body], [200, { Networks: ['203.0.113.0/24', '203.0.113.7/32', '2001:db8::/32'] }]);
  const out = await put(client, ['198.51.100.0/24'], from);
  assert.deepEqual([out.status, out.body.Type], [400, 'param_error']);
  assert.match(out.body.errors.Networks, /203\.0\.113\.7, from which this call comes, would be locked out/);
  for (const bad of [['0.0.0.0/0'], ['203.0.113.7/24'], ['example.com'], 'x', undefined]) {
    const refused = await put(client, bad, from);
    assert.equal(refused.status, 400);
    assert.ok('Networks' in refused.body.errors, JSON.stringify(refused.body));
  }
  // None of that changed anything.
  assert.equal((await view(client, '198.51.100.1')).status, 403);
  assert.deepEqual((await put(client, [], from)).body, { Networks: [] });
  assert.equal((await view(client, '198.51.100.1')).status, 200);
  const trail = await house.db.many<{ what: string }>({
    text: `select what from trail where client_id = $1 and what like 'allow-list%' order by position`,
    values: [client.id],
  });
  assert.deepEqual(
    trail.map(({ what }) => what),
    ['allow-list: 203.0.113.7/32, 203.0.113.0/24, 2001:db8::/32', 'allow-list: calls may come from everywhere'],
  );
});

test('a stolen key cannot be used from elsewhere to take the list away', async () => {
  const client = await newClient();
  await byOperator(client, ['203.0.113.0/24']);
  assert.equal((await put(client, [], '198.51.100.1')).status, 403);
  assert.equal((await view(client, '198.51.100.1')).status, 403);
});
