// What a person may change after a full authentication: one element a session, none for 72 hours after, never the last pair.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { changeSetting } from '#clients/change-setting.ts';
import { listMessages } from '#messages/inbox.ts';
import { validateSession } from '#sca/end-session.ts';
import { lockPerson } from '#sca/person.ts';
import { findSession } from '#sca/session-rows.ts';
import { inTransaction } from '#world/ctx.ts';
import { newPlatform } from '../kit/api.ts';
import { newAuthenticator, optionsIn } from '../kit/authenticator.ts';
import { credentialsOf, enrolledByNumber, enrolledByPasskey, openAgain, PIN, prove } from '../kit/changes.ts';
import { openHouse } from '../kit/house.ts';
import { newNumber } from '../kit/people.ts';
import { lastCode, newVisitor } from '../kit/visitor.ts';

const house = await openHouse();
const DAY = 24 * 3_600_000;

async function noticesTo(email: string): Promise<string[]> {
  return (await listMessages(house.app.host, { recipient: email, limit: 10 })).map(({ kind }) => kind);
}

/** To the settings of somebody with PIN and number. */
async function settingsOf(person: Awaited<ReturnType<typeof enrolledByNumber>>, api: Parameters<typeof openAgain>[1]) {
  const who = await openAgain(house, api, person.id);
  assert.match((await who.step('manage')).html, /First confirm that it’s you/);
  const page = await prove(house, who, person);
  assert.match(page.html, /How you confirm/);
  return who;
}

test('a new PIN after a full authentication: the old one opens nothing any more, and the person is told', async () => {
  const api = await newPlatform(house);
  const person = await enrolledByNumber(house, api);
  const who = await settingsOf(person, api);
  await who.step('settings', { change: 'pin' });
  assert.match((await who.step('pin', { pin: '739152', again: '739152' })).html, /VALIDATED/);
  assert.ok((await noticesTo(person.email)).includes('pin_changed'));

  house.clock.advance(31_000);
  const old = await openAgain(house, api, person.id);
  assert.doesNotMatch((await prove(house, old, person)).html, /VALIDATED/);
  house.clock.advance(31_000);
  const fresh = await openAgain(house, api, person.id);
  assert.match((await prove(house, fresh, person, '739152')).html, /VALIDATED/);
});

test('a new number: a code goes to it only after the proof, and codes go there from then on', async () => {
  const api = await newPlatform(house);
  const person = await enrolledByNumber(house, api);
  const who = await settingsOf(person, api);
  const number = newNumber();
  await who.step('settings', { change: 'number' });
  await who.step('phone', { number });
  assert.match((await who.step('code', { code: await lastCode(house, number) })).html, /VALIDATED/);
  assert.ok((await noticesTo(person.email)).includes('number_changed'));
  house.clock.advance(31_000);
  const later = await openAgain(house, api, person.id);
  assert.match((await prove(house, later, { ...person, number })).html, /VALIDATED/);
});

test('a passkey is added after PIN and code, named, and used alone', async () => {
  const api = await newPlatform(house);
  const person = await enrolledByNumber(house, api);
  const who = await settingsOf(person, api);
  const page = await who.step('settings', { change: 'add_passkey' });
  const device = newAuthenticator(house.url);
  assert.match((await who.step('new-passkey', { credential: device.create(optionsIn(page.html)) })).html, /VALIDATED/);
  assert.ok((await noticesTo(person.email)).includes('passkey_added'));

  const next = await openAgain(house, api, person.id);
  await next.step('manage');
  const shown = await next.look();
  const settings = await next.step('passkey', { credential: device.get(optionsIn(shown.html)) });
  const [, id = ''] = /name="passkey" value="(pk_\w+)"/.exec(settings.html) ?? [];
  const named = await next.step('name-passkey', { passkey: id, [`name-${id}`]: '  My <b>key</b>\n in the drawer ' });
  assert.match(named.html, /My &lt;b&gt;key&lt;\/b&gt; in the drawer/);
  assert.match((await next.step('settings')).html, /VALIDATED/);
});

