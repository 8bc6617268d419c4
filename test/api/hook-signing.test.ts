// Signed notifications: who asks for them gets them, anybody with the key can check them, and keys come and go.
import assert from 'node:assert/strict';
import { createPublicKey, verify } from 'node:crypto';
import { test } from 'node:test';
import { Webhook } from 'standardwebhooks';
import { DAY, HOUR, MINUTE } from '#kit/time.ts';
import { emit } from '#webhooks/emit.ts';
import { connect, newPlatform, type Api } from '../kit/api.ts';
import { openHouse } from '../kit/house.ts';
import { oursOf } from '../kit/ours.ts';
import { openReceiver, type Received, type Receiver } from '../kit/receiver.ts';

const house = await openHouse({ hookDelaysMs: [MINUTE, MINUTE] });
const TYPE = 'KYC_CREATED';

interface Hooked {
  readonly api: Api;
  readonly receiver: Receiver;
  readonly id: string;
}

async function hooked(): Promise<Hooked> {
  const [api, receiver] = [await newPlatform(house), await openReceiver()];
  const { body } = await api.post('/hooks', { EventType: TYPE, Url: `${receiver.url}?key=1` });
  return { api, receiver, id: body.Id };
}

/** Tokens live twenty minutes, keys a day. */
const ours = async ({ api }: Hooked) => oursOf(house, await connect(house.url, api.clientId, api.apiKey));

/** An event of the hook's type, delivered as far as it can be now. */
async function happen({ api, receiver }: Hooked, resourceId = 'user_m_1'): Promise<Received> {
  await emit({ ...house.app.host, clientId: api.clientId }, { type: TYPE, resourceId });
  await house.app.runJobs();
  return receiver.last();
}

function signaturesIn({ headers }: Received): string[] {
  return (headers['webhook-signature'] ?? '').split(' ');
}

function isSignedBy(secret: string, { headers, body }: Received): boolean {
  const at = new Date(Number(headers['webhook-timestamp']) * 1000);
  return signaturesIn({ headers } as Received).includes(
    new Webhook(secret).sign(headers['webhook-id'] ?? '', at, body),
  );
}

function isSignedByPair(publicKey: string, received: Received): boolean {
  const { headers, body } = received;
  const x = Buffer.from(publicKey.replace(/^whpk_/, ''), 'base64').toString('base64url');
  const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
  const content = Buffer.from(`${headers['webhook-id']}.${headers['webhook-timestamp']}.${body}`);
  return signaturesIn(received)
    .filter((signature) => signature.startsWith('v1a,'))
    .some((signature) => verify(null, content, key, Buffer.from(signature.slice(4), 'base64')));
}

test('who does not ask gets the call of the original: GET, three parameters, no signature', async () => {
  const hook = await hooked();
  const { body } = await (await ours(hook)).get(`/hooks/${hook.id}`);
  assert.deepEqual([body.Id, body.Delivery, body.Signature, body.Keys, body.Secret], [hook.id, 'GET', null, [], null]);
  const { method, path, headers, body: sent } = await happen(hook);
  const date = Math.floor(house.clock.now().getTime() / 1000);
  assert.deepEqual(
    [method, path, sent],
    ['GET', `/hooks?key=1&EventType=${TYPE}&RessourceId=user_m_1&Date=${date}`, ''],
  );
  assert.deepEqual(
    Object.keys(headers).filter((name) => name.startsWith('webhook-')),
    [],
  );
});

test('HMAC: a POST with a body that the package of the specification verifies', async () => {
  const hook = await hooked();
  const { status, body } = await (await ours(hook)).put(`/hooks/${hook.id}`, { Delivery: 'SIGNED_POST' });
  assert.deepEqual([status, body.Delivery, body.Signature, body.Keys.length], [200, 'SIGNED_POST', 'HMAC', 1]);
  assert.match(body.Secret, /^whsec_/);
  const received = await happen(hook);
  assert.deepEqual([received.method, received.path], ['POST', '/hooks?key=1']);
  assert.equal(received.headers['content-type'], 'application/json');
  const happenedAt = house.clock.now();
  assert.deepEqual(JSON.parse(received.body), {
    type: TYPE,
    timestamp: happenedAt.toISOString(),
    data: {
      EventType: TYPE,
      ResourceId: 'user_m_1',
      Date: Math.floor(happenedAt.getTime() / 1000),
      Sequence: 1,
    },
  });
  assert.ok(isSignedBy(body.Secret, received));
  assert.equal(signaturesIn(received).length, 1);
  assert.deepEqual(JSON.parse((await happen(hook)).body).data.Sequence, 2);
  assert.deepEqual(JSON.parse((await happen(hook, 'user_m_2')).body).data.Sequence, 1);
});

