// Enrolling, asking where a person stands, and closing, over HTTP.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newPlatform, type Api } from '../kit/api.ts';
import { openHouse } from '../kit/house.ts';
import { newNumber, newOwner } from '../kit/people.ts';
import { enrol, newVisitor } from '../kit/visitor.ts';

const house = await openHouse();

const ada = {
  FirstName: 'Ada',
  LastName: 'Byron',
  Email: 'ada@example.com',
  TermsAndConditionsAccepted: true,
  Birthday: 1,
  Nationality: 'GB',
  CountryOfResidence: 'FR',
};
const engines = { Name: 'Engines', LegalPersonType: 'BUSINESS', Email: 'office@example.com' };
const unknown = 'user_m_01JKZW095BFB2TRQMCZ8GE7M8D';
const notEnrolled = {
  IsEnrolled: false,
  LastEnrollmentDate: null,
  LastConsentCollectionDate: null,
  ConsentScope: {
    ContactInformationUpdate: null,
    RecipientRegistration: null,
    Transfer: null,
    ViewAccountInformation: null,
  },
};

test('enrolling answers a link and nothing else, a new one each time, and changes nothing', async () => {
  const api = await newPlatform(house);
  const { body: active } = await api.post('/users/natural', ada);
  const { body: pending } = await api.post('/sca/users/natural', { ...ada, UserCategory: 'OWNER' });
  for (const user of [active, pending]) {
    const links = new Set<string>();
    for (const body of [undefined, '', {}, { Id: user.Id }]) {
      const { status, body: answer } = await api.post(`/sca/users/${user.Id}/enrollment`, body);
      assert.equal(status, 200);
      assert.deepEqual(Object.keys(answer), ['PendingUserAction']);
      assert.deepEqual(Object.keys(answer.PendingUserAction), ['RedirectUrl']);
      links.add(answer.PendingUserAction.RedirectUrl);
    }
    assert.equal(links.size, 4);
    assert.equal((await api.get(`/sca/users/${user.Id}`)).body.UserStatus, user.UserStatus);
  }
  assert.deepEqual(await eventsOf(api, active.Id), []);
  assert.deepEqual(await eventsOf(api, pending.Id), ['USER_ACCOUNT_VALIDATION_ASKED']);
});

test('a legal OWNER of any kind can enrol once its representative has an address', async () => {
  const api = await newPlatform(house);
  for (const LegalPersonType of ['BUSINESS', 'PARTNERSHIP', 'ORGANIZATION', 'SOLETRADER']) {
    const { body: firm } = await api.post('/users/legal', { ...engines, LegalPersonType });
    const refused = await api.post(`/sca/users/${firm.Id}/enrollment`);
    assert.deepEqual([refused.status, refused.body.Type], [400, 'param_error']);
    assert.deepEqual(refused.body.errors, { 'LegalRepresentative.Email': "'Email' must not be empty." });
    // Nothing was stored: SCA counts as never asked for.
    assert.equal((await api.get(`/sca/users/${firm.Id}/sca-status`)).status, 404);
    await api.put(`/users/legal/${firm.Id}`, { LegalRepresentativeEmail: 'charles@example.com' });
    assert.equal((await api.post(`/sca/users/${firm.Id}/enrollment`)).status, 200);
  }
});

test('a PAYER, an unknown user and a closed one cannot enrol', async () => {
  const api = await newPlatform(house);
  const { body: payer } = await api.post('/users/natural', { ...ada, UserCategory: 'PAYER' });
  const asPayer = await api.post(`/sca/users/${payer.Id}/enrollment`);
  assert.deepEqual([asPayer.status, asPayer.body.Type], [400, 'not_allowed_for_user_category_payer']);
  assert.equal(asPayer.body.Message, 'This endpoint is not allowed for User categorized as PAYER');
  assert.equal(asPayer.body.errors, null);
  assert.equal((await api.get(`/sca/users/${payer.Id}/sca-status`)).status, 404);

  const asUnknown = await api.post(`/sca/users/${unknown}/enrollment`);
  assert.deepEqual([asUnknown.status, asUnknown.body.Type], [404, 'ressource_not_found']);
  assert.equal(asUnknown.body.errors.RessourceNotFound, `Cannot found the ressource User with the id=${unknown} `);

  const { body: gone } = await api.post('/users/natural', ada);
  await api.delete(`/users/natural/${gone.Id}`);
  const asGone = await api.post(`/sca/users/${gone.Id}/enrollment`);
  assert.deepEqual([asGone.status, asGone.body.Type], [400, 'user_closed']);
  assert.equal(asGone.body.Message, 'User closed: No action can be performed');
});