test('a passkey is removed where a pair is left, and not where it is the last', async () => {
  const api = await newPlatform(house);
  const person = await enrolledByNumber(house, api);
  const who = await settingsOf(person, api);
  const page = await who.step('settings', { change: 'add_passkey' });
  const device = newAuthenticator(house.url);
  await who.step('new-passkey', { credential: device.create(optionsIn(page.html)) });
  house.clock.advance(3 * DAY);

  const remover = await openAgain(house, api, person.id);
  await remover.step('manage');
  const settings = await remover.step('passkey', { credential: device.get(optionsIn((await remover.look()).html)) });
  const [, id = ''] = /name="passkey" value="(pk_\w+)"/.exec(settings.html) ?? [];
  assert.match(
    (await remover.step('settings', { change: 'remove_passkey', passkey: id })).html,
    /Remove this passkey\?/,
  );
  assert.match((await remover.step('back')).html, /How you confirm/);
  await remover.step('settings', { change: 'remove_passkey', passkey: id });
  assert.match((await remover.step('removal')).html, /VALIDATED/);
  assert.ok((await noticesTo(person.email)).includes('passkey_removed'));
  assert.match((await openAgain(house, api, person.id).then((each) => each.look())).html, /name="email"/);

  const another = await newPlatform(house);
  const only = await enrolledByPasskey(house, another);
  const before = await credentialsOf(house, only.owner.id);
  const keeper = await openAgain(house, another, only.owner.id);
  await keeper.step('manage');
  const list = await keeper.step('passkey', { credential: only.device.get(optionsIn((await keeper.look()).html)) });
  const [, last = ''] = /name="passkey" value="(pk_\w+)"/.exec(list.html) ?? [];
  assert.doesNotMatch(list.html, /remove_passkey/);
  const refused = await keeper.step('settings', { change: 'remove_passkey', passkey: last });
  assert.match(refused.html, /You need this one/);
  assert.deepEqual(await credentialsOf(house, only.owner.id), before);
});

test('never two changes in one session, nor within 72 hours', async () => {
  const api = await newPlatform(house);
  const person = await enrolledByNumber(house, api);
  const who = await settingsOf(person, api);
  await who.step('settings', { change: 'pin' });
  await who.step('pin', { pin: '739152', again: '739152' });
  const after = await credentialsOf(house, person.id);
  // The session is over.
  await who.step('settings', { change: 'number' });
  await who.step('phone', { number: newNumber() });
  assert.deepEqual(await credentialsOf(house, person.id), after);

  house.clock.advance(3 * DAY - 60_000);
  const early = await openAgain(house, api, person.id);
  await early.step('manage');
  const page = await prove(house, early, person, '739152');
  assert.match(page.html, /You have changed something lately/);
  assert.doesNotMatch(page.html, /value="number"/);
  const number = newNumber();
  assert.match((await early.step('settings', { change: 'number' })).html, /please wait before the next change/);
  await early.step('phone', { number });
  await assert.rejects(lastCode(house, number));
  assert.match((await early.step('settings')).html, /VALIDATED/);

  house.clock.advance(60_000);
  const late = await openAgain(house, api, person.id);
  await late.step('manage');
  await prove(house, late, person, '739152');
  assert.match((await late.step('settings', { change: 'number' })).html, /name="number"/);
});

test('a number that the platform changes counts as a change: within 72 hours it is not taken', async () => {
  const api = await newPlatform(house);
  const person = await enrolledByNumber(house, api);
  const who = await settingsOf(person, api);
  await who.step('settings', { change: 'pin' });
  await who.step('pin', { pin: '739152', again: '739152' });
  house.clock.advance(31_000);
  const before = await credentialsOf(house, person.id);
  const number = newNumber();
  const change = { TermsAndConditionsAccepted: true, PhoneNumber: number };
  const { body } = await api.put(`/sca/users/natural/${person.id}`, change);
  const next = newVisitor(house);
  await next.start(body.PendingUserAction.RedirectUrl);
  assert.match((await prove(house, next, person, '739152')).html, /nothing else can change for three days/);
  await assert.rejects(lastCode(house, number));
  assert.deepEqual(await credentialsOf(house, person.id), before);
});

