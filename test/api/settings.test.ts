// What a client decides, by the API: only with a key that was given the scope by name, all or nothing, and in the trail.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addKey } from '#clients/add-client.ts';
import { changeSetting } from '#clients/change-setting.ts';
import { openRecord, type SealedRecord } from '#trail/sealed-record.ts';
import { sql } from '#world/db.ts';
import { connect, newPlatform, type Api } from '../kit/api.ts';
import { openHouse } from '../kit/house.ts';
import { naturalBody, newOwner } from '../kit/people.ts';

const house = await openHouse();
const live = await openHouse({ mode: 'live', publicUrl: 'https://sca.example' });
const OURS = '../../strongroom/v1';

async function withScope(api: Api, url = house.url, host = house.app.host): Promise<Api> {
  const { apiKey } = await addKey(host, api.clientId, 'settings', {
    scopes: ['Standard', 'Settings:read', 'Settings:write'],
  });
  return await connect(url, api.clientId, apiKey);
}

const settingsOf = (api: Api) => `/${OURS}/${api.clientId}/settings`;

async function trailOf(clientId: string): Promise<string[]> {
  const rows = await house.db.many<SealedRecord>(sql`
    select client_id as client, user_id as "user", session_key as "sessionKey", happened_at as time, what, outcome,
      elements, sealed from trail where client_id = ${clientId} order by position`);
  return rows.map((row) => `${row.what} ${row.outcome}`);
}

test('settings are read and changed, and fall back to their defaults', async () => {
  const api = await withScope(await newPlatform(house));
  const before = await api.get(settingsOf(api));
  assert.equal(before.status, 200, JSON.stringify(before.body));
  assert.deepEqual(before.body.Settings, { firstEnrolment: 'any' });
  assert.deepEqual([before.body.Effective.pinLength, before.body.Effective.termsUrl], [6, null]);

  const change = { Name: ' The Shop ', Settings: { pinLength: 8, termsUrl: 'https://shop.example/terms' } };
  const { body } = await api.put(settingsOf(api), change);
  assert.deepEqual(
    [body.Name, body.Settings.pinLength, body.Effective.termsUrl],
    ['The Shop', 8, 'https://shop.example/terms'],
  );
  assert.equal((await api.get('/clients')).body.Name, 'The Shop');

  const back = await api.put(settingsOf(api), { Settings: { pinLength: null } });
  assert.deepEqual([back.body.Settings.pinLength, back.body.Effective.pinLength], [undefined, 6]);
});

test('what does not fit changes nothing, not even its neighbours', async () => {
  const api = await withScope(await newPlatform(house));
  for (const [settings, told] of [
    [{ termsUrl: 'https://shop.example/terms', pinLength: 99 }, /pinLength must be a whole number from 6 to 12/],
    [{ termsUrl: 'https://shop.example/terms', colour: 'red' }, /There is no setting "colour"/],
    [['pinLength'], /must be an object/],
    ['pinLength', /must be an object/],
  ] as const) {
    const { status, body } = await api.put(settingsOf(api), { Name: 'Other', Settings: settings });
    assert.equal(status, 400);
    assert.match(body.errors.Settings, told);
  }
  const { body } = await api.get(settingsOf(api));
  assert.deepEqual([body.Name, body.Settings], ['Blue Market', { firstEnrolment: 'any' }]);
});

