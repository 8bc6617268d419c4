// Updating and categorizing users over HTTP: merges, what triggers SCA, and two calls at once.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newPlatform, type Api } from '../kit/api.ts';
import { openHouse } from '../kit/house.ts';

const house = await openHouse();

const ada = {
  FirstName: 'Ada',
  LastName: 'Byron',
  Email: 'ada@example.com',
  UserCategory: 'OWNER',
  TermsAndConditionsAccepted: true,
  Birthday: 1,
  Nationality: 'GB',
  CountryOfResidence: 'FR',
  PhoneNumber: '+33611111111',
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
  LegalPersonType: 'SOLETRADER',
  Email: 'office@example.com',
  UserCategory: 'OWNER',
  TermsAndConditionsAccepted: true,
  LegalRepresentative: charles,
  HeadquartersAddress: seat,
};
const absent = { ScaContext: 'USER_NOT_PRESENT' };
const ownerData = { Birthday: 1, Nationality: 'FR', CountryOfResidence: 'FR' };
const toOwner = { UserCategory: 'OWNER', TermsAndConditionsAccepted: true };

test('an update keeps what it does not name, also inside of addresses and the representative', async () => {
  const api = await newPlatform(house);
  const { body: user } = await api.post('/sca/users/natural', { ...ada, Address: seat, Tag: 'mine' });
  const sent = { LastName: 'King', PhoneNumber: '', Tag: null, Address: { City: 'Lyon', PostalCode: '' } };
  const { status, body: after } = await api.put(`/sca/users/natural/${user.Id}`, sent);
  assert.equal(status, 200);
  const Address = { ...user.Address, City: 'Lyon' };
  assert.deepEqual(after, { ...user, LastName: 'King', Address, PendingUserAction: null });

  const { body: firm } = await api.post('/sca/users/legal', engines);
  const change = { LegalRepresentative: { LastName: 'King' }, Name: 'Looms' };
  const { body: changed } = await api.put(`/sca/users/legal/${firm.Id}`, change);
  const LegalRepresentative = { ...firm.LegalRepresentative, LastName: 'King' };
  assert.deepEqual(changed, { ...firm, Name: 'Looms', LegalRepresentative, PendingUserAction: null });
});

test('a whole object that was read may be sent back, and changes nothing', async () => {
  const api = await newPlatform(house);
  const { body: user } = await api.post('/sca/users/natural', ada);
  const again = { ...user, Id: 'x', KYCLevel: 'REGULAR', UserStatus: 'CLOSED', UserCategory: 'PAYER', CreationDate: 1 };
  const { body: after } = await api.put(`/sca/users/natural/${user.Id}`, again);
  assert.deepEqual(after, { ...user, PendingUserAction: null });
});

test("a real change of an OWNER's contact asks the person again, each time with a new link", async () => {
  const api = await newPlatform(house);
  const links = new Set<string>();
  const { body: user } = await api.post('/sca/users/natural', { ...ada, ...absent });
  const natural = [{ Email: 'new@example.com' }, { PhoneNumber: '+33622222222' }, { PhoneNumberCountry: 'BE' }];
  for (const change of natural) {
    const { body: after } = await api.put(`/sca/users/natural/${user.Id}`, change);
    assert.equal(after.UserStatus, 'PENDING_USER_ACTION');
    links.add(after.PendingUserAction.RedirectUrl);
    const { body: same } = await api.put(`/sca/users/natural/${user.Id}`, change);
    assert.equal(same.PendingUserAction, null);
    assert.equal(same.UserStatus, 'PENDING_USER_ACTION');
  }
  assert.equal(links.size, natural.length);
  assert.deepEqual(
    await eventsOf(api, user.Id),
    natural.map(() => 'USER_ACCOUNT_VALIDATION_ASKED'),
  );
});

test("a legal OWNER is asked again for its representative's contact, not for its own address", async () => {
  const api = await newPlatform(house);
  const { body: firm } = await api.post('/sca/users/legal', { ...engines, ...absent });
  const put = async (body: object) => (await api.put(`/sca/users/legal/${firm.Id}`, body)).body;
  assert.equal((await put({ Email: 'new@example.com' })).UserStatus, 'ACTIVE');
  for (const LegalRepresentative of [{ Email: 'new@example.com' }, { PhoneNumber: '+33622222222' }]) {
    assert.notEqual((await put({ LegalRepresentative })).PendingUserAction, null);
  }
});

