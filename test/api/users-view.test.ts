// Reading users over HTTP: two views of one user, the list, and the walls between platforms.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newPlatform } from '../kit/api.ts';
import { openHouse } from '../kit/house.ts';

const house = await openHouse();

const ada = { FirstName: 'Ada', LastName: 'Byron', Email: 'ada@example.com', TermsAndConditionsAccepted: true };
const owner = { ...ada, UserCategory: 'OWNER', Birthday: 1, Nationality: 'GB', CountryOfResidence: 'FR' };
const engines = { Name: 'Engines', LegalPersonType: 'BUSINESS', Email: 'office@example.com' };

test('both views read the same user, and only the SCA view says PendingUserAction, never with a link', async () => {
  const api = await newPlatform(house);
  const { body: sca } = await api.post('/sca/users/natural', owner);
  const { body: legacy } = await api.post('/users/natural', owner);
  for (const { Id } of [sca, legacy]) {
    const { body: modern } = await api.get(`/sca/users/${Id}`);
    const { body: old } = await api.get(`/users/${Id}`);
    assert.equal(modern.PendingUserAction, null);
    const onlyModern = ['PhoneNumber', 'PhoneNumberCountry', 'PendingUserAction'];
    const shared = Object.entries(modern).filter(([name]) => !onlyModern.includes(name));
    assert.deepEqual(Object.entries(old), shared);
    assert.deepEqual((await api.get(`/sca/users/natural/${Id}`)).body, modern);
    assert.deepEqual((await api.get(`/users/natural/${Id}`)).body, old);
  }
});

test('a legal user has both views too', async () => {
  const api = await newPlatform(house);
  const sent = { ...engines, LegalRepresentativeEmail: 'charles@example.com' };
  const { body: firm } = await api.post('/users/legal', sent);
  const { body: modern } = await api.get(`/sca/users/legal/${firm.Id}`);
  assert.equal(modern.LegalRepresentative.Email, 'charles@example.com');
  assert.deepEqual((await api.get(`/sca/users/${firm.Id}`)).body, modern);
  assert.deepEqual((await api.get(`/users/legal/${firm.Id}`)).body, firm);
  assert.deepEqual((await api.get(`/users/${firm.Id}`)).body, firm);
});

test('the wrong kind of person is not found, with an object of errors', async () => {
  const api = await newPlatform(house);
  const { body: user } = await api.post('/users/natural', ada);
  const { body: firm } = await api.post('/users/legal', engines);
  for (const [method, path] of [
    ['get', `/users/legal/${user.Id}`],
    ['get', `/sca/users/legal/${user.Id}`],
    ['get', `/users/natural/${firm.Id}`],
    ['get', `/sca/users/natural/${firm.Id}`],
    ['put', `/users/legal/${user.Id}`],
    ['put', `/sca/users/natural/${firm.Id}`],
  ] as const) {
    const { status, body } = await api[method](path);
    assert.deepEqual([status, body.Type], [404, 'ressource_not_found']);
    assert.match(body.errors.RessourceNotFound, /^Cannot found the ressource User with the id=user_m_\w+ $/);
  }
});

test("another platform's user does not exist, whatever the call", async () => {
  const api = await newPlatform(house);
  const other = await newPlatform(house, 'Red Market');
  const { body: user } = await api.post('/sca/users/natural', owner);
  const { body: firm } = await api.post('/users/legal', engines);
  const category = { UserCategory: 'OWNER', TermsAndConditionsAccepted: true };
  const calls: ['get' | 'post' | 'put' | 'delete', string, object?][] = [
    ['get', `/users/${user.Id}`],
    ['get', `/users/natural/${user.Id}`],
    ['get', `/users/legal/${firm.Id}`],
    ['get', `/sca/users/${user.Id}`],
    ['get', `/sca/users/natural/${user.Id}`],
    ['get', `/sca/users/legal/${firm.Id}`],
    ['get', `/sca/users/${user.Id}/sca-status`],
    ['post', `/sca/users/${user.Id}/enrollment`],
    ['put', `/users/natural/${user.Id}`, { LastName: 'X' }],
    ['put', `/users/legal/${firm.Id}`, { Name: 'X' }],
    ['put', `/sca/users/natural/${user.Id}`, { LastName: 'X' }],
    ['put', `/sca/users/legal/${firm.Id}`, { Name: 'X' }],
    ['put', `/sca/users/natural/${user.Id}/category`, category],
    ['put', `/sca/users/legal/${firm.Id}/category`, category],
    ['delete', `/users/natural/${user.Id}`],
    ['delete', `/users/legal/${firm.Id}`],
  ];
  for (const [method, path, body] of calls) {
    const answer = method === 'get' || method === 'delete' ? other[method](path) : other[method](path, body);
    assert.equal((await answer).status, 404, `${method} ${path}`);
  }
  assert.deepEqual((await other.get('/users')).body, []);
  assert.deepEqual((await api.get(`/sca/users/${user.Id}`)).body, { ...user, PendingUserAction: null });
});

test('the list has short items in the order of creation, in pages that never overlap', async () => {
  const api = await newPlatform(house);
  const ids: string[] = [];
  for (let n = 0; n < 5; n++) ids.push((await api.post('/users/natural', { ...ada, Tag: `${n}` })).body.Id);
  const listed = async (query: string) => (await api.get(`/users${query}`)).body.map(({ Id }: { Id: string }) => Id);
  assert.deepEqual(await listed(''), ids);
  assert.deepEqual(await listed('?Sort=CreationDate:DESC'), ids.toReversed());
  assert.deepEqual([...(await listed('?per_page=2')), ...(await listed('?page=2&per_page=2'))], ids.slice(0, 4));
  assert.deepEqual(await listed('?page=3&per_page=2'), ids.slice(4));
  assert.deepEqual(await listed('?page=9'), []);

  const { body, headers } = await api.get('/users?per_page=2');
  assert.deepEqual([headers.get('x-number-of-items'), headers.get('x-number-of-pages')], ['5', '3']);
  assert.deepEqual(body[0], {
    Id: ids[0],
    Tag: '0',
    CreationDate: body[0].CreationDate,
    PersonType: 'NATURAL',
    Email: 'ada@example.com',
    KYCLevel: 'LIGHT',
    TermsAndConditionsAccepted: true,
    TermsAndConditionsAcceptedDate: body[0].CreationDate,
    UserCategory: 'OWNER',
    UserStatus: 'ACTIVE',
  });
});
