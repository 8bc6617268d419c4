// What a thief can do with less than two elements: an API key, a link and the PIN, a link and the SIM, a mailbox.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { changeSetting } from '#clients/change-setting.ts';
import { newPlatform } from '../kit/api.ts';
import { newAuthenticator, optionsIn } from '../kit/authenticator.ts';
import { credentialsOf, enrolledByNumber, enrolledByPasskey, openAgain, PIN } from '../kit/changes.ts';
import { openHouse } from '../kit/house.ts';
import { newNumber, newOwner } from '../kit/people.ts';
import { enrol, lastCode, newVisitor, type Visitor } from '../kit/visitor.ts';

const house = await openHouse();

/** Whatever the thief can post, in the order of each flow, with what they have. */
async function tryEverything(
  who: Visitor,
  { email, pin, code }: { readonly email: string; readonly pin: string; readonly code: () => Promise<string> },
): Promise<void> {
  const thiefs = newNumber();
  const attempt = async (name: string, form: Record<string, string> = {}) => {
    const page = await who.step(name, form);
    // Nothing gets through, and nobody gets as far as the settings.
    assert.doesNotMatch(page.html, /controlStatus=VALIDATED|How you confirm/, name);
  };
  await attempt('manage');
  await attempt('email', { email });
  await attempt('send-code');
  await attempt('proof', { pin, code: await code() });
  await attempt('pin', { pin: '739152', again: '739152' });
  await attempt('phone', { number: thiefs });
  await attempt('code', { code: await code() });
  for (const change of ['pin', 'number', 'add_passkey', 'remove_passkey']) {
    await attempt('settings', { change });
    await attempt('pin', { pin: '739152', again: '739152' });
    await attempt('phone', { number: thiefs });
    await attempt('removal');
  }
  for (const flow of ['forgotten_pin', 'changed_number']) {
    await attempt('lost');
    await attempt('change', { flow });
    await attempt('email', { email });
    await attempt('pin', { pin: '739152', again: '739152' });
    await attempt('code-alone', { code: await code() });
    await attempt('pin-alone', { pin });
    await attempt('phone', { number: thiefs });
  }
  const device = newAuthenticator(house.url);
  const made = device.create(JSON.stringify({ rp: { id: 'localhost' }, challenge: 'x' }));
  for (const name of ['new-passkey', 'second-passkey', 'passkey']) await attempt(name, { credential: made });
  await assert.rejects(lastCode(house, thiefs), 'no code goes to a number of the thief');
}

const nothing = async () => '000000';

test('with a link and the PIN alone every credential stays byte for byte', async () => {
  const api = await newPlatform(house);
  const person = await enrolledByNumber(house, api);
  const before = await credentialsOf(house, person.id);
  const who = await openAgain(house, api, person.id);
  await tryEverything(who, { email: person.email, pin: PIN, code: nothing });
  assert.deepEqual(await credentialsOf(house, person.id), before);
});

test('with a link and the SIM alone every credential stays byte for byte', async () => {
  const api = await newPlatform(house);
  const person = await enrolledByNumber(house, api);
  const before = await credentialsOf(house, person.id);
  const who = await openAgain(house, api, person.id);
  const code = async () => await lastCode(house, person.number).catch(() => '000000');
  await tryEverything(who, { email: person.email, pin: '000000', code });
  assert.deepEqual(await credentialsOf(house, person.id), before);
});

test('with a link, the PIN and a lost passkey nobody adds a number', async () => {
  const api = await newPlatform(house);
  const { owner } = await enrolledByPasskey(house, api);
  const before = await credentialsOf(house, owner.id);
  const who = await openAgain(house, api, owner.id);
  await who.step('manage');
  await who.step('way', { way: 'other' });
  await tryEverything(who, { email: owner.email, pin: PIN, code: nothing });
  assert.deepEqual(await credentialsOf(house, owner.id), before);
});

test('with an API key alone: a changed contact, however often, brings no code to a new number', async () => {
  const api = await newPlatform(house);
  const person = await enrolledByNumber(house, api);
  const before = await credentialsOf(house, person.id);
  for (let time = 0; time < 3; time += 1) {
    const thiefs = newNumber();
    const change = { TermsAndConditionsAccepted: true, PhoneNumber: thiefs, Email: `thief${time}@evil.example` };
    const { body } = await api.put(`/sca/users/natural/${person.id}`, change);
    const who = newVisitor(house);
    await who.start(body.PendingUserAction.RedirectUrl);
    await who.step('email', { email: change.Email });
    await who.step('send-code');
    await who.step('phone', { suggested: 'yes' });
    await assert.rejects(lastCode(house, thiefs));
    house.clock.advance(60_000);
  }
  assert.deepEqual(await credentialsOf(house, person.id), before);
});

test('the old mailbox hears of a contact that the platform changes, and a report keeps it from being taken', async () => {
  const { listMessages } = await import('#messages/inbox.ts');
  const api = await newPlatform(house);
  const person = await enrolledByNumber(house, api);
  const change = { TermsAndConditionsAccepted: true, PhoneNumber: newNumber() };
  await api.put(`/sca/users/natural/${person.id}`, change);
  const mails = await listMessages(house.app.host, { recipient: person.email, limit: 5 });
  assert.ok(mails.some(({ kind }) => kind === 'contact_change_asked'));
});

