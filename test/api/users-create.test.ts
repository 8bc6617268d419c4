// Creating users over HTTP: SCA and legacy, natural and legal, and every documented refusal.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { changeSetting } from '#clients/change-setting.ts';
import { newPlatform, type Api } from '../kit/api.ts';
import { openHouse } from '../kit/house.ts';
import { naturalBody } from '../kit/people.ts';

const house = await openHouse();

const ada = {
  FirstName: 'Ada',
  LastName: 'Byron',
  Email: 'ada@example.com',
  UserCategory: 'OWNER',
  TermsAndConditionsAccepted: true,
  Birthday: -4_858_272_000,
  Nationality: 'GB',
  CountryOfResidence: 'FR',
  PhoneNumber: '0611111111',
  PhoneNumberCountry: 'FR',
};
const seat = { AddressLine1: '3 rue de la Cité', City: 'Paris', PostalCode: '75004', Country: 'FR' };
const charles = {
  FirstName: 'Charles',
  LastName: 'Babbage',
  Birthday: 1,
  Nationality: 'GB',
  CountryOfResidence: 'FR',
  Email: 'charles@example.com',
};
const engines = {
  Name: 'Engines',
  LegalPersonType: 'BUSINESS',
  Email: 'office@example.com',
  UserCategory: 'OWNER',
  TermsAndConditionsAccepted: true,
  CompanyNumber: '123456789',
  LegalRepresentative: charles,
  HeadquartersAddress: seat,
};
const link = /^https?:\/\/.+\/\?token=sca_[0-9a-f]{32,}$/;

test('an OWNER waits for the person, with a link and one event', async () => {
  const api = await newPlatform(house);
  for (const [path, body] of [
    ['/sca/users/natural', ada],
    ['/sca/users/legal', engines],
    ['/sca/users/legal', { ...engines, LegalPersonType: 'SOLETRADER', CompanyNumber: null }],
    ['/sca/users/legal', { ...engines, LegalPersonType: 'PARTNERSHIP', CompanyNumber: '' }],
    ['/sca/users/legal', { ...engines, LegalPersonType: 'ORGANIZATION' }],
  ] as const) {
    const { status, body: user } = await api.post(path, body);
    assert.equal(status, 200);
    assert.match(user.PendingUserAction.RedirectUrl, link);
    assert.match(user.Id, /^user_m_[0-9A-Z]{26}$/);
    assert.deepEqual([user.UserStatus, user.UserCategory, user.KYCLevel], ['PENDING_USER_ACTION', 'OWNER', 'LIGHT']);
    assert.equal(user.TermsAndConditionsAcceptedDate, user.CreationDate);
    assert.deepEqual(await eventsOf(api, user.Id), ['USER_ACCOUNT_VALIDATION_ASKED']);
  }
});

test('a natural OWNER comes back as it was sent, without ScaContext', async () => {
  const api = await newPlatform(house);
  const { body: user } = await api.post('/sca/users/natural', { ...ada, ScaContext: 'USER_PRESENT' });
  for (const [name, value] of Object.entries(ada)) assert.equal(user[name], value, name);
  assert.equal('ScaContext' in user, false);
  assert.equal(user.Capacity, 'NORMAL');
});

test('a PAYER is ready at once: no link, no event, none of the data of an OWNER', async () => {
  const api = await newPlatform(house);
  const sent = { ...ada, UserCategory: 'PAYER', TermsAndConditionsAccepted: false, Occupation: 'poet', IncomeRange: 3 };
  const { status, body: user } = await api.post('/sca/users/natural', sent);
  assert.equal(status, 200);
  assert.equal(user.PendingUserAction, null);
  assert.equal(user.UserStatus, 'ACTIVE');
  for (const name of ['Birthday', 'Nationality', 'CountryOfResidence', 'Occupation', 'IncomeRange']) {
    assert.equal(user[name], null, name);
  }
  assert.deepEqual(await eventsOf(api, user.Id), []);

  const { body: firm } = await api.post('/sca/users/legal', { ...engines, UserCategory: 'PAYER' });
  const { Email, Birthday, FirstName } = firm.LegalRepresentative;
  assert.deepEqual([Email, Birthday, FirstName, firm.CompanyNumber], [null, null, 'Charles', null]);
  assert.deepEqual(new Set(Object.values(firm.HeadquartersAddress)), new Set([null]));
});