test('who has proven who they are stays so for five minutes', async () => {
  const api = await newPlatform(house);
  const person = await enrolledByNumber(house, api);
  const before = await credentialsOf(house, person.id);
  const who = await settingsOf(person, api);
  await who.step('settings', { change: 'pin' });
  house.clock.advance(5 * 60_000);
  assert.match((await who.step('pin', { pin: '739152', again: '739152' })).html, /Time is up/);
  assert.deepEqual(await credentialsOf(house, person.id), before);
});

test('settings before the proof change nothing, whatever is posted', async () => {
  const api = await newPlatform(house);
  const person = await enrolledByNumber(house, api);
  const before = await credentialsOf(house, person.id);
  const who = await openAgain(house, api, person.id);
  await who.step('manage');
  for (const [name, form] of [
    ['settings', { change: 'pin' }],
    ['pin', { pin: '739152', again: '739152' }],
    ['settings', { change: 'add_passkey' }],
    ['phone', { number: newNumber() }],
    ['removal', {}],
    ['back', {}],
  ] as const) {
    assert.match((await who.step(name, form)).html, /name="email"/);
  }
  assert.deepEqual(await credentialsOf(house, person.id), before);
});

test('a session that changes an element makes every other session of the person begin anew', async () => {
  const api = await newPlatform(house);
  const person = await enrolledByNumber(house, api);
  const first = await settingsOf(person, api);
  await first.step('settings', { change: 'pin' });
  house.clock.advance(31_000);
  const second = await settingsOf(person, api);
  await second.step('settings', { change: 'number' });
  assert.match((await first.step('pin', { pin: '739152', again: '739152' })).html, /VALIDATED/);
  assert.match((await second.step('phone', { number: newNumber() })).html, /name="email"/);
});

test('a PIN of the original’s kind of change needs the client’s wish, in a sandbox', async () => {
  const api = await newPlatform(house);
  const person = await enrolledByNumber(house, api);
  const before = await credentialsOf(house, person.id);
  for (const flow of ['forgotten_pin', 'changed_number']) {
    const who = await openAgain(house, api, person.id);
    await who.step('email', { email: person.email });
    await who.step('lost');
    assert.match((await who.step('change', { flow })).html, /You can’t confirm here/);
    await who.step('pin', { pin: '739152', again: '739152' });
    assert.deepEqual(await credentialsOf(house, person.id), before);
  }
});

test('with selfServiceChange=original a forgotten PIN is changed by a code, a number by the PIN', async () => {
  const api = await newPlatform(house);
  await changeSetting(house.app.host, api.clientId, 'selfServiceChange', 'original');
  const person = await enrolledByNumber(house, api);
  const who = await openAgain(house, api, person.id);
  await who.step('email', { email: person.email });
  await who.step('lost');
  await who.step('change', { flow: 'forgotten_pin' });
  await who.step('email', { email: person.email });
  await who.step('pin', { pin: '739152', again: '739152' });
  await who.step('send-code');
  assert.match((await who.step('code-alone', { code: await lastCode(house, person.number) })).html, /VALIDATED/);

  house.clock.advance(3 * DAY);
  const number = newNumber();
  const she = await openAgain(house, api, person.id);
  await she.step('lost');
  await she.step('change', { flow: 'changed_number' });
  await she.step('email', { email: person.email });
  assert.match((await she.step('pin-alone', { pin: PIN })).html, /wrong/);
  await she.step('pin-alone', { pin: '739152' });
  await she.step('phone', { number });
  assert.match((await she.step('code', { code: await lastCode(house, number) })).html, /VALIDATED/);
});