test('a mailbox alone opens nothing: no message to it holds a code', async () => {
  const { listMessages } = await import('#messages/inbox.ts');
  const api = await newPlatform(house);
  const person = await enrolledByNumber(house, api);
  const who = await openAgain(house, api, person.id);
  await who.step('email', { email: person.email });
  await who.step('send-code');
  const code = await lastCode(house, person.number);
  const mails = await listMessages(house.app.host, { recipient: person.email, limit: 20 });
  for (const mail of mails) assert.ok(!JSON.stringify(mail).includes(code) && mail.code === undefined);
});

test('firstEnrolment=apiPhone: with a stolen link a code goes only to the number that the platform gave', async () => {
  const api = await newPlatform(house);
  await changeSetting(house.app.host, api.clientId, 'firstEnrolment', 'apiPhone');
  const number = newNumber();
  const owner = await newOwner(api, { PhoneNumber: number });
  const thief = newVisitor(house);
  const page = await thief.start(owner.link, { passkeys: 'yes' });
  const device = newAuthenticator(house.url);
  await thief.step('new-passkey', { credential: device.create(optionsIn(page.html)) });
  await thief.step('email', { email: owner.email });
  assert.match((await thief.step('pin', { pin: '739152', again: '739152' })).html, /Is this your number/);
  const thiefs = newNumber();
  assert.doesNotMatch((await thief.step('phone', { number: thiefs })).html, /Enter the code/);
  await assert.rejects(lastCode(house, thiefs));
  assert.deepEqual(await credentialsOf(house, owner.id), { pin: [], phone: [], passkeys: [], contacts: [] });

  const rightful = newVisitor(house);
  await rightful.post('/continue', {
    token: new URL(owner.link).searchParams.get('token') ?? '',
    returnUrl: 'https://platform.example/back',
    terms: 'yes',
  });
  const person = newVisitor(house);
  const other = await newOwner(api, { PhoneNumber: newNumber() });
  await person.start(other.link);
  await person.step('email', { email: other.email });
  await person.step('pin', { pin: PIN, again: PIN });
  assert.match((await person.step('phone', { suggested: 'yes' })).html, /Enter the code/);
});

test('firstEnrolment=apiPhone: without a number of the platform the person is told, and nothing is asked', async () => {
  const api = await newPlatform(house);
  await changeSetting(house.app.host, api.clientId, 'firstEnrolment', 'apiPhone');
  const owner = await newOwner(api);
  const who = newVisitor(house);
  assert.match((await who.start(owner.link)).html, /Your mobile number is missing/);
  assert.match((await who.step('email', { email: owner.email })).html, /Your mobile number is missing/);
  assert.match((await who.step('recovery')).html, /controlStatus=FAILED/);
});

test('firstEnrolment=proof: a stolen link makes nothing without the code that came another way', async () => {
  const api = await newPlatform(house);
  await changeSetting(house.app.host, api.clientId, 'firstEnrolment', 'proof');
  const owner = await newOwner(api);
  const thief = newVisitor(house);
  assert.match((await thief.start(owner.link)).html, /Enter your one-time code/);
  for (const code of ['', 'AAAAA-AAAAA', '23456-78923']) {
    assert.match((await thief.step('proof-code', { code })).html, /wrong or no longer valid/);
  }
  await thief.step('email', { email: owner.email });
  await thief.step('pin', { pin: PIN, again: PIN });
  assert.deepEqual(await credentialsOf(house, owner.id), { pin: [], phone: [], passkeys: [], contacts: [] });

  const reply = await fetch(`${house.url}/strongroom/v1/${api.clientId}/users/${owner.id}/enrolment-code`, {
    method: 'POST',
    headers: { authorization: `Bearer ${api.token}`, 'content-type': 'application/json' },
  });
  const { Code: code } = (await reply.json()) as { Code: string };
  assert.match((await thief.step('proof-code', { code: ` ${code.toLowerCase()} ` })).html, /name="email"/);
});

test('a link never enrols over somebody who is enrolled, whichever call made it', async () => {
  const api = await newPlatform(house);
  const owner = await newOwner(api);
  const number = newNumber();
  const before = owner.link;
  await enrol(house, newVisitor(house), owner, { number, pin: PIN });
  const credentials = await credentialsOf(house, owner.id);
  const { body } = await api.post(`/sca/users/${owner.id}/enrollment`);
  for (const link of [before, body.PendingUserAction.RedirectUrl]) {
    const thief = newVisitor(house);
    await thief.start(link, { passkeys: 'yes' });
    await tryEverything(thief, { email: owner.email, pin: '111222', code: nothing });
  }
  assert.deepEqual(await credentialsOf(house, owner.id), credentials);
});

test('firstEnrolment: what the client asks for from now on is asked in the sessions under way', async () => {
  const api = await newPlatform(house);
  const owner = await newOwner(api);
  const number = newNumber();
  const thief = newVisitor(house);
  await thief.start(owner.link);
  await thief.step('email', { email: owner.email });
  await thief.step('pin', { pin: '739152', again: '739152' });
  await thief.step('phone', { number });
  await changeSetting(house.app.host, api.clientId, 'firstEnrolment', 'proof');
  assert.match((await thief.step('code', { code: await lastCode(house, number) })).html, /Enter your one-time code/);
  assert.deepEqual(await credentialsOf(house, owner.id), { pin: [], phone: [], passkeys: [], contacts: [] });
});
