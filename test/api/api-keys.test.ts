// API keys by the API and by command: made, listed, rotated, ended; and what a thief of a narrow one cannot do.
import assert from 'node:assert/strict';
import { randomBytes, randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { addClient, addKey } from '#clients/add-client.ts';
import { createKey } from '#clients/keys/create-key.ts';
import { revokeKey } from '#clients/keys/end-key.ts';
import type { KeyScope } from '#world/scopes.ts';
import { connect, toJson } from '../kit/api.ts';
import { openHouse, type House } from '../kit/house.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const house = await openHouse();
const beside = await openHouse({ beside: house, clock: house.clock });

interface Holder {
  readonly clientId: string;
  readonly keyId: string;
  readonly apiKey: string;
  readonly token: string;
}

async function newClient(): Promise<string> {
  const id = `client-${randomBytes(6).toString('hex')}`;
  await addClient(house.app.host, { id, name: 'Blue Market', settings: { firstEnrolment: 'any' } });
  return id;
}

async function holderOf(clientId: string, scopes: readonly KeyScope[], expiresAt: Date | null = null): Promise<Holder> {
  const { id, apiKey } = await addKey(house.app.host, clientId, 'test', { scopes, expiresAt });
  const { token } = await connect(house.url, clientId, apiKey);
  return { clientId, keyId: id, apiKey, token };
}

const everything: readonly KeyScope[] = ['Standard', 'Keys:read', 'Keys:write', 'AllowList:read', 'AllowList:write'];

async function call(
  by: Holder,
  method: string,
  path: string,
  body?: unknown,
  { node = house, headers = {} }: { node?: House; headers?: Record<string, string> } = {},
) {
  const reply = await fetch(`${node.url}/strongroom/v1/${by.clientId}${path}`, {
    method,
    headers: { authorization: `Bearer ${by.token}`, ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return { status: reply.status, body: await toJson(reply) };
}

const usersStatus = async (clientId: string, token: string, node: House = house) =>
  (await fetch(`${node.url}/v2.01/${clientId}/users`, { headers: { authorization: `Bearer ${token}` } })).status;

async function tokenStatus(clientId: string, apiKey: string, node: House = house): Promise<number> {
  const authorization = `Basic ${Buffer.from(`${clientId}:${apiKey}`).toString('base64')}`;
  return (await fetch(`${node.url}/v2.01/oauth/token`, { method: 'POST', headers: { authorization } })).status;
}

async function lastRecords(clientId: string): Promise<{ what: string; outcome: string; user_id: string | null }[]> {
  return await house.db.many({
    text: 'select what, outcome, user_id from trail where client_id = $1 order by position',
    values: [clientId],
  });
}

test('a key made by API opens what its scopes say, is listed without itself, and the trail names its maker', async () => {
  const by = await holderOf(await newClient(), everything);
  const made = await call(by, 'POST', '/keys', { Name: 'reader', Scopes: ['Users:read', 'Users:read'] });
  assert.equal(made.status, 200);
  const { token } = await connect(house.url, by.clientId, made.body.ApiKey);
  assert.equal(await usersStatus(by.clientId, token), 200);
  const listed = await call(by, 'GET', '/keys');
  assert.ok(!JSON.stringify(listed.body).includes(made.body.ApiKey));
  const view = listed.body.find((key: { Id: string }) => key.Id === made.body.Id);
  assert.deepEqual(
    [view.Name, view.Scopes, view.ExpirationDate, view.SuccessorId],
    ['reader', ['Users:read'], null, null],
  );
  assert.deepEqual([view.LastUseIpAddress, typeof view.LastUseDate], ['127.0.0.1', 'number']);
  const records = await lastRecords(by.clientId);
  assert.deepEqual(records.at(-1), {
    what: `API key ${made.body.Id} (Users:read)`,
    outcome: `added by the API key ${by.keyId}`,
    user_id: null,
  });
});

test('the last use is noted at most once a minute', async () => {
  const by = await holderOf(await newClient(), everything);
  const lastUse = async () => (await call(by, 'GET', '/keys')).body[0].LastUseDate;
  const first = await lastUse();
  house.clock.advance(59_000);
  assert.equal(await lastUse(), first);
  house.clock.advance(1_000);
  await lastUse();
  assert.equal(await lastUse(), first + 60);
});

test('what was told of a key is kept for /responses without the key', async () => {
  const by = await holderOf(await newClient(), everything);
  for (const path of ['/keys', `/keys/${by.keyId}/rotate`]) {
    const key = randomUUID();
    const made = await call(by, 'POST', path, { Name: 'kept' }, { headers: { 'idempotency-key': key } });
    assert.equal(made.status, 200, JSON.stringify(made.body));
    const reply = await fetch(`${house.url}/v2.01/${by.clientId}/responses/${key}`, {
      headers: { authorization: `Bearer ${by.token}` },
    });
    const kept = await toJson(reply);
    assert.equal(kept.Resource.Id, made.body.Id);
    assert.ok(!JSON.stringify(kept).includes(made.body.ApiKey));
  }
});

test('a rotated key works on until the overlap ends, its successor may do the same, and it is rotated once', async () => {
  const clientId = await newClient();
  const by = await holderOf(clientId, everything);
  const old = await holderOf(clientId, ['Users:read']);
  const rotated = await call(by, 'POST', `/keys/${old.keyId}/rotate`, { OverlapHours: 2 });
  assert.equal(rotated.status, 200);
  const { token } = await connect(house.url, clientId, rotated.body.ApiKey);
  assert.deepEqual([await usersStatus(clientId, old.token), await usersStatus(clientId, token)], [200, 200]);
  const again = await call(by, 'POST', `/keys/${old.keyId}/rotate`);
  assert.match(again.body.errors.KeyId, new RegExp(`rotated already: its successor is ${rotated.body.Id}`));
  house.clock.advance(2 * HOUR - MINUTE);
  const late = await connect(house.url, clientId, old.apiKey);
  assert.equal(await usersStatus(clientId, late.token), 200);
  house.clock.advance(MINUTE);
  // The token has still most of its time: it ends with the key.
  assert.deepEqual([await usersStatus(clientId, late.token), await tokenStatus(clientId, old.apiKey)], [401, 401]);
  assert.equal(await tokenStatus(clientId, rotated.body.ApiKey), 200);
});

test('an overlap of nothing ends the old key at once', async () => {
  const clientId = await newClient();
  const by = await holderOf(clientId, everything);
  const old = await holderOf(clientId, ['Users:read']);
  assert.equal((await call(by, 'POST', `/keys/${old.keyId}/rotate`, { OverlapHours: 0 })).status, 200);
  assert.equal(await usersStatus(clientId, old.token), 401);
  assert.equal((await call(by, 'POST', `/keys/${old.keyId}/rotate`)).status, 400);
});

test('a revoked key, one that is over and their tokens are refused on every node with the very next call', async () => {
  const clientId = await newClient();
  const by = await holderOf(clientId, everything);
  const revoked = await holderOf(clientId, ['Users:read']);
  const expiring = await holderOf(clientId, ['Users:read']);
  for (const node of [house, beside]) assert.equal(await usersStatus(clientId, revoked.token, node), 200);
  assert.equal((await call(by, 'DELETE', `/keys/${revoked.keyId}`)).status, 204);
  const now = Math.floor(house.clock.now().getTime() / 1_000);
  assert.equal((await call(by, 'PUT', `/keys/${expiring.keyId}`, { ExpirationDate: now })).status, 204);
  for (const node of [beside, house]) {
    for (const { token, apiKey } of [revoked, expiring]) {
      assert.equal(await usersStatus(clientId, token, node), 401);
      assert.equal(await tokenStatus(clientId, apiKey, node), 401);
    }
  }
  assert.equal((await call(by, 'DELETE', `/keys/${revoked.keyId}`)).status, 404);
});

test('a key cannot give, rotate or end what it does not hold itself', async () => {
  const clientId = await newClient();
  const owner = await holderOf(clientId, everything);
  const thief = await holderOf(clientId, ['Keys:read', 'Keys:write']);
  const tries = [
    await call(thief, 'POST', '/keys', { Name: 'x' }),
    await call(thief, 'POST', '/keys', { Name: 'x', Scopes: ['Keys:write', 'Users:read'] }),
    await call(thief, 'POST', '/keys', { Name: 'x', Scopes: ['AllowList:write'] }),
    await call(thief, 'POST', `/keys/${owner.keyId}/rotate`, { OverlapHours: 0 }),
    await call(thief, 'PUT', `/keys/${owner.keyId}`, { ExpirationDate: 1 }),
    await call(thief, 'DELETE', `/keys/${owner.keyId}`),
    await call(thief, 'PUT', '/allow-list', { Networks: [] }),
  ];
  for (const { status, body } of tries) {
    assert.deepEqual([status, body.Type], [403, 'forbidden_ressource']);
    assert.match(body.errors.Scope, /does not hold the scope/);
  }
  assert.equal((await call(thief, 'POST', '/keys', { Name: 'x', Scopes: ['Keys:write'] })).status, 200);
  assert.equal(await usersStatus(clientId, owner.token), 200);
  const plain = await holderOf(clientId, ['Standard']);
  for (const [method, path] of [
    ['GET', '/keys'],
    ['POST', '/keys'],
    ['GET', '/allow-list'],
    ['PUT', '/allow-list'],
  ] as const)
    assert.equal((await call(plain, method, path, method === 'GET' ? undefined : {})).status, 403);
});

test('a key that ends makes none that lasts longer, and no other key last for it', async () => {
  const clientId = await newClient();
  const lasting = await holderOf(clientId, everything);
  const end = new Date(house.clock.now().getTime() + 10 * HOUR);
  const ending = await holderOf(clientId, everything, end);
  const endS = Math.floor(end.getTime() / 1_000);
  const made = await call(ending, 'POST', '/keys', { Name: 'x' });
  const listed = (await call(lasting, 'GET', '/keys')).body;
  assert.equal(listed.find((key: { Id: string }) => key.Id === made.body.Id).ExpirationDate, endS);
  const later = await call(ending, 'POST', '/keys', { Name: 'x', ExpirationDate: endS + 60 });
  assert.match(later.body.errors.ExpirationDate, /No key lasts longer/);
  const taken = await call(ending, 'POST', `/keys/${lasting.keyId}/rotate`);
  assert.match(taken.body.errors.KeyId, /ends before that one/);
  const longer = await call(ending, 'PUT', `/keys/${ending.keyId}`, { ExpirationDate: endS + 3_600 });
  assert.match(longer.body.errors.ExpirationDate, /only end earlier/);
  assert.equal((await call(ending, 'POST', `/keys/${ending.keyId}/rotate`)).status, 200);
});

test('the API never ends the last key that stays, also when two are ended at once; the operator may', async () => {
  const clientId = await newClient();
  const [one, two] = [await holderOf(clientId, everything), await holderOf(clientId, everything)];
  const ended = await Promise.all([
    call(one, 'DELETE', `/keys/${two.keyId}`),
    call(two, 'DELETE', `/keys/${one.keyId}`, undefined, { node: beside }),
  ]);
  // Whoever came second was revoked meanwhile, or told that theirs is the last.
  assert.equal(ended.filter(({ status }) => status === 204).length, 1, JSON.stringify(ended));
  const left = (await usersStatus(clientId, one.token)) === 200 ? one : two;
  const last = await call(left, 'DELETE', `/keys/${left.keyId}`);
  assert.match(last.body.errors.KeyId, /the last API key/);
  const soon = Math.floor(house.clock.now().getTime() / 1_000) + 3_600;
  assert.match(
    (await call(left, 'PUT', `/keys/${left.keyId}`, { ExpirationDate: soon })).body.errors.KeyId,
    /the last API key/,
  );
  await revokeKey({ ...house.app.host, clientId }, left.keyId);
  assert.equal(await usersStatus(clientId, left.token), 401);
});

test('mistakes are told with what to do, and change nothing', async () => {
  const by = await holderOf(await newClient(), everything);
  const before = await lastRecords(by.clientId);
  const now = Math.floor(house.clock.now().getTime() / 1_000);
  const wrong = [
    ['POST', '/keys', {}, 'Name'],
    ['POST', '/keys', { Name: '  ' }, 'Name'],
    ['POST', '/keys', { Name: 'x', Scopes: [] }, 'Scopes'],
    ['POST', '/keys', { Name: 'x', Scopes: ['users:read'] }, 'Scopes'],
    ['POST', '/keys', { Name: 'x', ExpirationDate: now }, 'ExpirationDate'],
    ['POST', '/keys', { Name: 'x', ExpirationDate: 1e13 }, 'ExpirationDate'],
    ['POST', '/keys', { Name: 'x', ExpirationDate: 1e300 }, 'ExpirationDate'],
    ['PUT', `/keys/${by.keyId}`, { ExpirationDate: 1e15 }, 'ExpirationDate'],
    ['POST', `/keys/${by.keyId}/rotate`, { OverlapHours: -1 }, 'OverlapHours'],
    ['POST', `/keys/${by.keyId}/rotate`, { OverlapHours: 721 }, 'OverlapHours'],
    ['PUT', `/keys/${by.keyId}`, {}, 'ExpirationDate'],
    ['DELETE', '/keys/key_none', undefined, 'KeyId'],
  ] as const;
  for (const [method, path, body, field] of wrong) {
    const refused = await call(by, method, path, body);
    assert.ok(refused.status === 400 || refused.status === 404, path);
    assert.ok(field in refused.body.errors, `${path}: ${JSON.stringify(refused.body)}`);
  }
  assert.deepEqual(await lastRecords(by.clientId), before);
});

test("another client's keys are not there", async () => {
  const mine = await holderOf(await newClient(), everything);
  const other = await holderOf(await newClient(), everything);
  for (const [method, path] of [
    ['DELETE', ''],
    ['POST', '/rotate'],
  ] as const)
    assert.equal((await call(mine, method, `/keys/${other.keyId}${path}`)).status, 404);
});

test('what the operator does is in the trail too', async () => {
  const clientId = await newClient();
  const ctx = { ...house.app.host, clientId };
  const made = await createKey(ctx, { name: 'by hand', scopes: ['Standard'], expiresAt: null });
  await revokeKey(ctx, made.id);
  assert.deepEqual(
    (await lastRecords(clientId)).map(({ what, outcome }) => `${what}: ${outcome}`),
    [`API key ${made.id} (Standard): added by the operator`, `API key ${made.id}: revoked by the operator`],
  );
});

test('there are a hundred keys in use at most, also by rotation', async () => {
  const by = await holderOf(await newClient(), everything);
  const ctx = { ...house.app.host, clientId: by.clientId };
  let newest = by.keyId;
  for (let keys = 1; keys < 100; keys += 1)
    newest = (await createKey(ctx, { name: 'one more', scopes: ['Standard'], expiresAt: null })).id;
  assert.equal((await call(by, 'POST', '/keys', { Name: 'x' })).status, 400);
  const refused = await call(by, 'POST', `/keys/${newest}/rotate`, { OverlapHours: 1 });
  assert.deepEqual(
    [refused.status, refused.body.errors],
    [400, { Keys: 'There are 100 keys already: revoke some first.' }],
  );
  // One that ends at once makes room for its successor.
  assert.equal((await call(by, 'POST', `/keys/${newest}/rotate`, { OverlapHours: 0 })).status, 200);
});
