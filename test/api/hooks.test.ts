// Hooks over HTTP: each call works, refuses what is wrong, and is guarded against other platforms.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { emit } from '#webhooks/emit.ts';
import { sql } from '#world/db.ts';
import { connect, newPlatform } from '../kit/api.ts';
import { openHouse } from '../kit/house.ts';
import { oursOf } from '../kit/ours.ts';

const house = await openHouse();
const PARAM_MESSAGE = /^One or several required parameters are missing or incorrect\./;

test('a hook is created with the documented fields, in their order', async () => {
  const api = await newPlatform(house);
  const created = await api.post('/hooks', {
    EventType: 'SCA_ENROLLMENT_SUCCEEDED',
    Url: 'http://test123.com?_t=1',
    Tag: 'first',
    Email: 'ops@example.com',
  });
  assert.equal(created.status, 200);
  assert.match(created.body.Id, /^hook_m_[0-9A-Z]{26}$/);
  assert.deepEqual(Object.entries(created.body), [
    ['Url', 'http://test123.com?_t=1'],
    ['Status', 'ENABLED'],
    ['Validity', 'VALID'],
    ['EventType', 'SCA_ENROLLMENT_SUCCEEDED'],
    ['Id', created.body.Id],
    ['Tag', 'first'],
    ['CreationDate', Math.floor(house.clock.now().getTime() / 1000)],
    ['Email', 'ops@example.com'],
  ]);
  assert.deepEqual((await api.get(`/hooks/${created.body.Id}`)).body, created.body);
});

test('what was not given is null', async () => {
  const api = await newPlatform(house);
  const { body } = await api.post('/hooks', { EventType: 'USER_KYC_REGULAR', Url: 'https://example.com' });
  assert.deepEqual([body.Tag, body.Email], [null, null]);
});

const refused: readonly (readonly [why: string, body: Record<string, unknown>, field: string, says: RegExp])[] = [
  ['no EventType', { EventType: undefined }, 'EventType', /required/],
  ['an unknown EventType', { EventType: 'USER_SNEEZED' }, 'EventType', /USER_SNEEZED is not valid/],
  ['no Url', { Url: undefined }, 'Url', /required/],
  ['a Url that is none', { Url: 'example.com/hooks' }, 'Url', /absolute http or https/],
  ['another scheme', { Url: 'ftp://example.com' }, 'Url', /absolute http or https/],
  ['credentials in the Url', { Url: 'https://me:secret@example.com' }, 'Url', /credentials/],
  ['a Url of 256 characters', { Url: `https://example.com/${'a'.repeat(236)}` }, 'Url', /255/],
  ['a Tag of 256 characters', { Tag: 'a'.repeat(256) }, 'Tag', /255/],
  ['an Email that is none', { Email: 'nobody' }, 'Email', /regular expression/],
];

for (const [why, change, field, says] of refused) {
  test(`POST /hooks refuses ${why} and stores nothing`, async () => {
    const api = await newPlatform(house);
    const good = { EventType: 'USER_KYC_LIGHT', Url: 'https://example.com' };
    const { status, body } = await api.post('/hooks', { ...good, ...change });
    assert.equal(status, 400);
    assert.equal(body.Type, 'param_error');
    assert.match(body.Message, PARAM_MESSAGE);
    assert.deepEqual(Object.keys(body.errors), [field]);
    assert.match(body.errors[field], says);
    assert.deepEqual((await api.get('/hooks')).body, []);
  });
}

test('a second hook for an event type is refused, for another platform it is not', async () => {
  const [api, other] = [await newPlatform(house), await newPlatform(house)];
  const hook = { EventType: 'USER_KYC_LIGHT', Url: 'https://example.com' };
  assert.equal((await api.post('/hooks', hook)).status, 200);
  const again = await api.post('/hooks', hook);
  assert.equal(again.status, 400);
  assert.deepEqual(again.body.errors, { EventType: 'A hook has already been registered for this EventType' });
  assert.equal((await other.post('/hooks', hook)).status, 200);
});

