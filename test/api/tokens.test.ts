// The token endpoint in every variant that official SDKs send, and what a token opens.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { listKeys, markKeyRevoked } from '#clients/key-rows.ts';
import { newPlatform, toJson } from '../kit/api.ts';
import { openHouse } from '../kit/house.ts';
import { newOwner } from '../kit/people.ts';

const house = await openHouse();
const api = await newPlatform(house);
const basic = (id = api.clientId, key = api.apiKey) => `Basic ${Buffer.from(`${id}:${key}`).toString('base64')}`;

async function ask(path: string, body: string, headers: Record<string, string> = {}) {
  const reply = await fetch(`${house.url}${path}`, {
    method: 'POST',
    headers: { authorization: basic(), 'content-type': 'application/x-www-form-urlencoded', ...headers },
    body,
  });
  return { status: reply.status, body: await toJson(reply) };
}

const boundary = '----x';
const multipart = `--${boundary}\r\nContent-Disposition: form-data; name="grant_type"\r\n\r\nclient_credentials\r\n--${boundary}--\r\n`;

test('every path and body that the SDKs send gets a token', async () => {
  const form = 'grant_type=client_credentials';
  const tokens = [
    await ask('/v2.01/oauth/token', form),
    await ask('/v2.01/oauth/token/', form),
    await ask('/V2_01/oauth/token', form),
    await ask('/v2.01/oauth/token', '{"grant_type": "client_credentials"}'),
    await ask('/v2.01/oauth/token/', multipart, {
      'content-type': `application/x-www-form-urlencoded; boundary=${boundary}`,
    }),
    await ask('/v2.01/oauth/token', ''),
    await ask('/v2.01/oauth/token', form, { authorization: basic().replace('Basic', 'basic') }),
  ];
  for (const { status, body } of tokens) {
    assert.equal(status, 200);
    assert.deepEqual([body.token_type, body.expires_in], ['Bearer', 1_200]);
    assert.match(body.access_token, /^[0-9a-f]{32}$/);
  }
  assert.equal(new Set(tokens.map(({ body }) => body.access_token)).size, tokens.length);
});

test('a wrong id or key gets the same answer, and no more', async () => {
  const answers = [
    await ask('/v2.01/oauth/token', '', { authorization: basic(api.clientId, 'wrong') }),
    await ask('/v2.01/oauth/token', '', { authorization: basic('nobody', api.apiKey) }),
    await ask('/v2.01/oauth/token', '', { authorization: 'Basic !!!' }),
    await ask('/v2.01/oauth/token', '', { authorization: `Bearer ${api.token}` }),
  ];
  for (const answer of answers) {
    assert.equal(answer.status, 401);
    assert.equal(answer.body.error, 'invalid_client');
    assert.deepEqual(answer, answers[0]);
  }
  assert.equal((await ask('/v2.01/oauth/token', 'grant_type=password')).body.error, 'unsupported_grant_type');
});

test('the scheme may be Bearer or bearer; anything else is 401 in the documented form', async () => {
  const statusOf = async (authorization?: string) => {
    const headers = authorization === undefined ? {} : { authorization };
    return await fetch(`${house.url}/v2.01/${api.clientId}/users`, { headers });
  };
  for (const scheme of ['Bearer', 'bearer', 'BEARER'])
    assert.equal((await statusOf(`${scheme} ${api.token}`)).status, 200);
  for (const bad of [undefined, 'Bearer', `Bearer ${api.token}x`, basic(), `Token ${api.token}`]) {
    const reply = await statusOf(bad);
    assert.equal(reply.status, 401);
    assert.deepEqual(Object.keys(await toJson(reply)), ['Message', 'Type', 'Date', 'Help']);
  }
});

test('a token ends after 1200 seconds in the sandbox', async () => {
  const own = await newPlatform(house);
  house.clock.advance(1_199_000);
  assert.equal((await own.get('/users')).status, 200);
  house.clock.advance(1_000);
  assert.equal((await own.get('/users')).body.Type, 'invalid_credentials');
});

test('a revoked key takes its tokens with it', async () => {
  const own = await newPlatform(house);
  const [key] = await listKeys(house.db, own.clientId);
  await markKeyRevoked(house.db, own.clientId, key?.id ?? '', house.clock.now());
  assert.equal((await own.get('/users')).status, 401);
});

test("another platform's path and objects are not there", async () => {
  const [mine, other] = [await newPlatform(house), await newPlatform(house)];
  const owner = await newOwner(mine);
  assert.equal((await other.get(`/sca/users/${owner.id}`)).status, 404);
  assert.equal((await other.post(`/sca/users/${owner.id}/enrollment`)).status, 404);
  const reply = await fetch(`${house.url}/v2.01/${mine.clientId}/sca/users/${owner.id}`, {
    headers: { authorization: `Bearer ${other.token}` },
  });
  assert.equal(reply.status, 404);
});

test('keys and tokens are stored hashed only', async () => {
  const dump = JSON.stringify([
    await house.db.many({ text: 'select * from api_keys', values: [] }),
    await house.db.many({ text: 'select * from access_tokens', values: [] }),
  ]);
  assert.ok(!dump.includes(api.apiKey) && !dump.includes(api.token));
  assert.ok(!dump.includes(Buffer.from(api.apiKey).toString('hex')));
});