test('an accepting test address enrols nobody: null, ACTIVE, no event', async () => {
  const api = await newPlatform(house);
  const { body: user } = await api.post('/sca/users/natural', { ...ada, UserCategory: 'OWNER' });
  // The older endpoint changes the address of a person who still waits.
  await api.put(`/users/natural/${user.Id}`, { Email: 'ada+accept@example.com' });
  const { status, body } = await api.post(`/sca/users/${user.Id}/enrollment`);
  assert.deepEqual([status, body], [200, { PendingUserAction: null }]);
  assert.deepEqual((await api.get(`/sca/users/${user.Id}/sca-status`)).body, { UserStatus: 'ACTIVE', ...notEnrolled });
  assert.deepEqual(await eventsOf(api, user.Id), ['USER_ACCOUNT_VALIDATION_ASKED']);
});

test('the SCA status exists from the moment SCA is asked for', async () => {
  const api = await newPlatform(house);
  const { body: user } = await api.post('/users/natural', ada);
  const never = await api.get(`/sca/users/${user.Id}/sca-status`);
  assert.deepEqual([never.status, never.body.Type], [404, 'ressource_not_found']);
  await api.post(`/sca/users/${user.Id}/enrollment`);
  assert.deepEqual((await api.get(`/sca/users/${user.Id}/sca-status`)).body, { UserStatus: 'ACTIVE', ...notEnrolled });
  const { body: asked } = await api.post('/sca/users/natural', { ...ada, UserCategory: 'OWNER' });
  const { body: status } = await api.get(`/sca/users/${asked.Id}/sca-status`);
  assert.deepEqual(status, { UserStatus: 'PENDING_USER_ACTION', ...notEnrolled });
});

test('an enrolled person stays enrolled while a changed contact waits to be confirmed', async () => {
  const api = await newPlatform(house);
  const owner = await newOwner(api);
  await enrol(house, newVisitor(house), owner, { number: newNumber() });
  const { body: enrolled } = await api.get(`/sca/users/${owner.id}/sca-status`);
  assert.deepEqual([enrolled.UserStatus, enrolled.IsEnrolled], ['ACTIVE', true]);
  const { body: user } = await api.put(`/sca/users/natural/${owner.id}`, { Email: 'new@example.com' });
  assert.equal(user.UserStatus, 'PENDING_USER_ACTION');
  assert.deepEqual((await api.get(`/sca/users/${owner.id}/sca-status`)).body, {
    ...enrolled,
    UserStatus: 'PENDING_USER_ACTION',
  });
  assert.deepEqual((await eventsOf(api, owner.id)).slice(-1), ['USER_ACCOUNT_VALIDATION_ASKED']);
});

test('a closed user stays readable, tells so once, and takes no further action', async () => {
  const api = await newPlatform(house);
  const { body: user } = await api.post('/sca/users/natural', { ...ada, UserCategory: 'PAYER' });
  const wrongKind = await api.delete(`/users/legal/${user.Id}`);
  assert.deepEqual([wrongKind.status, wrongKind.body.Type], [404, 'ressource_not_found']);
  // Official SDKs send a body, which means nothing.
  const closed = await fetch(`${house.url}/v2.01/${api.clientId}/users/natural/${user.Id}`, {
    method: 'DELETE',
    headers: { authorization: `bearer ${api.token}`, 'content-type': 'application/json' },
    body: '{}',
  });
  assert.deepEqual([closed.status, await closed.text()], [204, '']);
  for (const path of ['/sca/users', '/sca/users/natural', '/users', '/users/natural']) {
    assert.equal((await api.get(`${path}/${user.Id}`)).body.UserStatus, 'CLOSED');
  }
  const again = await api.delete(`/users/natural/${user.Id}`);
  assert.deepEqual([again.status, again.body.Type], [400, 'user_closure_failed']);
  assert.equal(again.body.Message, 'An error occurred while closing the user');
  assert.deepEqual(await eventsOf(api, user.Id), [
    'USER_ACCOUNT_CLOSED',
    'USER_INFLOWS_BLOCKED',
    'USER_OUTFLOWS_BLOCKED',
  ]);

  const categorization = { UserCategory: 'OWNER', TermsAndConditionsAccepted: true };
  for (const [path, sent] of [
    [`/sca/users/natural/${user.Id}`, { LastName: 'King' }],
    [`/users/natural/${user.Id}`, { LastName: 'King' }],
    [`/sca/users/natural/${user.Id}/category`, categorization],
  ] as const) {
    const refused = await api.put(path, sent);
    assert.deepEqual([refused.status, refused.body.Type], [400, 'user_closed']);
  }
});

test('a legal user closes, and of several calls at once one closes', async () => {
  const api = await newPlatform(house);
  const { body: firm } = await api.post('/users/legal', engines);
  const answers = await Promise.all([1, 2, 3].map(() => api.delete(`/users/legal/${firm.Id}`)));
  assert.deepEqual(
    answers.map(({ status }) => status).toSorted((a, b) => a - b),
    [204, 400, 400],
  );
  assert.equal((await eventsOf(api, firm.Id)).length, 3);
});

/** What the platform was told about the user, in order. */
async function eventsOf(api: Api, userId: string): Promise<string[]> {
  const { body } = await api.get('/events?per_page=100');
  return body
    .filter((event: { ResourceId: string }) => event.ResourceId === userId)
    .map((event: { EventType: string }) => event.EventType);
}
