// Sessions without a browser: complete, fail and expire run the transitions that people run.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { saveSetting } from '#clients/client-rows.ts';
import { sql } from '#world/db.ts';
import { connect, newPlatform, toJson, type Api } from '../kit/api.ts';
import { enrolledByNumber, enrolledByPasskey } from '../kit/changes.ts';
import { openHouse } from '../kit/house.ts';
import { enrollmentLink, newNumber, newOwner } from '../kit/people.ts';
import { sandboxOf } from '../kit/sandbox.ts';
import { lastCode, newVisitor, returnUrl } from '../kit/visitor.ts';

const house = await openHouse();
const sandbox = sandboxOf(house);
const tokenOf = (link: string) => new URL(link).searchParams.get('token') ?? '';
const statusOf = async (api: Api, id: string) => (await api.get(`/sca/users/${id}/sca-status`)).body.IsEnrolled;
/** After the one that asked for the enrolment. */
const eventsOf = async (api: Api, id: string): Promise<string[]> =>
  (await api.get('/events?sort=CreationDate:ASC')).body
    .filter((event: { ResourceId: string }) => event.ResourceId === id)
    .map((event: { EventType: string }) => event.EventType)
    .filter((type: string) => type !== 'USER_ACCOUNT_VALIDATION_ASKED');

test('a first enrolment is completed by the token of its link', async () => {
  const api = await newPlatform(house);
  const owner = await newOwner(api);
  const { status, body } = await sandbox.post(`/sessions/${tokenOf(owner.link)}/complete`, {
    ReturnUrl: 'https://platform.example/back',
  });
  assert.equal(status, 200, JSON.stringify(body));
  assert.deepEqual(
    [body.UserId, body.ClientId, body.Flow, body.Status, body.Reason, body.ControlStatus, body.ReturnUrl],
    [owner.id, api.clientId, 'ENROLMENT', 'VALIDATED', 'proven', 'VALIDATED', 'https://platform.example/back'],
  );
  assert.equal(await statusOf(api, owner.id), true);
  assert.equal((await api.get(`/sca/users/${owner.id}`)).body.UserStatus, 'ACTIVE');
  assert.deepEqual(await eventsOf(api, owner.id), ['USER_ACCOUNT_ACTIVATED', 'SCA_ENROLLMENT_SUCCEEDED']);
  assert.deepEqual((await sandbox.get(`/sessions/${body.Id}`)).body, body, 'it is seen by its own id');
  const link = `${owner.link}&returnUrl=${encodeURIComponent(returnUrl)}`;
  assert.match(await (await fetch(link)).text(), /controlStatus=VALIDATED/, 'the link leads to its end');
});

test('the PIN and the number that are told are those that count afterwards', async () => {
  const api = await newPlatform(house);
  const owner = await newOwner(api);
  const number = newNumber();
  await sandbox.post(`/sessions/${owner.id}/complete`, { Pin: '850274', PhoneNumber: number });
  house.clock.advance(31_000);

  const visitor = newVisitor(house);
  await visitor.start(await enrollmentLink(api, owner.id));
  await visitor.step('email', { email: owner.email });
  await visitor.step('send-code');
  const end = await visitor.step('proof', { pin: '850274', code: await lastCode(house, number) });
  assert.match(end.html, /controlStatus=VALIDATED/);
});

test('whoever is enrolled confirms again, by what the sandbox or the caller knows', async () => {
  const api = await newPlatform(house);
  const owner = await newOwner(api, { PhoneNumber: newNumber() });
  await sandbox.post(`/sessions/${owner.id}/complete`);
  house.clock.advance(31_000);
  await enrollmentLink(api, owner.id);
  const again = await sandbox.post(`/sessions/${owner.id}/complete`);
  assert.deepEqual([again.body.Flow, again.body.Status], ['AUTHENTICATION', 'VALIDATED']);

  const own = await newOwner(api, { PhoneNumber: newNumber() });
  await sandbox.post(`/sessions/${own.id}/complete`, { Pin: '850274' });
  house.clock.advance(31_000);
  await enrollmentLink(api, own.id);
  const unknown = await sandbox.post(`/sessions/${own.id}/complete`);
  assert.deepEqual([unknown.status, unknown.body.Type], [400, 'param_error']);
  assert.match(unknown.body.errors.Session, /send it as Pin/);
  const told = await sandbox.post(`/sessions/${own.id}/complete`, { Pin: '850274' });
  assert.equal(told.body.Status, 'VALIDATED', JSON.stringify(told.body));
});