test("a PAYER's contact changes without SCA", async () => {
  const api = await newPlatform(house);
  const { body: user } = await api.post('/sca/users/natural', { ...ada, UserCategory: 'PAYER' });
  const { body: after } = await api.put(`/sca/users/natural/${user.Id}`, { Email: 'new@example.com', ...ownerData });
  assert.deepEqual([after.Email, after.UserStatus, after.PendingUserAction], ['new@example.com', 'ACTIVE', null]);
  assert.deepEqual([after.Birthday, after.Nationality], [null, null]);
});

test('a contact cannot change while the person is away: 403, and nothing is stored', async () => {
  const api = await newPlatform(house);
  const { body: user } = await api.post('/sca/users/natural', { ...ada, ...absent });
  const sent = { Email: 'new@example.com', LastName: 'King', ...absent };
  const { status, body } = await api.put(`/sca/users/natural/${user.Id}`, sent);
  assert.deepEqual([status, body.Type, body.errors], [403, 'sca_proxy_missing', null]);
  assert.deepEqual((await api.get(`/sca/users/${user.Id}`)).body, user);
  assert.deepEqual(await eventsOf(api, user.Id), []);
  const { body: renamed } = await api.put(`/sca/users/natural/${user.Id}`, { LastName: 'King', ...absent });
  assert.equal(renamed.LastName, 'King');
});

test('a change to an accepting test address lets a waiting person through', async () => {
  const api = await newPlatform(house);
  const { body: user } = await api.post('/sca/users/natural', ada);
  const { body: after } = await api.put(`/sca/users/natural/${user.Id}`, { Email: 'accept@example.com' });
  assert.deepEqual([after.UserStatus, after.PendingUserAction], ['ACTIVE', null]);
  assert.deepEqual(await eventsOf(api, user.Id), ['USER_ACCOUNT_VALIDATION_ASKED']);
});

test('an OWNER cannot take the terms back, nor be changed while they are missing', async () => {
  const api = await newPlatform(house);
  const { body: user } = await api.post('/sca/users/natural', ada);
  const { body: legacy } = await api.post('/users/natural', { ...ada, TermsAndConditionsAccepted: false });
  for (const [id, body] of [
    [user.Id, { TermsAndConditionsAccepted: false }],
    [legacy.Id, { LastName: 'King' }],
  ]) {
    const refused = await api.put(`/sca/users/natural/${id}`, body);
    assert.deepEqual([refused.status, refused.body.Type], [403, 'user_hasnt_accepted_terms_and_conditions']);
  }
  const { body: accepted } = await api.put(`/sca/users/natural/${legacy.Id}`, { TermsAndConditionsAccepted: true });
  assert.equal(typeof accepted.TermsAndConditionsAcceptedDate, 'number');
});

test('a legal OWNER without an address for SCA is refused until it has one', async () => {
  const api = await newPlatform(house);
  const { body: firm } = await api.post('/users/legal', { Name: 'E', LegalPersonType: 'BUSINESS', Email: 'e@b.com' });
  const path = `/sca/users/legal/${firm.Id}`;
  const refused = await api.put(path, { Name: 'F', TermsAndConditionsAccepted: true });
  assert.deepEqual(refused.body.errors, { 'LegalRepresentative.Email': "'Email' must not be empty." });
  const sent = { LegalRepresentative: { Email: 'c@b.com' }, TermsAndConditionsAccepted: true };
  const { body: after } = await api.put(path, sent);
  assert.equal(after.UserStatus, 'PENDING_USER_ACTION');
});

test('what an update breaks is named, and nothing is stored', async () => {
  const api = await newPlatform(house);
  const { body: user } = await api.post('/sca/users/natural', { ...ada, Address: seat });
  for (const [sent, field] of [
    [{ PhoneNumber: '12' }, 'PhoneNumber'],
    [{ PhoneNumberCountry: 'ZZ' }, 'PhoneNumberCountry'],
    [{ Address: { Country: 'US' } }, 'Address.Region'],
    [{ Email: 'ada' }, 'Email'],
    [{ ScaContext: 'PERHAPS' }, 'ScaContext'],
  ] as const) {
    const { status, body } = await api.put(`/sca/users/natural/${user.Id}`, sent);
    assert.deepEqual([status, Object.keys(body.errors)], [400, [field]]);
  }
  assert.deepEqual((await api.get(`/sca/users/${user.Id}`)).body, { ...user, PendingUserAction: null });
});

