// What a person reported as not theirs is dead until an operator, a reset or the person's own replacement settles it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { listMessages } from '#messages/inbox.ts';
import { newPlatform, type Api } from '../kit/api.ts';
import { newAuthenticator, optionsIn, type Authenticator } from '../kit/authenticator.ts';
import { enrolledByNumber, enrolledByPasskey, openAgain, prove, type Enrolled } from '../kit/changes.ts';
import { openHouse } from '../kit/house.ts';
import { newNumber } from '../kit/people.ts';
import { lastCode, newVisitor } from '../kit/visitor.ts';

const house = await openHouse();
const DAY = 24 * 3_600_000;

async function reportTokenIn(email: string): Promise<string> {
  const [mail] = await listMessages(house.app.host, { recipient: email, limit: 1 });
  return /report\?token=([\w-]+)/.exec(JSON.stringify(mail))?.[1] ?? '';
}

async function report(token: string): Promise<void> {
  assert.match((await newVisitor(house).post('/report', { token })).html, /Thank you/);
}

/** To the settings by PIN and code, and one change. */
async function addPasskey(api: Api, person: Enrolled): Promise<Authenticator> {
  const who = await openAgain(house, api, person.id);
  await who.step('manage');
  // Where there is a passkey already, this person has it not.
  await who.step('way', { way: 'other' });
  await prove(house, who, person);
  const page = await who.step('settings', { change: 'add_passkey' });
  const device = newAuthenticator(house.url);
  assert.match((await who.step('new-passkey', { credential: device.create(optionsIn(page.html)) })).html, /VALIDATED/);
  house.clock.advance(31_000);
  return device;
}

async function changeNumber(api: Api, person: Enrolled): Promise<string> {
  const who = await openAgain(house, api, person.id);
  await who.step('manage');
  await prove(house, who, person);
  const number = newNumber();
  await who.step('settings', { change: 'number' });
  await who.step('phone', { number });
  assert.match((await who.step('code', { code: await lastCode(house, number) })).html, /VALIDATED/);
  house.clock.advance(31_000);
  return number;
}

async function tryPasskey(api: Api, userId: string, device: Authenticator): Promise<string> {
  const who = await openAgain(house, api, userId);
  const { html } = await who.look();
  return html.includes('data-passkey="get"')
    ? (await who.step('passkey', { credential: device.get(optionsIn(html)) })).html
    : html;
}

test('a reported passkey stays dead whatever its victim does next, and can be removed at once', async () => {
  const api = await newPlatform(house);
  const person = await enrolledByNumber(house, api);
  const thiefs = await addPasskey(api, person);
  await report(await reportTokenIn(person.email));
  assert.doesNotMatch(await tryPasskey(api, person.id, thiefs), /VALIDATED/);

  // An ordinary confirmation brings nothing back.
  const ordinary = await openAgain(house, api, person.id);
  assert.match((await prove(house, ordinary, person)).html, /VALIDATED/);
  assert.doesNotMatch(await tryPasskey(api, person.id, thiefs), /VALIDATED/);

  // The 72 hours after the thief's change do not keep it in place.
  house.clock.advance(31_000);
  const victim = await openAgain(house, api, person.id);
  await victim.step('manage');
  const settings = await prove(house, victim, person);
  const [, id = ''] = /name="passkey" value="(pk_\w+)"/.exec(settings.html) ?? [];
  assert.doesNotMatch(settings.html, /value="number"/);
  await victim.step('settings', { change: 'remove_passkey', passkey: id });
  assert.match((await victim.step('removal')).html, /VALIDATED/);
});

test('a reported number opens nothing again by its victim’s passkey, until a new number takes its place', async () => {
  const api = await newPlatform(house);
  const person = await enrolledByNumber(house, api);
  const device = await addPasskey(api, person);
  house.clock.advance(3 * DAY);
  const token = async () => await reportTokenIn(person.email);
  const thief = await openAgain(house, api, person.id);
  await thief.step('manage');
  await thief.step('way', { way: 'other' });
  await prove(house, thief, person);
  const number = newNumber();
  await thief.step('settings', { change: 'number' });
  await thief.step('phone', { number });
  await thief.step('code', { code: await lastCode(house, number) });
  await report(await token());
  assert.match(await tryPasskey(api, person.id, device), /VALIDATED/);

  const again = await openAgain(house, api, person.id);
  await again.step('way', { way: 'other' });
  assert.match((await again.step('email', { email: person.email })).html, /You can’t confirm here/);

  const owner = await openAgain(house, api, person.id);
  await owner.step('manage');
  await owner.step('passkey', { credential: device.get(optionsIn((await owner.look()).html)) });
  const own = newNumber();
  await owner.step('settings', { change: 'number' });
  await owner.step('phone', { number: own });
  assert.match((await owner.step('code', { code: await lastCode(house, own) })).html, /VALIDATED/);
  house.clock.advance(31_000);
  const later = await openAgain(house, api, person.id);
  await later.step('way', { way: 'other' });
  assert.match((await prove(house, later, { ...person, number: own })).html, /VALIDATED/);
});

test('what was made with a reported element before the report is frozen with it', async () => {
  const api = await newPlatform(house);
  const person = await enrolledByNumber(house, api);
  const number = await changeNumber(api, person);
  const token = await reportTokenIn(person.email);
  house.clock.advance(3 * DAY);
  const thiefs = await addPasskey(api, { ...person, number });
  await report(token);
  assert.doesNotMatch(await tryPasskey(api, person.id, thiefs), /VALIDATED/);
});

test('a removed passkey that was reported freezes the PIN and the number that removed it', async () => {
  const api = await newPlatform(house);
  const person = await enrolledByNumber(house, api);
  await addPasskey(api, person);
  house.clock.advance(3 * DAY);
  const thief = await openAgain(house, api, person.id);
  await thief.step('manage');
  await thief.step('way', { way: 'other' });
  const settings = await prove(house, thief, person);
  const [, id = ''] = /name="passkey" value="(pk_\w+)"/.exec(settings.html) ?? [];
  await thief.step('settings', { change: 'remove_passkey', passkey: id });
  assert.match((await thief.step('removal')).html, /VALIDATED/);
  await report(await reportTokenIn(person.email));
  house.clock.advance(31_000);
  const again = await openAgain(house, api, person.id);
  assert.match((await again.step('email', { email: person.email })).html, /You can’t confirm here/);
});

test('a reported enrolment leaves nothing that proves', async () => {
  const api = await newPlatform(house);
  const { owner, device } = await enrolledByPasskey(house, api);
  await report(await reportTokenIn(owner.email));
  assert.doesNotMatch(await tryPasskey(api, owner.id, device), /VALIDATED/);
});
