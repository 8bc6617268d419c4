// Who may object to what: each address has a link of its own, one that is new has none, and a report stays.
import assert from 'node:assert/strict';
import { randomInt } from 'node:crypto';
import { test } from 'node:test';
import { blockPerson } from '#sca/block-person.ts';
import { listOpenDisputes } from '#sca/notices/dispute-rows.ts';
import { tellPerson, type Recipient } from '#sca/notices/tell-person.ts';
import { lockPerson } from '#sca/person.ts';
import { inTransaction } from '#world/ctx.ts';
import { newPlatform, type Api } from '../kit/api.ts';
import { enrolledByNumber, openAgain, PIN, prove, type Enrolled } from '../kit/changes.ts';
import { openHouse } from '../kit/house.ts';
import { mailsTo, reportPathIn } from '../kit/mailbox.ts';
import { newNumber, newOwner } from '../kit/people.ts';
import { enrolUntilCode, lastCode, newVisitor } from '../kit/visitor.ts';

const house = await openHouse();

const newAddress = () => `ada.${randomInt(1e9)}@elsewhere.example`;
const disputesOf = (userId: string) => listOpenDisputes(house.db, userId);

async function linkTo(email: string, kind: string): Promise<string> {
  const [mail] = await mailsTo(house, email, kind.toUpperCase());
  return reportPathIn(mail);
}

async function report(path: string): Promise<string> {
  const token = new URL(path, house.url).searchParams.get('token') ?? '';
  return (await newVisitor(house).post('/report', { token })).html;
}

async function eventsOf(userId: string): Promise<string[]> {
  const rows = await house.db.many<{ type: string }>({
    text: 'select event_type as type from events where resource_id = $1 and session_id is null order by position',
    values: [userId],
  });
  return rows.map(({ type }) => type);
}

/** By the API, and confirmed by whoever has PIN and number. */
async function changeContact(api: Api, person: Enrolled, email: string, number: string): Promise<void> {
  const body = { TermsAndConditionsAccepted: true, PhoneNumber: number, Email: email };
  const put = await api.put(`/sca/users/natural/${person.id}`, body);
  const who = newVisitor(house);
  await who.start(put.body.PendingUserAction.RedirectUrl);
  await who.step('email', { email });
  await who.step('send-code');
  await who.step('proof', { pin: PIN, code: await lastCode(house, person.number) });
  await who.step('email', { email });
  await who.step('phone', { suggested: 'yes' });
  assert.match((await who.step('code', { code: await lastCode(house, number) })).html, /VALIDATED/);
}

test('an address that was confirmed with the change is told of it, and only the one before may object', async () => {
  const api = await newPlatform(house);
  const person = await enrolledByNumber(house, api);
  const address = newAddress();
  await changeContact(api, person, address, newNumber());
  const [mail] = await mailsTo(house, address, 'NUMBER_CHANGED');
  assert.match(mail?.Text ?? '', /contact Blue Market at once/);
  assert.throws(() => reportPathIn(mail), /no link/);
  assert.match(await report(await linkTo(person.email, 'number_changed')), /Thank you for telling us/);
  assert.deepEqual(
    (await disputesOf(person.id)).map(({ about }) => about),
    ['number_changed'],
  );
});

test('a telling that goes to several has a link for each, and counts once in the day', async () => {
  const api = await newPlatform(house);
  const person = await enrolledByNumber(house, api);
  const addresses = [person.email, newAddress(), newAddress()];
  const recipients = addresses.map((address): Recipient => ({ channel: 'email', address }));
  const whose = { clientId: api.clientId, userId: person.id };
  for (let n = 0; n < 6; n += 1) {
    const told = await inTransaction(house.app.host, async (tx) => {
      await lockPerson(tx, whose);
      return await tellPerson(tx, whose, { kind: 'blocked', recipients });
    });
    assert.equal(told, n < 5 ? 3 : 0);
  }
  const links = await Promise.all(addresses.map((address) => linkTo(address, 'blocked')));
  assert.equal(new Set(links).size, 3);
  const [first = '', second = ''] = links;
  await report(first);
  assert.match((await newVisitor(house).get(second)).html, /<form/);
  assert.match(await report(second), /Thank you for telling us/);
});

test('a report outlives every authentication; a contact that the platform changes back settles that one', async () => {
  const api = await newPlatform(house);
  const person = await enrolledByNumber(house, api);
  const path = `/sca/users/natural/${person.id}`;
  await api.put(path, { TermsAndConditionsAccepted: true, Email: newAddress() });
  await report(await linkTo(person.email, 'contact_change_asked'));
  const who = await openAgain(house, api, person.id);
  assert.match((await prove(house, who, person)).html, /VALIDATED/);
  assert.equal((await disputesOf(person.id)).length, 1);

  await api.put(path, { TermsAndConditionsAccepted: true, Email: newAddress() });
  assert.equal((await disputesOf(person.id)).length, 1);
  await api.put(path, { TermsAndConditionsAccepted: true, Email: person.email });
  assert.deepEqual(await disputesOf(person.id), []);
  assert.equal((await mailsTo(house, person.email, 'CONTACT_CHANGE_ASKED')).length, 2);
});

test('a contact that is changed back settles no other report', async () => {
  const api = await newPlatform(house);
  const person = await enrolledByNumber(house, api);
  await report(await linkTo(person.email, 'enrolled'));
  const path = `/sca/users/natural/${person.id}`;
  await api.put(path, { TermsAndConditionsAccepted: true, Email: newAddress() });
  await api.put(path, { TermsAndConditionsAccepted: true, Email: person.email });
  assert.deepEqual(
    (await disputesOf(person.id)).map(({ about }) => about),
    ['enrolled'],
  );
});

test('who has no confirmed address is told of a change at the number that codes go to', async () => {
  const api = await newPlatform(house);
  const person = await enrolledByNumber(house, api);
  await house.db.run({
    text: `delete from sca_contacts where user_id = $1 and channel = 'email'`,
    values: [person.id],
  });
  const before = (await messagesOfKind(person.number)).length;
  await api.put(`/sca/users/natural/${person.id}`, { TermsAndConditionsAccepted: true, Email: newAddress() });
  assert.equal((await messagesOfKind(person.number)).length, before + 1);
});

async function messagesOfKind(recipient: string): Promise<unknown[]> {
  return await house.db.many({
    text: `select 1 from messages where recipient = $1 and kind = 'contact_change_asked'`,
    values: [recipient],
  });
}

test('an enrolment that ends by a block or a report is told to the platform, at once and once', async () => {
  const api = await newPlatform(house);
  const owner = await newOwner(api);
  await enrolUntilCode(newVisitor(house), owner, { number: newNumber() });
  await blockPerson({ ...house.app.host, clientId: api.clientId }, owner.id, 'fraud');
  const failed = (events: readonly string[]) => events.filter((type) => type === 'SCA_ENROLLMENT_FAILED').length;
  assert.equal(failed(await eventsOf(owner.id)), 1);

  const person = await enrolledByNumber(house, api);
  const put = await api.put(`/sca/users/natural/${person.id}`, {
    TermsAndConditionsAccepted: true,
    Email: newAddress(),
  });
  await newVisitor(house).start(put.body.PendingUserAction.RedirectUrl);
  await report(await linkTo(person.email, 'contact_change_asked'));
  assert.equal(failed(await eventsOf(person.id)), 1);
  house.clock.advance(11 * 60_000);
  await house.app.runJobs();
  assert.deepEqual([failed(await eventsOf(owner.id)), failed(await eventsOf(person.id))], [1, 1]);
});