test('a legacy update never triggers SCA, and can make a PAYER an OWNER but not the reverse', async () => {
  const api = await newPlatform(house);
  const { body: payer } = await api.post('/users/natural', { ...ada, UserCategory: 'PAYER' });
  assert.equal(payer.Birthday, null);
  const put = async (body: object) => (await api.put(`/users/natural/${payer.Id}`, body)).body;
  const owner = await put({ UserCategory: 'OWNER', ...ownerData });
  assert.deepEqual([owner.UserCategory, owner.UserStatus, owner.Birthday], ['OWNER', 'ACTIVE', 1]);
  const moved = await put({ Email: 'new@example.com', UserCategory: 'PAYER' });
  assert.deepEqual([moved.Email, moved.UserCategory, moved.UserStatus], ['new@example.com', 'OWNER', 'ACTIVE']);
  assert.equal('PendingUserAction' in moved, false);
  assert.deepEqual(await eventsOf(api, payer.Id), ['USER_CATEGORY_UPDATED_TO_OWNER']);
});

test('a legacy update of a legal user merges its flat fields', async () => {
  const api = await newPlatform(house);
  const { body: firm } = await api.post('/sca/users/legal', { ...engines, ...absent });
  const sent = { LegalRepresentativeLastName: 'King', LegalRepresentativeEmail: 'new@example.com', CompanyNumber: 12 };
  const { status, body: after } = await api.put(`/users/legal/${firm.Id}`, sent);
  assert.equal(status, 200);
  assert.deepEqual([after.LegalRepresentativeFirstName, after.LegalRepresentativeLastName], ['Charles', 'King']);
  const { body: view } = await api.get(`/sca/users/${firm.Id}`);
  assert.deepEqual(
    [view.LegalRepresentative.Email, view.CompanyNumber, view.UserStatus],
    ['new@example.com', '12', 'ACTIVE'],
  );
});

test('a PAYER becomes an OWNER who must enrol', async () => {
  const api = await newPlatform(house);
  const { body: user } = await api.post('/sca/users/natural', { ...ada, UserCategory: 'PAYER' });
  const { status, body: owner } = await api.put(`/sca/users/natural/${user.Id}/category`, { ...toOwner, ...ownerData });
  assert.equal(status, 200);
  assert.deepEqual([owner.UserCategory, owner.UserStatus, owner.FirstName], ['OWNER', 'PENDING_USER_ACTION', 'Ada']);
  assert.match(owner.PendingUserAction.RedirectUrl, /\?token=sca_/);
  assert.equal(typeof owner.TermsAndConditionsAcceptedDate, 'number');
  assert.deepEqual(await eventsOf(api, user.Id), ['USER_CATEGORY_UPDATED_TO_OWNER', 'USER_ACCOUNT_VALIDATION_ASKED']);
});

test('a legal PAYER becomes an OWNER with a partial representative', async () => {
  const api = await newPlatform(house);
  const { body: firm } = await api.post('/sca/users/legal', { ...engines, UserCategory: 'PAYER' });
  const LegalRepresentative = { ...ownerData, Email: 'charles@example.com', FirstName: '' };
  const sent = { ...toOwner, Id: firm.Id, LegalRepresentative, HeadquartersAddress: seat };
  const { body: owner } = await api.put(`/sca/users/legal/${firm.Id}/category/`, sent);
  assert.deepEqual([owner.UserStatus, owner.LegalRepresentative.FirstName], ['PENDING_USER_ACTION', 'Charles']);

  const { body: other } = await api.post('/sca/users/legal', { ...engines, UserCategory: 'PAYER' });
  const refused = await api.put(`/sca/users/legal/${other.Id}/category`, {
    ...toOwner,
    LegalRepresentative: ownerData,
    HeadquartersAddress: seat,
  });
  assert.equal(refused.status, 400);
  assert.deepEqual(refused.body.errors, { 'LegalRepresentative.Email': "'Email' must not be empty." });
});