test('a re-enrolment confirms the new number and address of the platform', async () => {
  const api = await newPlatform(house);
  const owner = await enrolledByNumber(house, api);
  house.clock.advance(4 * 86_400_000);
  const fresh = await connect(house.url, api.clientId, api.apiKey);
  const number = newNumber();
  const changed = await fresh.put(`/sca/users/natural/${owner.id}`, {
    Email: `new.${owner.email}`,
    PhoneNumber: number,
    TermsAndConditionsAccepted: true,
  });
  assert.notEqual(changed.body.PendingUserAction, null, JSON.stringify(changed.body));
  const { body } = await sandbox.post(`/sessions/${owner.id}/complete`);
  assert.deepEqual([body.Flow, body.Status], ['RE_ENROLMENT', 'VALIDATED'], JSON.stringify(body));
  const events = await eventsOf(fresh, owner.id);
  assert.ok(events.includes('SCA_EMAIL_VERIFIED') && events.includes('SCA_PHONE_NUMBER_VERIFIED'), events.join());
});

test('every way of a platform to protect a first enrolment is gone', async () => {
  for (const [policy, overrides] of [
    ['proof', {}],
    ['apiPhone', { PhoneNumber: newNumber() }],
  ] as const) {
    const api = await newPlatform(house);
    await saveSetting(house.db, api.clientId, 'firstEnrolment', policy);
    await saveSetting(house.db, api.clientId, 'pinLength', 8);
    const owner = await newOwner(api, overrides);
    const { body } = await sandbox.post(`/sessions/${owner.id}/complete`);
    assert.equal(body.Status, 'VALIDATED', `${policy}: ${JSON.stringify(body)}`);
    house.clock.advance(31_000);
    await enrollmentLink(api, owner.id);
    assert.equal((await sandbox.post(`/sessions/${owner.id}/complete`)).body.Status, 'VALIDATED', policy);
  }
  const api = await newPlatform(house);
  await saveSetting(house.db, api.clientId, 'firstEnrolment', 'apiPhone');
  const owner = await newOwner(api);
  assert.match((await sandbox.post(`/sessions/${owner.id}/complete`)).body.errors.Session, /no number/);
});

test('a passkey of the sandbox enrols, confirms again, and fails when it is wrong', async () => {
  const api = await newPlatform(house);
  await saveSetting(house.db, api.clientId, 'passkey', 'required');
  await saveSetting(house.db, api.clientId, 'passkeyKind', 'deviceBound');
  const owner = await newOwner(api);
  const enrolled = await sandbox.post(`/sessions/${owner.id}/complete`, { Passkey: true });
  assert.equal(enrolled.body.ControlStatus, 'VALIDATED', JSON.stringify(enrolled.body));
  const kept = await house.db.one<{ passkeys: number; phones: number }>(
    sql`select (select count(*) from passkeys where user_id = ${owner.id}) as passkeys,
      (select count(*) from phones where user_id = ${owner.id}) as phones`,
  );
  assert.deepEqual(kept, { passkeys: 1, phones: 0 });

  await enrollmentLink(api, owner.id);
  const again = await sandbox.post(`/sessions/${owner.id}/complete`);
  assert.deepEqual([again.body.Flow, again.body.ControlStatus], ['AUTHENTICATION', 'VALIDATED']);

  await enrollmentLink(api, owner.id);
  const failed = await sandbox.post(`/sessions/${owner.id}/fail`, { By: 'wrong_code' });
  assert.deepEqual([failed.body.Status, failed.body.ControlStatus], ['FAILED', 'FAILED'], JSON.stringify(failed.body));
});

test('a passkey that a browser made stays with that browser', async () => {
  const api = await newPlatform(house);
  const { owner } = await enrolledByPasskey(house, api);
  await enrollmentLink(api, owner.id);
  const { status, body } = await sandbox.post(`/sessions/${owner.id}/complete`, { Passkey: true });
  assert.equal(status, 400);
  assert.match(body.errors.Session, /in the browser that made it/);
});