test('the original’s changes wait for 72 hours too, and end where the client no longer wishes them', async () => {
  const api = await newPlatform(house);
  await changeSetting(house.app.host, api.clientId, 'selfServiceChange', 'original');
  const person = await enrolledByNumber(house, api);
  const forget = async (pin: string, meanwhile = async () => {}) => {
    const who = await openAgain(house, api, person.id);
    await who.step('lost');
    await who.step('change', { flow: 'forgotten_pin' });
    await who.step('email', { email: person.email });
    await who.step('pin', { pin, again: pin });
    await who.step('send-code');
    const code = await lastCode(house, person.number);
    await meanwhile();
    house.clock.advance(31_000);
    return (await who.step('code-alone', { code })).html;
  };
  assert.match(await forget('739152'), /VALIDATED/);
  const after = await credentialsOf(house, person.id);
  assert.match(await forget('680395'), /nothing else can change for three days/);
  assert.deepEqual(await credentialsOf(house, person.id), after);

  house.clock.advance(3 * DAY);
  const withdraw = () => changeSetting(house.app.host, api.clientId, 'selfServiceChange', 'twoElements');
  assert.doesNotMatch(await forget('680395', withdraw), /VALIDATED/);
  assert.deepEqual(await credentialsOf(house, person.id), after);
});

test('whatever led there, a session validates only when all is done and two existing elements are proven', async () => {
  const api = await newPlatform(house);
  const person = await enrolledByNumber(house, api);
  const before = await credentialsOf(house, person.id);
  const who = await openAgain(house, api, person.id);
  const id = who.session.split('/').at(-1) ?? '';
  const device = { network: '127.0.0.1', browser: 'test' };
  const validate = (userId: string, sessionId: string, as: object) =>
    inTransaction(house.app.host, async (tx) => {
      const locked = await lockPerson(tx, { clientId: api.clientId, userId });
      const session = await findSession(tx, sessionId);
      if (session?.state !== 'open') throw new Error('the session has ended');
      await validateSession(tx, { ...session, ...as }, locked, device);
    });
  for (const wrong of [
    { done: [] },
    // Nothing is left to do, and nothing is proven.
    { done: ['email', 'stranded'], choices: { stranded: true } },
    // Proven, and not done.
    { done: ['email', 'pin_and_code'], choices: { manages: true } },
    // Nobody wished for it.
    { flow: 'forgotten_pin', done: ['email', 'new_pin', 'code_alone'], staged: { pin: 'AAAA' } },
  ]) {
    await assert.rejects(validate(person.id, id, wrong), /may not validate/);
  }
  assert.deepEqual(await credentialsOf(house, person.id), before);

  const { owner } = await enrolledByPasskey(house, api);
  const only = await credentialsOf(house, owner.id);
  const { id: passkey } = await house.db.one<{ id: string }>({
    text: 'select id from passkeys where user_id = $1',
    values: [owner.id],
  });
  const remover = await openAgain(house, api, owner.id);
  const choices = { passkeys: true, manages: true, change: 'remove_passkey', passkey };
  const done = ['passkey', 'settings', 'removal'];
  await validate(owner.id, remover.session.split('/').at(-1) ?? '', { choices, done });
  assert.match((await remover.look()).html, /controlStatus=FAILED/);
  assert.deepEqual(await credentialsOf(house, owner.id), only);
});

test('who signs in types the address that they confirmed, whatever the platform’s object says now', async () => {
  const api = await newPlatform(house);
  const person = await enrolledByNumber(house, api);
  const changed = { Email: 'thief@evil.example', PhoneNumber: newNumber() };
  assert.equal((await api.put(`/users/natural/${person.id}`, changed)).status, 200);
  const who = await openAgain(house, api, person.id);
  assert.match((await who.step('email', { email: changed.Email })).html, /name="email"/);
  assert.match((await prove(house, who, person)).html, /VALIDATED/);
  await assert.rejects(lastCode(house, changed.PhoneNumber));
});

test('a sealed PIN that is copied to another person opens nothing there', async () => {
  const api = await newPlatform(house);
  const [person, thief] = [await enrolledByNumber(house, api), await enrolledByNumber(house, api)];
  await house.db.run({
    text: 'update pins set pin_sealed = (select pin_sealed from pins where user_id = $1) where user_id = $2',
    values: [thief.id, person.id],
  });
  const who = await openAgain(house, api, person.id);
  assert.doesNotMatch((await prove(house, who, person)).html, /VALIDATED/);
});