test('Ed25519: anybody checks with the public key, which can be read at any time', async () => {
  const hook = await hooked();
  const { body } = await (await ours(hook)).put(`/hooks/${hook.id}`, { Delivery: 'SIGNED_POST', Signature: 'ED25519' });
  assert.equal(body.Secret, null);
  const { body: keys } = await (await ours(hook)).get(`/hooks/${hook.id}/keys`);
  assert.deepEqual(keys, body.Keys);
  assert.match(keys[0].PublicKey, /^whpk_[A-Za-z0-9+/]{43}=$/);
  const received = await happen(hook);
  assert.ok(isSignedByPair(keys[0].PublicKey, received));
  assert.ok(!isSignedByPair(keys[0].PublicKey, { ...received, body: received.body.replace('user_m_1', 'user_m_2') }));
});

test('each attempt has its own time and signature, and always the id of the event', async () => {
  const hook = await hooked();
  const { body } = await (await ours(hook)).put(`/hooks/${hook.id}`, { Delivery: 'SIGNED_POST' });
  hook.receiver.answer = 500;
  const first = await happen(hook);
  house.clock.advance(MINUTE);
  await house.app.runJobs();
  const second = hook.receiver.last();
  assert.equal(hook.receiver.received.length, 2);
  assert.equal(first.headers['webhook-id'], second.headers['webhook-id']);
  assert.equal(Number(second.headers['webhook-timestamp']) - Number(first.headers['webhook-timestamp']), 60);
  assert.equal(first.body, second.body);
  for (const received of [first, second]) assert.ok(isSignedBy(body.Secret, received));
  const { body: events } = await (await ours(hook)).get('/events');
  assert.deepEqual(
    events.map((event: { Id: string }) => event.Id),
    [first.headers['webhook-id']],
  );
});

for (const [status, taken] of [
  [200, true],
  [202, true],
  [204, true],
  [302, false],
  [410, false],
  [500, false],
] as const) {
  test(`an answer ${status} to a signed POST ${taken ? 'is enough' : 'is a failure'}`, async () => {
    const hook = await hooked();
    await (await ours(hook)).put(`/hooks/${hook.id}`, { Delivery: 'SIGNED_POST' });
    hook.receiver.answer = status;
    await happen(hook);
    house.clock.advance(MINUTE);
    await house.app.runJobs();
    assert.equal(hook.receiver.received.length, taken ? 1 : 2);
  });
}

test('a new key and the former one sign side by side for a day, or as long as is said', async () => {
  const hook = await hooked();
  const path = `/hooks/${hook.id}`;
  const { body: first } = await (await ours(hook)).put(path, { Delivery: 'SIGNED_POST' });
  const { status, body: second } = await (await ours(hook)).post(`${path}/keys`);
  assert.equal(status, 201);
  assert.notEqual(second.Secret, first.Secret);
  assert.deepEqual(
    second.Keys.map((key: { SignsUntil: number | null }) => key.SignsUntil),
    [null, Math.floor((house.clock.now().getTime() + DAY) / 1000)],
  );
  house.clock.advance(DAY - 1000);
  const both = await happen(hook);
  assert.equal(signaturesIn(both).length, 2);
  assert.ok(isSignedBy(first.Secret, both) && isSignedBy(second.Secret, both));
  house.clock.advance(1000);
  const one = await happen(hook);
  assert.equal(signaturesIn(one).length, 1);
  assert.ok(isSignedBy(second.Secret, one) && !isSignedBy(first.Secret, one));

  await (await ours(hook)).post(`${path}/keys`, { OverlapHours: 2 });
  house.clock.advance(2 * HOUR);
  assert.ok(!isSignedBy(second.Secret, await happen(hook)));
});