test('an OWNER who is not present is ACTIVE without a link and without an event', async () => {
  const api = await newPlatform(house);
  const { status, body: user } = await api.post('/sca/users/natural', { ...ada, ScaContext: 'USER_NOT_PRESENT' });
  assert.equal(status, 200);
  assert.deepEqual([user.UserStatus, user.UserCategory, user.PendingUserAction], ['ACTIVE', 'OWNER', null]);
  assert.deepEqual(await eventsOf(api, user.Id), []);
});

test('an accepting test address goes through without SCA', async () => {
  const api = await newPlatform(house);
  const { body: user } = await api.post('/sca/users/natural', { ...ada, Email: 'ada+accept@example.com' });
  assert.deepEqual([user.UserStatus, user.PendingUserAction], ['ACTIVE', null]);
  assert.deepEqual(await eventsOf(api, user.Id), []);
  // The entity's own address is not the one that SCA uses.
  const { body: firm } = await api.post('/sca/users/legal', { ...engines, Email: 'accept@example.com' });
  assert.equal(firm.UserStatus, 'PENDING_USER_ACTION');
});

test('values that SDKs send in other types are read as what they mean', async () => {
  const api = await newPlatform(house);
  const { body: user } = await api.post('/sca/users/natural', {
    ...ada,
    TermsAndConditionsAccepted: 1,
    IncomeRange: '3',
    LASTNAME: 'King',
    KYCLevel: 'REGULAR',
    Unknown: {},
  });
  assert.deepEqual([user.TermsAndConditionsAccepted, user.IncomeRange, user.LastName], [true, 3, 'King']);
  assert.equal(user.KYCLevel, 'LIGHT');
  const { body: firm } = await api.post('/sca/users/legal', { ...engines, CompanyNumber: 123_456_789 });
  assert.equal(firm.CompanyNumber, '123456789');
});

test('what an OWNER lacks is named, and nothing is stored', async () => {
  const api = await newPlatform(house);
  const { FirstName, LastName } = charles;
  const refusals = [
    ['/sca/users/natural', { ...ada, Birthday: null }, { Birthday: 'The Birthday field is required.' }],
    ['/sca/users/natural', { ...ada, FirstName: '' }, { FirstName: 'The FirstName field is required.' }],
    [
      '/sca/users/legal',
      { ...engines, LegalRepresentative: { ...charles, Email: '' } },
      { 'LegalRepresentative.Email': "'Email' must not be empty." },
    ],
    [
      '/sca/users/legal',
      {
        ...engines,
        LegalPersonType: 'SOLETRADER',
        LegalRepresentative: { FirstName, LastName },
        HeadquartersAddress: {},
      },
      {
        'LegalRepresentative.Birthday': 'The Birthday field is required.',
        'LegalRepresentative.Nationality': 'The Nationality field is required.',
        'LegalRepresentative.CountryOfResidence': 'The CountryOfResidence field is required.',
        'LegalRepresentative.Email': "'Email' must not be empty.",
        HeadquartersAddress: 'The HeadquartersAddress field is required.',
      },
    ],
    [
      '/sca/users/legal',
      { ...engines, LegalRepresentative: { FirstName } },
      { 'LegalRepresentative.LastName': 'The LastName field is required.' },
    ],
    ['/sca/users/legal', { ...engines, CompanyNumber: '' }, { CompanyNumber: 'The CompanyNumber field is required.' }],
    [
      '/sca/users/natural',
      { ...ada, Address: { ...seat, Country: 'US' } },
      { 'Address.Region': 'The Region field is required.' },
    ],
    [
      '/sca/users/natural',
      { ...ada, PhoneNumber: '06' },
      { PhoneNumber: 'The field PhoneNumber is not a valid phone number.' },
    ],
  ] as const;
  for (const [path, sent, errors] of refusals) {
    const { status, body } = await api.post(path, sent);
    assert.deepEqual([status, body.Type, body.errors], [400, 'param_error', errors]);
    assert.match(body.Message, /^One or several required parameters are missing or incorrect\./);
  }
  assert.deepEqual((await api.get('/users')).body, []);
});

