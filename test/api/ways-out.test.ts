// Nobody is left on a page without a way on: whatever they choose, and whatever changes meanwhile.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { changeSetting } from '#clients/change-setting.ts';
import { newPlatform, type Api } from '../kit/api.ts';
import { newAuthenticator, optionsIn } from '../kit/authenticator.ts';
import { credentialsOf, enrolledByNumber, enrolledByPasskey, openAgain, PIN, prove } from '../kit/changes.ts';
import { openHouse } from '../kit/house.ts';
import { enrollmentLink, newNumber, newOwner } from '../kit/people.ts';
import { enrol, lastCode, newVisitor } from '../kit/visitor.ts';

const house = await openHouse();

/** A first enrolment by passkey up to the offer of a second way. */
async function untilBackup(api: Api, overrides: Record<string, unknown> = {}) {
  const owner = await newOwner(api, overrides);
  const device = newAuthenticator(house.url);
  const who = newVisitor(house);
  const page = await who.start(owner.link, { passkeys: 'yes' });
  await who.step('new-passkey', { credential: device.create(optionsIn(page.html)) });
  await who.step('email', { email: owner.email });
  await who.step('pin', { pin: PIN, again: PIN });
  return { owner, device, who };
}

async function eventsOf(api: Api): Promise<string[]> {
  const { body } = await api.get('/events?per_page=100');
  return body.map((event: { EventType: string }) => event.EventType);
}

test('a second passkey that is not made after all leaves a whole enrolment', async () => {
  const api = await newPlatform(house);
  const { who } = await untilBackup(api);
  await who.step('backup', { backup: 'passkey' });
  assert.match((await who.step('way', { way: 'other' })).html, /VALIDATED/);

  const cancelled = await untilBackup(api);
  await cancelled.who.step('backup', { backup: 'passkey' });
  for (let time = 0; time < 6; time += 1) await cancelled.who.step('second-passkey', { problem: 'cancelled' });
  assert.match((await cancelled.who.step('way', { way: 'other' })).html, /VALIDATED/);
});

test('a backup number that gets no code is left out', async () => {
  const api = await newPlatform(house);
  await changeSetting(house.app.host, api.clientId, 'smsCountries', ['BE']);
  const { owner, who } = await untilBackup(api);
  await who.step('backup', { backup: 'number' });
  assert.match((await who.step('phone', { number: newNumber() })).html, /Not now/);
  assert.match((await who.step('way', { way: 'other' })).html, /VALIDATED/);
  const { numbers } = await house.db.one<{ numbers: number }>({
    text: 'select count(*) as numbers from phones where user_id = $1',
    values: [owner.id],
  });
  assert.equal(numbers, 0);
});

test('a number put back in the middle of its confirmation, and one confirmed in another window', async () => {
  const api = await newPlatform(house);
  const person = await enrolledByNumber(house, api);
  const changed = (PhoneNumber: string) =>
    api.put(`/sca/users/natural/${person.id}`, { TermsAndConditionsAccepted: true, PhoneNumber });
  const { body } = await changed(newNumber());
  const who = newVisitor(house);
  await who.start(body.PendingUserAction.RedirectUrl);
  await prove(house, who, person);
  await changed(person.number);
  assert.match((await who.look()).html, /Please begin again here[^]*name="email"/);
  assert.match((await who.step('email', { email: person.email })).html, /begin again|Send me a code/);

  const other = await enrolledByNumber(house, api);
  const number = newNumber();
  const put = { TermsAndConditionsAccepted: true, PhoneNumber: number };
  const link = (await api.put(`/sca/users/natural/${other.id}`, put)).body.PendingUserAction.RedirectUrl;
  const first = newVisitor(house);
  await first.start(link);
  await prove(house, first, other);
  house.clock.advance(31_000);
  const second = newVisitor(house);
  await second.start(await enrollmentLink(api, other.id));
  await prove(house, second, other);
  await second.step('phone', { suggested: 'yes' });
  assert.match((await second.step('code', { code: await lastCode(house, number) })).html, /VALIDATED/);
  assert.match((await first.look()).html, /name="email"/);
});

test('a changed e-mail alone asks for no number, whatever number the platform knows', async () => {
  const api = await newPlatform(house);
  const [given, number] = [newNumber(), newNumber()];
  const owner = await newOwner(api, { PhoneNumber: given });
  await enrol(house, newVisitor(house), owner, { number, pin: PIN });
  house.clock.advance(31_000);
  const Email = `new.${owner.email}`;
  const changed = { TermsAndConditionsAccepted: true, Email };
  const { body } = await api.put(`/sca/users/natural/${owner.id}`, changed);
  const who = newVisitor(house);
  await who.start(body.PendingUserAction.RedirectUrl);
  assert.match((await prove(house, who, { ...owner, email: Email, number })).html, /VALIDATED/);

  const { owner: her, device, who: first } = await untilBackup(api, { PhoneNumber: newNumber() });
  await first.step('backup', { backup: 'none' });
  const hers = { TermsAndConditionsAccepted: true, Email: `new.${her.email}` };
  const answer = await api.put(`/sca/users/natural/${her.id}`, hers);
  const she = newVisitor(house);
  const page = await she.start(answer.body.PendingUserAction.RedirectUrl, { passkeys: 'yes' });
  await she.step('passkey', { credential: device.get(optionsIn(page.html)) });
  assert.match((await she.step('email', { email: hers.Email })).html, /VALIDATED/);
});