test('whoever has a passkey alone needs their browser', async () => {
  const api = await newPlatform(house);
  const { owner } = await enrolledByPasskey(house, api);
  await enrollmentLink(api, owner.id);
  const { status, body } = await sandbox.post(`/sessions/${owner.id}/complete`);
  assert.equal(status, 400);
  assert.match(body.errors.Session, /no PIN and number/);
});

test('a session that a browser began is taken over, where that browser wanted to return', async () => {
  const api = await newPlatform(house);
  const owner = await newOwner(api);
  const visitor = newVisitor(house);
  await visitor.start(owner.link);
  await visitor.step('email', { email: owner.email });
  const { body } = await sandbox.post(`/sessions/${tokenOf(owner.link)}/complete`);
  assert.deepEqual([body.Status, body.ReturnUrl], ['VALIDATED', returnUrl]);
});

test('failing: by leaving, by wrong addresses, by wrong codes', async () => {
  const api = await newPlatform(house);
  const expected = { leave: 'left by the person', wrong_email: 'no tries left', wrong_code: 'no tries left' };
  for (const [by, reason] of Object.entries(expected)) {
    const owner = await newOwner(api, { PhoneNumber: newNumber() });
    const { body } = await sandbox.post(`/sessions/${tokenOf(owner.link)}/fail`, by === 'leave' ? {} : { By: by });
    assert.deepEqual([body.Status, body.Reason, body.ControlStatus], ['FAILED', reason, 'FAILED'], by);
    assert.equal(await statusOf(api, owner.id), false, by);
    assert.deepEqual(await eventsOf(api, owner.id), ['SCA_ENROLLMENT_FAILED'], by);
    await enrollmentLink(api, owner.id);
    const next = await sandbox.post(`/sessions/${owner.id}/complete`);
    if (by !== 'wrong_code') assert.equal(next.body.Status, 'VALIDATED', by);
    else assert.match(next.body.errors.Session, /blocked/, 'wrong codes block the person');
  }
});

test('expiring ends this session, now, and no other', async () => {
  const api = await newPlatform(house);
  const [owner, other] = [await newOwner(api), await newOwner(api)];
  const before = house.clock.now();
  const { body } = await sandbox.post(`/sessions/${tokenOf(owner.link)}/expire`);
  assert.deepEqual([body.Status, body.ControlStatus, body.Reason], ['EXPIRED', 'FAILED', 'time ran out']);
  assert.deepEqual(house.clock.now(), before);
  assert.deepEqual(await eventsOf(api, owner.id), ['SCA_ENROLLMENT_EXPIRED']);
  assert.equal((await sandbox.get(`/sessions/${other.id}`)).body.Status, 'OPEN');
});

test('what is over stays so, what does not exist is not found, what does not fit is told', async () => {
  const api = await newPlatform(house);
  const owner = await newOwner(api);
  await sandbox.post(`/sessions/${tokenOf(owner.link)}/fail`);
  for (const act of ['complete', 'fail', 'expire']) {
    const { status, body } = await sandbox.post(`/sessions/${tokenOf(owner.link)}/${act}`);
    assert.deepEqual([status, body.Type], [400, 'param_error'], act);
    assert.match(body.errors.Session, /over/, act);
    assert.ok(typeof body.Id === 'string' && Number.isInteger(body.Date), 'errors have the form of the API');
  }
  assert.deepEqual(
    await Promise.all(['sca_no', 'scas_no', 'no'].map(async (name) => (await sandbox.get(`/sessions/${name}`)).status)),
    [404, 404, 404],
  );
  assert.match((await sandbox.post(`/sessions/${owner.id}/fail`, { By: 'magic' })).body.errors.By, /one of: leave/);
  assert.equal((await sandbox.post(`/sessions/${owner.id}/fail`, '[')).status, 400);
});

test('its calls are in the document of the API, under a heading of their own', async () => {
  const document = await toJson(await fetch(`${house.url}/openapi.json`));
  const operation = document.paths['/sandbox/sessions/{Session}/complete'].post;
  assert.deepEqual([operation.tags, operation.security], [['Sandbox'], []]);
  assert.ok('Pin' in operation.requestBody.content['application/json'].schema.properties);
  const ids = Object.values<Record<string, { operationId: string }>>(document.paths).flatMap((methods) =>
    Object.values(methods).map(({ operationId }) => operationId),
  );
  assert.equal(new Set(ids).size, ids.length);
  assert.match(await (await fetch(`${house.url}/docs`)).text(), /Complete a session as its person would/);
});
