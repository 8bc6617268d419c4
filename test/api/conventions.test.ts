// The conventions of the wire: errors, paging, idempotency, limits, leniency, the document.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { newPlatform, toJson } from '../kit/api.ts';
import { openHouse } from '../kit/house.ts';
import { naturalBody, newNumber, newOwner } from '../kit/people.ts';
import { enrol, newVisitor } from '../kit/visitor.ts';

const house = await openHouse();
const api = await newPlatform(house);

test('errors have the documented form, with an Id that is in the answer alone', async () => {
  const { status, body } = await api.post('/sca/users/natural', { FirstName: 'A' });
  assert.equal(status, 400);
  assert.deepEqual(Object.keys(body), ['Message', 'Type', 'Id', 'Date', 'errors', 'Help']);
  assert.match(body.Message, /^One or several required parameters are missing or incorrect\./);
  assert.equal(body.Type, 'param_error');
  assert.match(body.Id, /^[0-9a-f-]{36}$/);
  assert.equal(body.errors.LastName, 'The LastName field is required.');
});

test('a body that is no JSON object, too large, or holds what cannot be stored is told so', async () => {
  assert.equal((await api.post('/sca/users/natural', '{"a":')).body.errors.Body, 'The body is not valid JSON.');
  assert.equal((await api.post('/sca/users/natural', '[1]')).body.errors.Body, 'The body must be a JSON object.');
  assert.equal((await api.post('/sca/users/natural', `{"a":"${'x'.repeat(1_100_000)}"}`)).status, 413);
  for (const FirstName of ['a\0b', 'a\ud800b']) {
    const { status, body } = await api.post('/sca/users/natural', naturalBody({ FirstName }));
    assert.equal(status, 400);
    assert.ok('FirstName' in body.errors);
  }
  assert.ok([400, 404].includes((await api.get('/users/a%00b')).status));
  assert.ok([400, 404].includes((await api.get('/users/%')).status));
});

test('an unknown path is 404, a wrong method 405 with Allow', async () => {
  assert.equal((await api.get('/nothing/here')).status, 404);
  const reply = await api.delete('/hooks');
  assert.equal(reply.status, 405);
  assert.equal(reply.headers.get('allow'), 'POST, GET');
});

test('trailing slashes, key case, read-only and unknown fields and parameters do no harm', async () => {
  const { Email, ...rest } = naturalBody();
  const created = await api.post('/sca/users/natural/?user_id=1', {
    ...rest,
    email: 'first@example.com',
    EMAIL: Email,
    TermsAndConditionsAccepted: 1,
    IncomeRange: '3',
    Id: 'mine',
    KYCLevel: 'REGULAR',
    Unknown: { deep: true },
  });
  assert.equal(created.status, 200);
  assert.equal(created.body.Email, Email);
  assert.deepEqual(
    [created.body.IncomeRange, created.body.TermsAndConditionsAccepted, created.body.KYCLevel],
    [3, true, 'LIGHT'],
  );
  assert.notEqual(created.body.Id, 'mine');
});

test('lists are paged, with headers on lists only', async () => {
  const own = await newPlatform(house);
  const ids: string[] = [];
  for (let n = 0; n < 12; n += 1) ids.push((await own.post('/users/natural', naturalBody())).body.Id);
  const first = await own.get('/users');
  assert.deepEqual(
    [first.body.length, first.headers.get('x-number-of-pages'), first.headers.get('x-number-of-items')],
    [10, '2', '12'],
  );
  assert.match(first.headers.get('link') ?? '', /rel="next"/);
  const rest = await own.get('/users?Page=2&PER_PAGE=10');
  assert.deepEqual(
    [...first.body, ...rest.body].map((user) => user.Id),
    ids,
  );
  const newest = await own.get('/users?per_page=1&Sort=CreationDate:DESC');
  assert.equal(newest.body[0].Id, ids.at(-1));
  assert.equal((await own.get(`/users/${ids[0]}`)).headers.get('x-number-of-pages'), null);
  for (const query of ['per_page=101', 'per_page=0', 'page=0', 'page=x', 'Sort=Name:ASC']) {
    assert.equal((await own.get(`/users?${query}`)).status, 400, query);
  }
});