test('what categorizing refuses leaves the PAYER as it was', async () => {
  const api = await newPlatform(house);
  const { body: user } = await api.post('/sca/users/natural', { ...ada, UserCategory: 'PAYER' });
  const path = `/sca/users/natural/${user.Id}/category`;
  const expectations = [
    [{ ...toOwner, Nationality: 'FR' }, 400, 'param_error'],
    [{ ...toOwner, ...ownerData, UserCategory: 'PAYER' }, 400, 'param_error'],
    [{ ...toOwner, ...ownerData, TermsAndConditionsAccepted: false }, 403, 'user_hasnt_accepted_terms_and_conditions'],
    [{}, 400, 'param_error'],
  ] as const;
  for (const [sent, status, type] of expectations) {
    const refused = await api.put(path, sent);
    assert.deepEqual([refused.status, refused.body.Type], [status, type]);
  }
  assert.deepEqual((await api.get(`/sca/users/${user.Id}`)).body, user);
  assert.deepEqual(await eventsOf(api, user.Id), []);

  const { body: owner } = await api.post('/sca/users/natural', ada);
  const refused = await api.put(`/sca/users/natural/${owner.Id}/category`, { ...toOwner, ...ownerData });
  assert.deepEqual([refused.status, refused.body.Type], [400, 'not_allowed_for_user_category_owner']);
  assert.equal(refused.body.Message, 'This endpoint is not allowed for User categorized as OWNER');
  assert.equal(refused.body.errors, null);
});

test('categorizing without the person present, or with an accepting test address, needs no session', async () => {
  const api = await newPlatform(house);
  for (const extra of [absent, { Email: 'accept@example.com' }]) {
    const { body: user } = await api.post('/sca/users/natural', { ...ada, UserCategory: 'PAYER' });
    const sent = { ...toOwner, ...ownerData, ...extra };
    const { body: owner } = await api.put(`/sca/users/natural/${user.Id}/category`, sent);
    assert.deepEqual([owner.UserCategory, owner.UserStatus, owner.PendingUserAction], ['OWNER', 'ACTIVE', null]);
    assert.deepEqual(await eventsOf(api, user.Id), ['USER_CATEGORY_UPDATED_TO_OWNER']);
  }
});

test('calls at the same moment do not lose each other: every field of every call is kept', async () => {
  const api = await newPlatform(house);
  const { body: user } = await api.post('/sca/users/natural', { ...ada, Address: seat });
  const changes = [
    { LastName: 'King' },
    { Occupation: 'poet' },
    { IncomeRange: 4 },
    { Tag: 'mine' },
    { Address: { City: 'Lyon' } },
    { Address: { AddressLine2: 'Flat 7' } },
  ];
  const answers = await Promise.all(changes.map((change) => api.put(`/sca/users/natural/${user.Id}`, change)));
  assert.deepEqual(new Set(answers.map(({ status }) => status)), new Set([200]));
  const { body: after } = await api.get(`/sca/users/${user.Id}`);
  const { City, AddressLine2, PostalCode } = after.Address;
  assert.deepEqual([after.LastName, after.Occupation, after.IncomeRange, after.Tag], ['King', 'poet', 4, 'mine']);
  assert.deepEqual([City, AddressLine2, PostalCode], ['Lyon', 'Flat 7', '75004']);
});

test('of several calls that categorize the same PAYER, one does', async () => {
  const api = await newPlatform(house);
  const { body: user } = await api.post('/sca/users/natural', { ...ada, UserCategory: 'PAYER' });
  const path = `/sca/users/natural/${user.Id}/category`;
  const answers = await Promise.all([1, 2, 3, 4].map(() => api.put(path, { ...toOwner, ...ownerData })));
  assert.deepEqual(
    answers.map(({ status }) => status).toSorted((a, b) => a - b),
    [200, 400, 400, 400],
  );
  assert.equal((await eventsOf(api, user.Id)).length, 2);
});

/** What the platform was told about the user, in order. */
async function eventsOf(api: Api, userId: string): Promise<string[]> {
  const { body } = await api.get('/events?per_page=100');
  return body
    .filter((event: { ResourceId: string }) => event.ResourceId === userId)
    .map((event: { EventType: string }) => event.EventType);
}