test('an update changes what it names, ignores what is read-only, and keeps the rest', async () => {
  const api = await newPlatform(house);
  const { body: hook } = await api.post('/hooks', {
    EventType: 'KYC_CREATED',
    Url: 'https://example.com',
    Tag: 'kept',
  });
  const updated = await api.put(`/hooks/${hook.Id}`, {
    Url: 'http://test123.com?_t=2',
    Status: 'DISABLED',
    Email: 'ops@example.com',
    Tag: null,
    Id: 'hook_m_other',
    EventType: 'KYC_FAILED',
    CreationDate: 1,
    Validity: 'INVALID',
  });
  assert.equal(updated.status, 200);
  const expected = { ...hook, Url: 'http://test123.com?_t=2', Status: 'DISABLED', Email: 'ops@example.com' };
  assert.deepEqual(updated.body, expected);
  assert.deepEqual((await api.get(`/hooks/${hook.Id}`)).body, expected);
});

test('an update refuses a wrong Url or Status and changes nothing', async () => {
  const api = await newPlatform(house);
  const { body: hook } = await api.post('/hooks', { EventType: 'KYC_CREATED', Url: 'https://example.com' });
  for (const change of [{ Url: 'nowhere' }, { Status: 'ASLEEP' }]) {
    const { status, body } = await api.put(`/hooks/${hook.Id}`, change);
    assert.equal(status, 400);
    assert.deepEqual(Object.keys(body.errors), Object.keys(change));
  }
  assert.deepEqual((await api.get(`/hooks/${hook.Id}`)).body, hook);
});

test('hooks are listed in pages, oldest or newest first, with the counts in the headers', async () => {
  const api = await newPlatform(house);
  const types = ['KYC_CREATED', 'KYC_FAILED', 'KYC_OUTDATED'];
  for (const EventType of types) {
    await api.post('/hooks', { EventType, Url: 'https://example.com' });
    house.clock.advance(1000);
  }
  const listed = async (query: string) => {
    const { body, headers } = await api.get(`/hooks${query}`);
    const found = body.map((hook: { EventType: string }) => hook.EventType);
    return [found, headers.get('x-number-of-pages'), headers.get('x-number-of-items')];
  };
  assert.deepEqual(await listed(''), [types, '1', '3']);
  assert.deepEqual(await listed('?page=2&per_page=2'), [types.slice(2), '2', '3']);
  assert.deepEqual(await listed('?Page=1&Per_Page=50&sort=CreationDate:DESC'), [types.toReversed(), '1', '3']);
});

test('another platform neither sees, changes nor lists a hook', async () => {
  const [api, other] = [await newPlatform(house), await newPlatform(house)];
  const { body: hook } = await api.post('/hooks', { EventType: 'KYC_CREATED', Url: 'https://example.com' });
  for (const id of [hook.Id, 'hook_m_unknown']) {
    for (const { status, body } of [
      await other.get(`/hooks/${id}`),
      await other.put(`/hooks/${id}`, { Tag: 'mine' }),
    ]) {
      assert.equal(status, 404);
      assert.equal(body.Type, 'ressource_not_found');
      assert.match(body.errors.RessourceNotFound, new RegExp(id));
    }
  }
  assert.deepEqual((await other.get('/hooks')).body, []);
  assert.deepEqual((await api.get(`/hooks/${hook.Id}`)).body, hook);
});

test('nothing is answered without a token', async () => {
  const { clientId } = await newPlatform(house);
  for (const [method, path] of [
    ['GET', 'hooks'],
    ['POST', 'hooks'],
    ['GET', 'hooks/x'],
    ['PUT', 'hooks/x'],
    ['GET', 'events'],
  ]) {
    const { status } = await fetch(`${house.url}/v2.01/${clientId}/${path}`, { method: method ?? 'GET' });
    assert.equal(status, 401, `${method} ${path}`);
  }
});

const live = {
  mode: 'live',
  publicUrl: 'https://sca.example.com',
  messages: { url: 'https://sms.example.com', secret: `whsec_${Buffer.alloc(24).toString('base64')}` },
} as const;

