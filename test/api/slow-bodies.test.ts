// Whoever was let in and sends their body late: what was revoked or closed meanwhile ends the call under way, too.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { request } from 'node:http';
import { test } from 'node:test';
import { addKey } from '#clients/add-client.ts';
import { changeAllowList } from '#clients/keys/change-allow-list.ts';
import { revokeKey } from '#clients/keys/end-key.ts';
import { listNetworks } from '#clients/network-rows.ts';
import { Fault } from '#kit/fault.ts';
import type { KeyScope } from '#world/scopes.ts';
import { sql } from '#world/db.ts';
import { connect, newPlatform } from '../kit/api.ts';
import { openHouse } from '../kit/house.ts';

const house = await openHouse();
const { host } = house.app;
const scopes: readonly KeyScope[] = [
  'Standard',
  'Settings:read',
  'Settings:write',
  'AllowList:read',
  'AllowList:write',
];

/** Begins a call; the function that it answers sends the body and answers the status. */
async function begin(
  method: string,
  path: string,
  body: unknown,
  from: { clientId: string; keyId: string; token: string },
) {
  // Long enough to be noted anew as soon as the caller is recognised.
  house.clock.advance(61_000);
  const since = host.now();
  const sent = request(`${house.url.replace('localhost', '127.0.0.1')}${path}`, {
    method,
    headers: {
      host: 'localhost',
      authorization: `Bearer ${from.token}`,
      'content-length': JSON.stringify(body).length,
    },
  });
  sent.flushHeaders();
  const isNoted = async () =>
    (await house.db.many(sql`select id from api_keys where id = ${from.keyId} and last_used_at >= ${since}`)).length ===
    1;
  while (!(await isNoted()));
  // The caller is recognised, and counted next: whole calls that begin later have been through both.
  for (let n = 0; n < 3; n += 1) {
    const whole = await fetch(`${house.url}/v2.01/${from.clientId}/hooks`, {
      headers: { authorization: `Bearer ${from.token}` },
    });
    await whole.text();
  }
  return async () => {
    const answered = once(sent, 'response');
    sent.end(JSON.stringify(body));
    const [reply] = await answered;
    reply.resume();
    return reply.statusCode as number;
  };
}

async function newHolder() {
  const { clientId } = await newPlatform(house);
  const { id: keyId, apiKey } = await addKey(host, clientId, 'stolen', { scopes });
  return { clientId, keyId, token: (await connect(house.url, clientId, apiKey)).token };
}

test('a call that began before its key was revoked changes nothing after it', async () => {
  const thief = await newHolder();
  const hook = { EventType: 'SCA_ENROLLMENT_SUCCEEDED', Url: 'http://localhost:4000/thief' };
  const finish = await begin('POST', `/v2.01/${thief.clientId}/hooks`, hook, thief);
  await revokeKey({ ...host, clientId: thief.clientId }, thief.keyId);
  assert.equal(await finish(), 401);
  assert.deepEqual(await house.db.many(sql`select id from hooks where client_id = ${thief.clientId}`), []);
});

test('a call that began before the allow-list was set does not take it away', async () => {
  const thief = await newHolder();
  const ctx = { ...host, clientId: thief.clientId };
  const finish = await begin('PUT', `/strongroom/v1/${thief.clientId}/allow-list`, { Networks: [] }, thief);
  await changeAllowList(ctx, () => ['203.0.113.0/24']);
  assert.equal(await finish(), 403);
  // Nor one whose body was there, and that waits for the change.
  const caller = { clientId: thief.clientId, keyId: thief.keyId, scopes, address: '198.51.100.1' };
  await assert.rejects(
    changeAllowList({ ...ctx, caller: caller as never }, () => []),
    (error) => error instanceof Fault && error.code === 'network_refused',
  );
  assert.deepEqual(await listNetworks(house.db, thief.clientId), ['203.0.113.0/24']);
});

test('a slow body of a caller who may come is taken', async () => {
  const caller = await newHolder();
  const finish = await begin(
    'PUT',
    `/strongroom/v1/${caller.clientId}/settings`,
    { Settings: { pinLength: 8 } },
    caller,
  );
  assert.equal(await finish(), 200);
});