test('an idempotency key works once; its answer can be read for 24 hours, its link only while it lives', async () => {
  const own = await newPlatform(house);
  const key = randomUUID();
  const first = await own.post('/sca/users/natural', naturalBody(), { 'idempotency-key': key });
  const again = await own.post('/sca/users/natural', naturalBody(), { 'idempotency-key': key });
  assert.deepEqual([again.status, again.body.Type], [409, 'idempotent_creation_conflict']);

  const kept = (await own.get(`/responses/${key}`)).body;
  assert.deepEqual(kept.Resource, first.body);
  assert.deepEqual(
    [kept.StatusCode, kept.ContentType, kept.RequestURL],
    ['200', 'application/json; charset=utf-8', `${house.url}/v2.01/${own.clientId}/sca/users/natural`],
  );
  assert.equal(kept.ContentLength, String(Buffer.byteLength(JSON.stringify(first.body))));

  const owner = { email: first.body.Email, link: first.body.PendingUserAction.RedirectUrl };
  await enrol(house, newVisitor(house), owner, { number: newNumber() });
  assert.equal((await own.get(`/responses/${key}`)).body.Resource.PendingUserAction, null);
  const rows = JSON.stringify(
    await house.db.many({ text: 'select * from kept_responses where client_id = $1', values: [own.clientId] }),
  );
  assert.ok(!rows.includes(first.body.Id), 'kept answers are sealed');

  const other = await newPlatform(house);
  assert.equal((await other.get(`/responses/${key}`)).body.Type, 'correlationid_not_found');
});

test('a failed call uses its key up too; a malformed key is refused', async () => {
  const own = await newPlatform(house);
  const key = randomUUID();
  assert.equal((await own.post('/sca/users/natural', {}, { 'idempotency-key': key })).status, 400);
  assert.equal((await own.post('/sca/users/natural', naturalBody(), { 'idempotency-key': key })).status, 409);
  assert.equal((await own.get(`/responses/${key}`)).body.StatusCode, '400');
  for (const bad of ['short', 'x'.repeat(37), 'spaces are not good']) {
    assert.ok(
      'Idempotency-Key' in
        (await own.post('/sca/users/natural', naturalBody(), { 'idempotency-key': bad })).body.errors,
    );
  }
});

test('ten calls at once with one key: one is handled', async () => {
  const own = await newPlatform(house);
  const key = randomUUID();
  const replies = await Promise.all(
    Array.from({ length: 10 }, () => own.post('/sca/users/natural', naturalBody(), { 'idempotency-key': key })),
  );
  assert.equal(replies.filter((reply) => reply.status === 200).length, 1);
  assert.equal((await own.get('/users')).body.length, 1);
});

test('limits: four lines of each header, and 429 with Retry-After past the smallest window', async () => {
  const own = await newPlatform(house);
  const raw = await fetch(`${house.url}/v2.01/${own.clientId}/users`, {
    headers: { authorization: `Bearer ${own.token}` },
  });
  assert.equal(raw.headers.get('x-ratelimit'), '1, 1, 1, 1');
  assert.equal(raw.headers.get('x-ratelimit-remaining'), '2299, 4499, 8799, 105599');
  const now = house.clock.now().getTime() / 1_000;
  const minutes = (raw.headers.get('x-ratelimit-reset') ?? '')
    .split(', ')
    .map((reset) => Math.ceil((Number(reset) - now) / 60));
  assert.deepEqual(minutes, [15, 30, 60, 1_440]);
  let refused;
  for (let n = 0; n < 2_300 && refused === undefined; n += 50) {
    const replies = await Promise.all(
      Array.from({ length: 50 }, () => own.get('/nothing-at-all').then(() => own.get('/users?per_page=1'))),
    );
    refused = replies.find((reply) => reply.status === 429);
  }
  assert.equal(refused?.body.Type, 'rate_limit');
  assert.ok(Number(refused?.headers.get('retry-after')) > 0);
  house.clock.advance(16 * 60_000);
  assert.equal((await newPlatform(house).then((other) => other.get('/users'))).status, 200);
});

test('the OpenAPI document describes every mounted call, and the reference page shows it', async () => {
  const document = await toJson(await fetch(`${house.url}/openapi.json`));
  assert.equal(document.openapi, '3.1.0');
  const enroll = document.paths['/v2.01/{ClientId}/sca/users/{UserId}/enrollment'].post;
  assert.ok('PendingUserAction' in enroll.responses['200'].content['application/json'].schema.properties);
  const ids = Object.values<Record<string, { operationId: string }>>(document.paths).flatMap((path) =>
    Object.values(path).map((operation) => operation.operationId),
  );
  assert.equal(new Set(ids).size, ids.length);
  const page = await (await fetch(`${house.url}/docs`)).text();
  for (const id of ids) assert.ok(page.includes(`id="${id}"`), id);
});

test('healthz answers 200', async () => {
  assert.equal((await fetch(`${house.url}/healthz`)).status, 200);
});

test('what SDKs send with a GET or a DELETE, or ask for by Accept, changes nothing', async () => {
  const owner = await newOwner(api);
  const reply = await api.get(`/sca/users/${owner.id}`, { accept: 'text/html, image/gif, */*; q=0.2' });
  assert.equal(reply.headers.get('content-type'), 'application/json; charset=utf-8');
});
