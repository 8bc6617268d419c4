// A contact changed by the platform: the person proves what they had, then confirms what is new; until then nothing moves.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newPlatform, type Api } from '../kit/api.ts';
import { openHouse } from '../kit/house.ts';
import { newNumber, newOwner } from '../kit/people.ts';
import { enrol, lastCode, newVisitor, type Visitor } from '../kit/visitor.ts';

const house = await openHouse();

async function enrolledOwner(api: Api) {
  const number = newNumber();
  const owner = await newOwner(api, { PhoneNumber: number });
  await enrol(house, newVisitor(house), owner, { number, pin: '482913' });
  house.clock.advance(31_000);
  return { ...owner, number };
}

async function eventsOf(api: Api): Promise<string[]> {
  const { body } = await api.get('/events?per_page=100');
  return body.map((event: { EventType: string }) => event.EventType).slice(3);
}

async function credentialsOf(userId: string) {
  return await house.db.many({
    text: 'select encode(pin_sealed, $2) as pin, number from pins join phones using (user_id) where user_id = $1',
    values: [userId, 'hex'],
  });
}

/** Existing elements first: PIN and a code to the number on record. */
async function prove(visitor: Visitor, email: string, number: string) {
  await visitor.step('email', { email });
  await visitor.step('send-code');
  return await visitor.step('proof', { pin: '482913', code: await lastCode(house, number) });
}

test('a changed number: existing elements prove, the new number confirms, then codes go there', async () => {
  const api = await newPlatform(house);
  const owner = await enrolledOwner(api);
  const next = newNumber();
  const { body } = await api.put(`/sca/users/natural/${owner.id}`, {
    TermsAndConditionsAccepted: true,
    PhoneNumber: next,
  });
  assert.deepEqual([body.UserStatus, body.PhoneNumber], ['PENDING_USER_ACTION', next]);
  assert.equal((await api.get(`/sca/users/${owner.id}/sca-status`)).body.IsEnrolled, true);

  const visitor = newVisitor(house);
  await visitor.start(body.PendingUserAction.RedirectUrl);
  assert.match((await prove(visitor, owner.email, owner.number)).html, /name="suggested"/);
  await assert.rejects(lastCode(house, next), 'no code goes to a number before existing elements were proven');
  await visitor.step('phone', { suggested: 'yes' });
  const end = await visitor.step('code', { code: await lastCode(house, next) });
  assert.match(end.html, /controlStatus=VALIDATED/);
  assert.deepEqual(await eventsOf(api), [
    'USER_ACCOUNT_VALIDATION_ASKED',
    'USER_ACCOUNT_ACTIVATED',
    'SCA_ENROLLMENT_SUCCEEDED',
    'SCA_PHONE_NUMBER_VERIFIED',
  ]);

  house.clock.advance(31_000);
  const { body: link } = await api.post(`/sca/users/${owner.id}/enrollment`);
  const later = newVisitor(house);
  await later.start(link.PendingUserAction.RedirectUrl);
  assert.match((await prove(later, owner.email, next)).html, /controlStatus=VALIDATED/);
});

test('a changed e-mail: the new one is typed, existing elements prove; the number stays as it is', async () => {
  const api = await newPlatform(house);
  const owner = await enrolledOwner(api);
  const before = await credentialsOf(owner.id);
  const Email = `new.${owner.email}`;
  const { body } = await api.put(`/sca/users/natural/${owner.id}`, { TermsAndConditionsAccepted: true, Email });
  const visitor = newVisitor(house);
  await visitor.start(body.PendingUserAction.RedirectUrl);
  assert.match((await prove(visitor, Email, owner.number)).html, /controlStatus=VALIDATED/);
  assert.deepEqual(await credentialsOf(owner.id), before);
  assert.equal((await api.get(`/sca/users/${owner.id}`)).body.UserStatus, 'ACTIVE');
});

test('with an API key alone nobody gets anywhere: a wrong PIN, or no code to the old number, changes no credential', async () => {
  const api = await newPlatform(house);
  const owner = await enrolledOwner(api);
  const before = await credentialsOf(owner.id);
  const thief = newNumber();
  const { body } = await api.put(`/sca/users/natural/${owner.id}`, {
    TermsAndConditionsAccepted: true,
    PhoneNumber: thief,
  });
  const visitor = newVisitor(house);
  await visitor.start(body.PendingUserAction.RedirectUrl);
  await visitor.step('email', { email: owner.email });
  for (const step of ['phone', 'code', 'pin'] as const)
    await visitor.step(step, { suggested: 'yes', number: thief, code: '123456', pin: '739152', again: '739152' });
  await visitor.step('send-code');
  await assert.rejects(lastCode(house, thief));
  for (let n = 0; n < 6; n += 1) await visitor.step('proof', { pin: '739152', code: '000000' });
  assert.match((await visitor.look()).html, /controlStatus=FAILED/);
  assert.deepEqual(await credentialsOf(owner.id), before);
  assert.deepEqual(await eventsOf(api), ['USER_ACCOUNT_VALIDATION_ASKED', 'SCA_ENROLLMENT_FAILED']);
  assert.equal((await api.get(`/sca/users/${owner.id}/sca-status`)).body.IsEnrolled, true);
});

test('a session of a changed contact that runs out is told, and the person stays enrolled', async () => {
  const api = await newPlatform(house);
  const owner = await enrolledOwner(api);
  await api.put(`/sca/users/natural/${owner.id}`, { TermsAndConditionsAccepted: true, PhoneNumber: newNumber() });
  house.clock.advance(600_000);
  await house.app.runJobs();
  assert.deepEqual(await eventsOf(api), ['USER_ACCOUNT_VALIDATION_ASKED', 'SCA_ENROLLMENT_EXPIRED']);
  const { body } = await api.get(`/sca/users/${owner.id}/sca-status`);
  assert.deepEqual([body.IsEnrolled, body.UserStatus], [true, 'PENDING_USER_ACTION']);
});
