// The sandbox's own addresses: the inbox, the guard, the seed, the reset.
import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import sharp from 'sharp';
import { getClient } from '#clients/client-rows.ts';
import { toSeed } from '#sandbox/seed.ts';
import { connect, newPlatform, toJson } from '../kit/api.ts';
import { openHouse } from '../kit/house.ts';
import { oursOf } from '../kit/ours.ts';
import { enrollmentLink, newNumber, newOwner } from '../kit/people.ts';
import { enrol, enrolUntilCode, lastCode, newVisitor } from '../kit/visitor.ts';

const folder = await mkdtemp(join(tmpdir(), 'strongroom-seed-'));
after(() => rm(folder, { recursive: true }));
const logo = await sharp({ create: { width: 64, height: 64, channels: 3, background: '#7b1fa2' } })
  .png()
  .toBuffer();
const seedFile = join(folder, 'seed.json');
await writeFile(
  seedFile,
  JSON.stringify({
    clients: [
      {
        ClientId: 'shop',
        ApiKey: 'shop-key',
        Name: 'The Shop',
        Settings: { smsCountries: ['FR'] },
        PrimaryThemeColour: '#7B1FA2',
        Logo: logo.toString('base64'),
      },
    ],
    users: [
      {
        ClientId: 'shop',
        Id: 'user_m_seeded',
        PersonType: 'NATURAL',
        CreationDate: 1_700_000_000,
        FirstName: 'Ada',
        LastName: 'Byron',
        Email: 'ada@example.com',
        Sca: { Enrolled: true, Pin: '482913', PhoneNumber: '+33611111111', LastEnrollmentDate: 1_700_000_100 },
      },
    ],
    hooks: [
      {
        ClientId: 'shop',
        EventType: 'SCA_ENROLLMENT_SUCCEEDED',
        Url: 'http://127.0.0.1:9/hook',
        CreationDate: 1_700_000_000,
      },
      {
        ClientId: 'shop',
        EventType: 'SCA_SESSION_FAILED',
        Url: 'http://127.0.0.1:9/hook',
        Secret: `whsec_${'A'.repeat(43)}=`,
      },
    ],
  }),
);
const house = await openHouse({ seedFile });

test('a seed makes clients, users with credentials, and hooks', async () => {
  const api = await connect(house.url, 'shop', 'shop-key');
  const { body: user } = await api.get('/sca/users/user_m_seeded');
  assert.deepEqual([user.FirstName, user.CreationDate, user.UserStatus], ['Ada', 1_700_000_000, 'ACTIVE']);
  const { body: status } = await api.get('/sca/users/user_m_seeded/sca-status');
  assert.deepEqual([status.IsEnrolled, status.LastEnrollmentDate], [true, 1_700_000_100]);
  assert.equal((await api.get('/hooks')).body[0].EventType, 'SCA_ENROLLMENT_SUCCEEDED');
  const { body: hooks } = await api.get('/hooks');
  const { body: signed } = await oursOf(house, api).get(`/hooks/${hooks[1].Id}`);
  assert.deepEqual([signed.Delivery, signed.Signature], ['SIGNED_POST', 'HMAC']);
  assert.deepEqual((await getClient(house.db, 'shop')).settings, { smsCountries: ['FR'] });
  const { body: face } = await api.get('/clients');
  assert.equal(face.PrimaryThemeColour, '#7B1FA2');
  assert.equal((await fetch(face.Logo)).headers.get('content-type'), 'image/png');

  const visitor = newVisitor(house);
  await visitor.start(await enrollmentLink(api, 'user_m_seeded'));
  await visitor.step('email', { email: 'ada@example.com' });
  await visitor.step('send-code');
  assert.match((await visitor.step('proof', { pin: '482913', code: '702100' })).html, /controlStatus=VALIDATED/);
});

test('the demo client is there too', async () => {
  assert.equal((await (await connect(house.url, 'demo', 'demo-api-key')).get('/users')).status, 200);
});

test('mistakes in a seed name the entry and the field', () => {
  const cases: readonly (readonly [seed: unknown, message: RegExp])[] = [
    [{ clients: [{ ClientId: 'x', ApiKey: 'k', PrimaryThemeColour: 'red' }] }, /clients\[0\]: PrimaryThemeColour: /],
    [[], /JSON object/],
    [{ wallets: [] }, /"wallets" is not a section/],
    [
      { clients: [{ ClientId: 'x', apikey: 'k', ThemeColour: 'red' }] },
      /clients\[0\]: there is no field "ThemeColour"/,
    ],
    [{ clients: {} }, /"clients" must be a list/],
    [{ clients: [{ ClientId: 'a b', ApiKey: 'k' }] }, /clients\[0\]: ClientId: /],
    [{ users: [{ ClientId: 'a' }] }, /users\[0\]: PersonType: The PersonType field is required/],
    [
      { users: [{ ClientId: 'a', Id: 'u', PersonType: 'NATURAL', FirstName: 'A', LastName: 'B', Email: 'no' }] },
      /users\[0\]: Email: /,
    ],
    [
      { users: [{ ClientId: 'a', Id: 'u', PersonType: 'LEGAL', Name: 'A', LegalPersonType: 'SHOP', Email: 'a@b.co' }] },
      /users\[0\]: LegalPersonType: /,
    ],
    [{ hooks: [{ ClientId: 'a', EventType: 'NOTHING', Url: 'http://a.b' }] }, /hooks\[0\]: EventType: /],
  ];
  const withSettings = (Settings: unknown) => ({ clients: [{ ClientId: 'a', ApiKey: 'k', Settings }] });
  const settings: typeof cases = [
    [withSettings([]), /^Error: clients\[0\]: Settings: .*must be an object/],
    [withSettings({ smsCountry: ['FR'] }), /^Error: clients\[0\]: Settings: .*no setting "smsCountry"/],
    [withSettings({ smsCountries: ['XX'] }), /^Error: clients\[0\]: Settings: smsCountries must be a list of country/],
    [withSettings({ smsPerHour: 0 }), /^Error: clients\[0\]: Settings: smsPerHour must be a whole number/],
  ];
  for (const [seed, message] of [...cases, ...settings]) assert.throws(() => toSeed(seed), message);
});