test('from a shared secret to a pair of keys: for a day either verifies', async () => {
  const hook = await hooked();
  const path = `/hooks/${hook.id}`;
  const { body: shared } = await (await ours(hook)).put(path, { Delivery: 'SIGNED_POST' });
  const { body: pair } = await (await ours(hook)).put(path, { Signature: 'ED25519' });
  assert.deepEqual([pair.Delivery, pair.Signature, pair.Keys.length], ['SIGNED_POST', 'ED25519', 2]);
  const received = await happen(hook);
  assert.match(received.headers['webhook-signature'] ?? '', /^v1a,\S+ v1,\S+$/);
  assert.ok(isSignedBy(shared.Secret, received) && isSignedByPair(pair.Keys[0].PublicKey, received));
  const { body: again } = await (await ours(hook)).put(path, { Delivery: 'SIGNED_POST', Signature: 'ED25519' });
  assert.deepEqual(again.Keys, pair.Keys, 'who asks for what is there makes no key');
});

test('a key can be made before it is needed, and stays while the hook is told by GET', async () => {
  const hook = await hooked();
  const path = `/hooks/${hook.id}`;
  const { body: made } = await (await ours(hook)).put(path, { Signature: 'HMAC' });
  assert.deepEqual([made.Delivery, made.Signature], ['GET', 'HMAC']);
  assert.equal((await happen(hook)).method, 'GET');
  const { body: signed } = await (await ours(hook)).put(path, { Delivery: 'SIGNED_POST' });
  assert.equal(signed.Secret, null);
  assert.ok(isSignedBy(made.Secret, await happen(hook)));
  await (await ours(hook)).put(path, { Delivery: 'GET' });
  assert.equal((await happen(hook)).method, 'GET');
});

test('a key is revoked at once; the one in use only by another', async () => {
  const hook = await hooked();
  const path = `/hooks/${hook.id}`;
  const { body: first } = await (await ours(hook)).put(path, { Delivery: 'SIGNED_POST' });
  const [stolen] = first.Keys;
  const refused = await (await ours(hook)).delete(`${path}/keys/${stolen.Id}`);
  assert.equal(refused.status, 400);
  assert.match(refused.body.errors.KeyId, /OverlapHours 0/);
  assert.ok(isSignedBy(first.Secret, await happen(hook)), 'nothing changed');

  const { body: second } = await (await ours(hook)).post(`${path}/keys`, { OverlapHours: 0 });
  assert.equal(second.Keys.length, 1);
  assert.ok(!isSignedBy(first.Secret, await happen(hook)));
  const { body: third } = await (await ours(hook)).post(`${path}/keys`);
  const { status, body: left } = await (await ours(hook)).delete(`${path}/keys/${second.Keys[0].Id}`);
  assert.deepEqual([status, left.Keys.length], [200, 1]);
  const received = await happen(hook);
  assert.ok(isSignedBy(third.Secret, received) && !isSignedBy(second.Secret, received));
  assert.equal((await (await ours(hook)).delete(`${path}/keys/${second.Keys[0].Id}`)).status, 404);
});

test('a hook whose key in use was revoked while it was told by GET gets another with the signed form', async () => {
  const hook = await hooked();
  const path = `/hooks/${hook.id}`;
  await (await ours(hook)).put(path, { Delivery: 'SIGNED_POST' });
  const { body: both } = await (await ours(hook)).post(`${path}/keys`);
  await (await ours(hook)).put(path, { Delivery: 'GET' });
  await (await ours(hook)).delete(`${path}/keys/${both.Keys[0].Id}`);
  const { body: signed } = await (await ours(hook)).put(path, { Delivery: 'SIGNED_POST' });
  assert.deepEqual([signed.Signature, signed.Keys.length], ['HMAC', 2]);
  const { body: left } = await (await ours(hook)).delete(`${path}/keys/${both.Keys[1].Id}`);
  assert.equal(left.Keys.length, 1);
  assert.ok(isSignedBy(signed.Secret, await happen(hook)));
});

test('revoked on one node, it signs nothing on another', async () => {
  const hook = await hooked();
  const path = `/hooks/${hook.id}`;
  const { databaseUrl, secret, clock } = house;
  const other = await openHouse({ beside: { databaseUrl, secret }, clock });
  const { body: first } = await (await ours(hook)).put(path, { Delivery: 'SIGNED_POST' });
  await emit({ ...house.app.host, clientId: hook.api.clientId }, { type: TYPE, resourceId: 'user_m_1' });
  await other.app.runJobs();
  assert.ok(isSignedBy(first.Secret, hook.receiver.last()));
  const { body: second } = await (await ours(hook)).post(`${path}/keys`, { OverlapHours: 0 });
  await emit({ ...house.app.host, clientId: hook.api.clientId }, { type: TYPE, resourceId: 'user_m_1' });
  await other.app.runJobs();
  assert.ok(isSignedBy(second.Secret, hook.receiver.last()) && !isSignedBy(first.Secret, hook.receiver.last()));
  await other.close();
});