test('a changed e-mail goes through soon after a number was changed', async () => {
  const api = await newPlatform(house);
  const person = await enrolledByNumber(house, api);
  const who = await openAgain(house, api, person.id);
  await who.step('manage');
  await prove(house, who, person);
  const number = newNumber();
  await who.step('settings', { change: 'number' });
  assert.match((await who.step('phone', { number: person.number })).html, /the number you already use/);
  await who.step('phone', { number });
  await who.step('code', { code: await lastCode(house, number) });
  house.clock.advance(31_000);
  const Email = `new.${person.email}`;
  const { body } = await api.put(`/sca/users/natural/${person.id}`, { TermsAndConditionsAccepted: true, Email });
  const next = newVisitor(house);
  await next.start(body.PendingUserAction.RedirectUrl);
  assert.match((await prove(house, next, { ...person, email: Email, number })).html, /VALIDATED/);
});

test('the platform hears that its number is verified only where it is the one that was confirmed', async () => {
  const api = await newPlatform(house);
  const person = await enrolledByNumber(house, api);
  const change = { TermsAndConditionsAccepted: true, PhoneNumber: newNumber() };
  const { body } = await api.put(`/sca/users/natural/${person.id}`, change);
  const who = newVisitor(house);
  await who.start(body.PendingUserAction.RedirectUrl);
  await prove(house, who, person);
  const number = newNumber();
  await who.step('phone', { number });
  assert.match((await who.step('code', { code: await lastCode(house, number) })).html, /VALIDATED/);
  assert.ok(!(await eventsOf(api)).includes('SCA_PHONE_NUMBER_VERIFIED'));
});

test('a wish of the client that changes in the middle counts from then on', async () => {
  const api = await newPlatform(house);
  const owner = await newOwner(api, { PhoneNumber: newNumber() });
  const who = newVisitor(house);
  await who.start(owner.link);
  await who.step('email', { email: owner.email });
  await who.step('pin', { pin: PIN, again: PIN });
  await changeSetting(house.app.host, api.clientId, 'firstEnrolment', 'apiPhone');
  const number = newNumber();
  assert.match((await who.step('phone', { number })).html, /begin again here/);
  await assert.rejects(lastCode(house, number));
  await who.step('email', { email: owner.email });
  await who.step('pin', { pin: PIN, again: PIN });
  assert.match((await who.look()).html, /it can go to no other|can go to no other one/);
});

test('a code that was voided enrols nobody, however far its session had come', async () => {
  const api = await newPlatform(house);
  await changeSetting(house.app.host, api.clientId, 'firstEnrolment', 'proof');
  const owner = await newOwner(api);
  const giveOut = async () => {
    const reply = await fetch(`${house.url}/strongroom/v1/${api.clientId}/users/${owner.id}/enrolment-code`, {
      method: 'POST',
      headers: { authorization: `Bearer ${api.token}`, 'content-type': 'application/json' },
    });
    return ((await reply.json()) as { Code: string }).Code;
  };
  const thief = newVisitor(house);
  await thief.start(owner.link);
  await thief.step('proof-code', { code: await giveOut() });
  await thief.step('email', { email: owner.email });
  await thief.step('pin', { pin: PIN, again: PIN });
  const number = newNumber();
  await thief.step('phone', { number });
  await giveOut();
  assert.match((await thief.step('code', { code: await lastCode(house, number) })).html, /controlStatus=FAILED/);
  assert.deepEqual(await credentialsOf(house, owner.id), { pin: [], phone: [], passkeys: [], contacts: [] });
});

test('whoever says that they can use neither may turn back', async () => {
  const api = await newPlatform(house);
  const person = await enrolledByNumber(house, api);
  const who = await openAgain(house, api, person.id);
  await who.step('email', { email: person.email });
  assert.match((await who.step('lost')).html, /Use my PIN and a code instead/);
  await who.step('way', { way: 'other' });
  await who.step('send-code');
  const code = await lastCode(house, person.number);
  assert.match((await who.step('proof', { pin: PIN, code })).html, /VALIDATED/);
});

test('a first link of somebody who is enrolled by now asks for a proof at once, and offers no new passkey', async () => {
  const api = await newPlatform(house);
  const owner = await newOwner(api);
  const early = await enrollmentLink(api, owner.id);
  await enrol(house, newVisitor(house), owner, { number: newNumber() });
  const who = newVisitor(house);
  const token = new URL(early).searchParams.get('token') ?? '';
  const welcome = await who.get(
    `/?${new URLSearchParams({ token, returnUrl: 'https://platform.example/' }).toString()}`,
  );
  assert.match(welcome.html, /Confirm that it’s you/);
  assert.doesNotMatch((await who.start(early, { passkeys: 'yes' })).html, /data-passkey="create"/);
});

test('a passkey’s name is changed by its owner alone, and not while they are blocked', async () => {
  const api = await newPlatform(house);
  const { owner, device } = await enrolledByPasskey(house, api);
  const who = await openAgain(house, api, owner.id);
  await who.step('manage');
  await who.step('passkey', { credential: device.get(optionsIn((await who.look()).html)) });
  for (const passkey of ['pk_\0', 'pk_1', '']) {
    assert.equal((await who.step('name-passkey', { passkey, [`name-${passkey}`]: 'x' })).status, 200);
  }
});