test('the inbox shows codes as JSON and as a page, by recipient, and hides them when their session ends', async () => {
  const api = await newPlatform(house);
  const number = newNumber();
  const owner = await newOwner(api);
  const visitor = newVisitor(house);
  await enrolUntilCode(visitor, owner, { number });
  const list = async (recipient: string) =>
    await toJson(await fetch(`${house.url}/sandbox/messages?recipient=${recipient}`));
  const [message] = await list(encodeURIComponent(number));
  assert.match(message.Code, /^\d{6}$/);
  assert.match(message.Text, new RegExp(`@localhost #${message.Code}$`));
  assert.equal((await list(number)).length, 1, 'an unencoded + is understood');
  assert.deepEqual(await list(encodeURIComponent(newNumber())), []);
  assert.match(
    await (await fetch(`${house.url}/sandbox?recipient=${encodeURIComponent(number)}`)).text(),
    new RegExp(message.Code),
  );

  const stored = JSON.stringify(await house.db.many({ text: 'select * from messages', values: [] }));
  assert.ok(!stored.includes(message.Code) && !stored.includes(Buffer.from(message.Code).toString('hex')));

  await visitor.step('code', { code: message.Code });
  const [ended] = await list(encodeURIComponent(number));
  assert.equal(ended.Code, null);
  assert.ok(!ended.Text.includes(message.Code));
});

/** `fetch` does not let a caller choose the Host. */
function statusOf(headers: Record<string, string>, path = '/sandbox/messages'): Promise<number> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(house.url);
    request({ hostname, port, path, headers }, (response) => {
      response.resume();
      assert.equal(response.headers['access-control-allow-origin'], undefined);
      resolve(response.statusCode ?? 0);
    })
      .on('error', reject)
      .end();
  });
}

test('the inbox answers this machine and its own pages only', async () => {
  const host = new URL(house.url).host;
  assert.equal(await statusOf({ host }), 200);
  assert.equal(await statusOf({ host: '127.0.0.1' }), 200);
  assert.equal(await statusOf({ host, origin: house.url, 'sec-fetch-site': 'same-origin' }), 200);
  assert.equal(await statusOf({ host: 'evil.example' }), 403);
  assert.equal(await statusOf({ host: 'localhost.evil.example' }), 403);
  assert.equal(await statusOf({ host, origin: 'https://evil.example' }), 403);
  assert.equal(await statusOf({ host, origin: 'null' }), 403);
  assert.equal(await statusOf({ host, 'sec-fetch-site': 'cross-site' }), 403);
  assert.equal(
    await statusOf(
      { host, 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' },
      '/sandbox',
    ),
    200,
  );
  const reset = await fetch(`${house.url}/sandbox/reset`, {
    method: 'POST',
    headers: { origin: 'https://evil.example' },
  });
  assert.equal(reset.status, 403);
});

test('an "accept" address goes through without a link, an event or an enrolment', async () => {
  const api = await newPlatform(house);
  const owner = await newOwner(api, { Email: 'john.doe+accept@sample.org' });
  assert.equal(owner.link, undefined);
  assert.deepEqual((await api.post(`/sca/users/${owner.id}/enrollment`)).body, { PendingUserAction: null });
  assert.equal((await api.get(`/sca/users/${owner.id}`)).body.UserStatus, 'ACTIVE');
  assert.equal((await api.get(`/sca/users/${owner.id}/sca-status`)).body.IsEnrolled, false);
  assert.deepEqual((await api.get('/events')).body, []);
});

test('reset empties the sandbox and plants the seed again', async () => {
  const api = await newPlatform(house);
  const owner = await newOwner(api);
  await enrol(house, newVisitor(house), owner, { number: newNumber() });
  assert.equal((await fetch(`${house.url}/sandbox/reset`, { method: 'POST' })).status, 204);
  assert.equal((await api.get('/users')).status, 401);
  const shop = await connect(house.url, 'shop', 'shop-key');
  assert.deepEqual(
    (await shop.get('/users')).body.map((user: { Id: string }) => user.Id),
    ['user_m_seeded'],
  );
  await assert.rejects(lastCode(house, '+33611111111'));
});