test('live mode takes https only, and public addresses only', async () => {
  const there = await openHouse(live);
  const { clientId, apiKey } = await newPlatform(there);
  const api = await connect(there.url, clientId, apiKey);
  const plain = await api.post('/hooks', { EventType: 'KYC_CREATED', Url: 'http://example.com' });
  assert.equal(plain.status, 400);
  assert.deepEqual(plain.body.errors, { Url: 'The Url must use https.' });
  for (const host of [
    '127.0.0.1',
    '10.0.0.1',
    '0x7f.1',
    '2130706433',
    'localhost',
    '169.254.169.254',
    '[::1]',
    '0',
    '[::ffff:10.0.0.1]',
  ]) {
    const { status, body } = await api.post('/hooks', { EventType: 'KYC_CREATED', Url: `https://${host}/hooks` });
    assert.equal(status, 400, host);
    assert.match(body.errors.Url, /^The Url must lead to a public address, and this one is not \([a-z ]+\)\./);
  }
  assert.deepEqual((await api.get('/hooks')).body, []);
  const { status, body: hook } = await api.post('/hooks', { EventType: 'KYC_CREATED', Url: 'https://example.com' });
  assert.equal(status, 200);
  assert.equal((await api.put(`/hooks/${hook.Id}`, { Url: 'https://10.0.0.1/' })).status, 400);
  assert.deepEqual((await api.get(`/hooks/${hook.Id}`)).body, hook);
});

test('the operator allows networks of their own; a sandbox calls this machine, but no metadata service', async () => {
  const own = await openHouse({ ...live, hookNetworks: ['10.1.0.0/16'] });
  const { clientId, apiKey } = await newPlatform(own);
  const api = await connect(own.url, clientId, apiKey);
  assert.equal((await api.post('/hooks', { EventType: 'KYC_CREATED', Url: 'https://10.1.2.3/' })).status, 200);
  assert.equal((await api.post('/hooks', { EventType: 'KYC_FAILED', Url: 'https://10.2.2.3/' })).status, 400);

  const mine = await newPlatform(house);
  assert.equal((await mine.post('/hooks', { EventType: 'KYC_CREATED', Url: 'http://localhost:4000' })).status, 200);
  const metadata = await mine.post('/hooks', { EventType: 'KYC_FAILED', Url: 'http://169.254.169.254/' });
  assert.match(metadata.body.errors.Url, /link local/);
});

test('a name that turns out to lead inside is a failed attempt with a line in the log', async () => {
  const names = await openHouse({ resolve: async () => [{ address: '169.254.169.254', family: 4 }] });
  const api = await newPlatform(names);
  const { body: hook } = await api.post('/hooks', {
    EventType: 'KYC_CREATED',
    Url: 'https://metadata.example/x?key=1',
  });
  await emit({ ...names.app.host, clientId: api.clientId }, { type: 'KYC_CREATED', resourceId: 'r' });
  await names.app.runJobs();
  const { body } = await oursOf(names, api).get('/events');
  assert.deepEqual(
    body[0].Deliveries.map((delivery: { LastOutcome: string }) => delivery.LastOutcome),
    ['address refused'],
  );
  const line = names.logged.find((each) => each.includes('STRONGROOM_HOOK_NETWORKS')) ?? '';
  assert.ok(line.includes(hook.Id) && line.includes('169.254.169.254 (link local)'), line);
  assert.ok(line.includes('https://metadata.example') && !line.includes('key=1'));
});

test('the trail says where hooks lead, who changed that, and no secret of their addresses', async () => {
  const api = await newPlatform(house);
  const { body: hook } = await api.post('/hooks', {
    EventType: 'SCA_ENROLLMENT_SUCCEEDED',
    Url: 'http://localhost:4000/hooks?secret=swordfish',
  });
  await api.put(`/hooks/${hook.Id}`, { Url: 'http://localhost:4001/other', Status: 'DISABLED' });
  await api.put(`/../../strongroom/v1/${api.clientId}/hooks/${hook.Id}`, { Delivery: 'SIGNED_POST' });
  const rows = await house.db.many<{ told: string }>(
    sql`select what || ' ' || outcome as told from trail where client_id = ${api.clientId} order by position`,
  );
  const told = rows.map((row) => row.told.replaceAll(/(hook_m|key|hkey|whk)_\w+/g, '$1'));
  const by = 'by the API key key';
  const [first, second, ...rest] = told;
  assert.equal(first, `hook hook_m: SCA_ENROLLMENT_SUCCEEDED by GET to http://localhost:4000 added ${by}`);
  assert.equal(second, `hook hook_m: SCA_ENROLLMENT_SUCCEEDED by GET to http://localhost:4001, disabled changed ${by}`);
  assert.equal(rest.length, 2, 'the form, and the key that it needs');
  assert.ok(
    rest.every((line) => /by SIGNED_POST to /.test(line) && line.endsWith(by)),
    rest.join('\n'),
  );
});