test('a bad e-mail address is answered with the documented pattern', async () => {
  const api = await newPlatform(house);
  const { body } = await api.post('/sca/users/natural', { ...ada, Email: 'ada' });
  assert.match(body.errors.Email, /^The field Email must match the regular expression '\(\[a-zA-Z0-9!.+\)\?'\.$/);
  const representative = { ...engines, LegalRepresentative: { ...charles, Email: 'charles' } };
  const { body: legal } = await api.post('/sca/users/legal', representative);
  assert.match(legal.errors['LegalRepresentative.Email'], /^The field Email must match the regular expression '/);
});

test('an OWNER must have accepted the terms', async () => {
  const api = await newPlatform(house);
  for (const [path, body] of [
    ['/sca/users/natural', ada],
    ['/sca/users/legal', engines],
  ] as const) {
    const refused = await api.post(path, { ...body, TermsAndConditionsAccepted: false });
    assert.equal(refused.status, 403);
    assert.equal(refused.body.Type, 'user_hasnt_accepted_terms_and_conditions');
    assert.equal(
      refused.body.Message,
      'User must accept the terms and conditions before account creation or modification.',
    );
    assert.equal(refused.body.errors, null);
  }
  assert.deepEqual((await api.get('/users')).body, []);
});

test('a legacy user is an ACTIVE OWNER without SCA, terms or events', async () => {
  const api = await newPlatform(house);
  const sent = { FirstName: 'Ada', LastName: 'Byron', Email: 'ada@example.com', Birthday: 1, Address: seat };
  const { status, body: user } = await api.post('/users/natural', sent);
  assert.equal(status, 200);
  assert.deepEqual([user.UserStatus, user.UserCategory, user.TermsAndConditionsAccepted], ['ACTIVE', 'OWNER', false]);
  assert.equal('PendingUserAction' in user, false);
  assert.deepEqual(user.Address, { ...seat, AddressLine2: null, Region: null });
  assert.deepEqual(await eventsOf(api, user.Id), []);
});

test('a legacy legal user is flat, and may lack an address for SCA', async () => {
  const api = await newPlatform(house);
  const sent = {
    Name: 'Engines',
    LegalPersonType: 'BUSINESS',
    Email: 'office@example.com',
    LegalRepresentativeFirstName: 'Charles',
    LegalRepresentativeBirthday: 1,
  };
  const { status, body: firm } = await api.post('/users/legal', sent);
  assert.equal(status, 200);
  for (const [name, value] of Object.entries(sent)) assert.equal(firm[name], value, name);
  assert.deepEqual([firm.UserCategory, firm.UserStatus, firm.LegalRepresentativeEmail], ['OWNER', 'ACTIVE', null]);
  assert.equal('LegalRepresentative' in firm, false);

  const { status: refused, body } = await api.post('/users/legal', {});
  assert.equal(refused, 400);
  assert.deepEqual(Object.keys(body.errors), ['Name', 'LegalPersonType', 'Email']);
});

/** What the platform was told about the user, in order. */
async function eventsOf(api: Api, userId: string): Promise<string[]> {
  const { body } = await api.get('/events?per_page=100');
  return body
    .filter((event: { ResourceId: string }) => event.ResourceId === userId)
    .map((event: { EventType: string }) => event.EventType);
}

test('a country that the operator blocked is refused by its field, in new data only', async () => {
  const own = await newPlatform(house);
  const before = (await own.post('/sca/users/natural', naturalBody({ Nationality: 'KP' }))).body;
  await changeSetting(house.app.host, own.clientId, 'blockedCountries', ['KP']);
  const blocked = await own.post('/sca/users/natural', naturalBody({ CountryOfResidence: 'KP' }));
  assert.equal(blocked.status, 400);
  assert.deepEqual(blocked.body.errors, { CountryOfResidence: 'The CountryOfResidence used is blocked' });
  const legacy = await own.post('/users/natural', naturalBody({ Nationality: 'KP' }));
  assert.deepEqual(legacy.body.errors, { Nationality: 'The Nationality used is blocked' });
  const path = `/sca/users/natural/${before.Id}`;
  assert.equal((await own.put(path, { Tag: 'still fine', TermsAndConditionsAccepted: true })).status, 200);
  assert.equal((await own.put(path, { CountryOfResidence: 'KP', TermsAndConditionsAccepted: true })).status, 400);
  assert.equal((await own.get('/users')).body.length, 1);
});

test('an enrolment call for a PLATFORM user is forbidden, and nothing is stored', async () => {
  const own = await newPlatform(house);
  const { body: user } = await own.post('/users/natural', naturalBody());
  await house.db.run({ text: `update users set category = 'PLATFORM' where id = $1`, values: [user.Id] });
  const { status, body } = await own.post(`/sca/users/${user.Id}/enrollment`);
  assert.deepEqual([status, body.Type], [403, 'forbidden_ressource']);
  assert.equal((await own.get(`/sca/users/${user.Id}/sca-status`)).status, 404);
});