test('a secret is told once, and the database holds none that can be read', async () => {
  const hook = await hooked();
  const path = `/hooks/${hook.id}`;
  const { body } = await (await ours(hook)).put(path, { Delivery: 'SIGNED_POST' });
  const bytes = Buffer.from(body.Secret.slice('whsec_'.length), 'base64');
  for (const { body: shown } of [await (await ours(hook)).get(path), await (await ours(hook)).get(`${path}/keys`)]) {
    assert.ok(!JSON.stringify(shown).includes('whsec_'));
  }
  const { row } = await house.db.one<{ row: string }>({
    text: `select encode(secret_sealed, 'hex') || hook_keys::text as row from hook_keys where hook_id = $1`,
    values: [hook.id],
  });
  for (const form of ['hex', 'base64', 'utf8'] as const) assert.ok(!row.includes(bytes.toString(form)));
  assert.ok(!house.logged.join('\n').includes('whsec_'));
});

test('what makes no sense is refused and changes nothing', async () => {
  const hook = await hooked();
  const path = `/hooks/${hook.id}`;
  const calls = await ours(hook);
  const { body: before } = await calls.put(path, { Delivery: 'SIGNED_POST' });
  for (const [reply, field] of [
    [await calls.put(path, { Delivery: 'POST' }), 'Delivery'],
    [await calls.put(path, { Signature: 'RSA' }), 'Signature'],
    [await calls.post(`${path}/keys`, { OverlapHours: -1 }), 'OverlapHours'],
    [await calls.post(`${path}/keys`, { OverlapHours: 169 }), 'OverlapHours'],
    [await calls.post(`${path}/keys`, { Signature: 'NONE' }), 'Signature'],
  ] as const) {
    assert.equal(reply.status, 400);
    assert.deepEqual(Object.keys(reply.body.errors), [field]);
  }
  assert.deepEqual((await calls.get(path)).body, { ...before, Secret: null });

  for (let n = 0; n < 3; n += 1) assert.equal((await calls.post(`${path}/keys`)).status, 201);
  const tooMany = await calls.post(`${path}/keys`);
  assert.equal(tooMany.status, 400);
  assert.match(tooMany.body.errors.Signature, /revoke a former one/);
});

test('another platform neither sees nor changes how a hook is told', async () => {
  const hook = await hooked();
  const calls = await ours(hook);
  const { body } = await calls.put(`/hooks/${hook.id}`, { Delivery: 'SIGNED_POST' });
  const others = oursOf(house, await newPlatform(house));
  for (const reply of [
    await others.get(`/hooks/${hook.id}`),
    await others.put(`/hooks/${hook.id}`, { Delivery: 'GET' }),
    await others.get(`/hooks/${hook.id}/keys`),
    await others.post(`/hooks/${hook.id}/keys`, {}),
    await others.delete(`/hooks/${hook.id}/keys/${body.Keys[0].Id}`),
  ]) {
    assert.equal(reply.status, 404);
    assert.equal(reply.body.Type, 'ressource_not_found');
  }
  assert.deepEqual((await calls.get(`/hooks/${hook.id}`)).body, { ...body, Secret: null });
});

test('the calls of the original say nothing of it and change nothing of it', async () => {
  const hook = await hooked();
  const { body: plain } = await hook.api.get(`/hooks/${hook.id}`);
  await (await ours(hook)).put(`/hooks/${hook.id}`, { Delivery: 'SIGNED_POST' });
  assert.deepEqual((await hook.api.get(`/hooks/${hook.id}`)).body, plain);
  assert.deepEqual((await hook.api.put(`/hooks/${hook.id}`, { ...plain, Tag: 'x' })).body, { ...plain, Tag: 'x' });
  assert.equal((await happen(hook)).method, 'POST');
});

test('keys whose time is over are taken out', async () => {
  const hook = await hooked();
  await (await ours(hook)).put(`/hooks/${hook.id}`, { Delivery: 'SIGNED_POST' });
  await (await ours(hook)).post(`/hooks/${hook.id}/keys`, { OverlapHours: 1 });
  house.clock.advance(HOUR);
  await house.app.runJobs();
  const { count } = await house.db.one<{ count: number }>({
    text: 'select count(*) as count from hook_keys where hook_id = $1',
    values: [hook.id],
  });
  assert.equal(count, 1);
});