test('what guards the platform and the operator from a stolen key is the operator’s to change', async () => {
  const api = await withScope(await newPlatform(house));
  await changeSetting(house.app.host, api.clientId, 'mtlsRequired', 'userNotPresent');
  for (const settings of [{ mtlsRequired: 'off' }, { mtlsRequired: null }, { smsPerHour: 1e9 }, { smsPerDay: 1e9 }]) {
    const { status, body } = await api.put(settingsOf(api), { Settings: settings });
    assert.equal(status, 400);
    assert.match(body.errors.Settings, /is the operator's to change/);
  }
  assert.equal((await api.get(settingsOf(api))).body.Effective.mtlsRequired, 'userNotPresent');
});

test('a trading name is one line of visible characters', async () => {
  const api = await withScope(await newPlatform(house));
  for (const Name of ['Shop\nPay 1 €', 'Shop\u202e.moc', 'Shop\u0007']) {
    const { status, body } = await api.put(settingsOf(api), { Name });
    assert.deepEqual([status, Object.keys(body.errors)], [400, ['Name']]);
  }
  assert.equal((await api.get(settingsOf(api))).body.Name, 'Blue Market');
});

test('an ordinary key neither reads nor changes them', async () => {
  const api = await newPlatform(house);
  const scoped = await withScope(api);
  for (const reply of [
    await api.get(settingsOf(api)),
    await api.put(settingsOf(api), { Settings: { firstEnrolment: 'any' } }),
    await api.post(`/${OURS}/${api.clientId}/return-urls`, { Url: 'https://evil.example/' }),
  ]) {
    assert.equal(reply.status, 403);
    assert.match(reply.body.errors.Scope, /Settings:(read|write)/);
  }
  assert.deepEqual((await scoped.get(settingsOf(api))).body.ReturnUrls, []);
});

test('return URLs are added, kept as the parser writes them, and taken away', async () => {
  const api = await withScope(await newPlatform(house));
  const path = `/${OURS}/${api.clientId}/return-urls`;
  assert.deepEqual((await api.post(path, { Url: 'https://Shop.example' })).body, { Url: 'https://shop.example/' });
  assert.deepEqual((await api.get(settingsOf(api))).body.ReturnUrls, ['https://shop.example/']);
  for (const Url of ['javascript:alert(1)', 'http://shop.example/', 'https://a@shop.example/']) {
    const { status, body } = await api.post(path, { Url });
    assert.equal(status, 400);
    assert.match(body.errors.Url, /cannot be a return URL/);
  }
  const taken = `${path}?${new URLSearchParams({ Url: 'https://shop.example' }).toString()}`;
  assert.equal((await api.delete(taken)).status, 204);
  assert.equal((await api.delete(taken)).status, 404);
  assert.deepEqual((await api.get(settingsOf(api))).body.ReturnUrls, []);
});

test('the trail says what was changed, by whom, and in which call', async () => {
  const api = await withScope(await newPlatform(house));
  const reply = await api.put(settingsOf(api), { Name: 'The Shop', Settings: { firstEnrolment: 'apiPhone' } });
  await api.post(`/${OURS}/${api.clientId}/return-urls`, { Url: 'https://shop.example/back' });
  await changeSetting(house.app.host, api.clientId, 'pinLength', 8);
  const { body } = await api.get('/../../strongroom/v1/x/settings');
  assert.equal(body.Type, 'ressource_not_found');
  const told = (await trailOf(api.clientId)).map((line) => line.replace(/key_\w+/, 'key'));
  assert.deepEqual(
    told.filter((line) => !line.startsWith('key ')),
    [
      'setting firstEnrolment: "apiPhone" changed by the API key key',
      'trading name: The Shop changed by the API key key',
      'return URL https://shop.example/back added by the API key key',
      'setting pinLength: 8 changed by the operator',
    ],
  );
  const row = await house.db.one<SealedRecord>(sql`
    select client_id as client, user_id as "user", session_key as "sessionKey", what, outcome, elements, sealed,
      to_char(happened_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as time
    from trail where client_id = ${api.clientId} and what like 'trading name%'`);
  const opened = openRecord(house.app.host.vault, row) ?? assert.fail('it opens');
  assert.equal(opened.record.request, reply.headers.get('x-request-id'));
});

test('consent scopes that are configured show as inactive, others as null', async () => {
  const api = await newPlatform(house);
  const owner = await newOwner(api);
  const scopes = async () => (await api.get(`/sca/users/${owner.id}/sca-status`)).body.ConsentScope;
  const none = {
    ContactInformationUpdate: null,
    RecipientRegistration: null,
    Transfer: null,
    ViewAccountInformation: null,
  };
  assert.deepEqual(await scopes(), none);
  await changeSetting(house.app.host, api.clientId, 'consentScopes', ['Transfer']);
  assert.deepEqual(await scopes(), { ...none, Transfer: 'INACTIVE' });
});

test('in live mode a payer becomes an owner in their absence only where the client was allowed to', async () => {
  const api = await newPlatform(live);
  const { body: payer } = await api.post('/sca/users/natural', naturalBody({ UserCategory: 'PAYER' }));
  const body = {
    UserCategory: 'OWNER',
    TermsAndConditionsAccepted: true,
    ScaContext: 'USER_NOT_PRESENT',
    Birthday: 1,
    Nationality: 'FR',
    CountryOfResidence: 'FR',
  };
  const path = `/sca/users/natural/${payer.Id}/category`;
  const refused = await api.put(path, body);
  assert.deepEqual([refused.status, refused.body.Type], [403, 'sca_proxy_missing']);
  assert.equal((await api.get(`/sca/users/${payer.Id}`)).body.UserCategory, 'PAYER');
  await changeSetting(live.app.host, api.clientId, 'categorizeUserNotPresent', 'allow');
  const { status, body: owner } = await api.put(path, body);
  assert.deepEqual([status, owner.UserCategory, owner.PendingUserAction], [200, 'OWNER', null]);
});

test('a setting that is not inside Settings is refused, not dropped', async () => {
  const api = await withScope(await newPlatform(house));
  const reply = await api.put(settingsOf(api), { pinLength: 8 });
  assert.deepEqual([reply.status, Object.keys(reply.body.errors)], [400, ['Settings']]);
});
