// People are told what happens in their name: by e-mail, in their language, and never flooded.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { changeSetting } from '#clients/change-setting.ts';
import { insertReturnUrl } from '#clients/client-rows.ts';
import type { SessionId } from '#kit/ids.ts';
import { DAY, HOUR, MINUTE } from '#kit/time.ts';
import { findUndelivered } from '#messages/message-rows.ts';
import type { Handover } from '#messages/provider.ts';
import { sendDue, type Send } from '#messages/send-due.ts';
import { lockPerson } from '#sca/person.ts';
import { whenUndelivered } from '#sca/notices/when-undelivered.ts';
import { tellPerson, type Notice } from '#sca/notices/tell-person.ts';
import { exportTrail } from '#trail/export-trail.ts';
import { inTransaction } from '#world/ctx.ts';
import { newPlatform, type Api } from '../kit/api.ts';
import { openHouse, type House } from '../kit/house.ts';
import { mailsTo, messagesTo } from '../kit/mailbox.ts';
import { enrollmentLink, newNumber, newOwner } from '../kit/people.ts';
import { json, openProvider } from '../kit/provider.ts';
import { openRelay } from '../kit/relay.ts';
import { enrol, enrolUntilCode, newVisitor } from '../kit/visitor.ts';

const house = await openHouse();

async function enrolled(at: House = house, api?: Api) {
  const platform = api ?? (await newPlatform(at));
  const owner = await newOwner(platform);
  const number = newNumber();
  const end = await enrol(at, newVisitor(at), owner, { number });
  assert.match(end.html, /controlStatus=VALIDATED/);
  return { api: platform, owner, number };
}

async function tell(at: House, api: Api, userId: string, notice: Notice): Promise<void> {
  const whose = { clientId: api.clientId, userId };
  await inTransaction(at.app.host, async (tx) => {
    await lockPerson(tx, whose);
    await tellPerson(tx, whose, notice);
  });
}

async function trailOf(at: House, api: Api): Promise<string> {
  await at.app.runJobs();
  const lines: string[] = [];
  await exportTrail(at.app.host, api.clientId, {}, (line) => lines.push(line));
  return lines.join('\n');
}

test('whoever enrols is told by e-mail, with the name of the platform and a way to object', async () => {
  const { owner } = await enrolled();
  await house.app.runJobs();
  const [mail, ...others] = await mailsTo(house, owner.email);
  assert.deepEqual(others, []);
  assert.deepEqual([mail?.Kind, mail?.Code], ['ENROLLED', null]);
  assert.equal(mail?.Subject, 'Blue Market: your account is protected now');
  assert.match(mail?.Text ?? '', new RegExp(`^${house.url}/report\\?token=[\\w-]{43}$`, 'm'));
});

test('the page of the inbox shows a mail with its subject, and its link can be followed', async () => {
  const { owner } = await enrolled();
  const page = await (await fetch(`${house.url}/sandbox?recipient=${encodeURIComponent(owner.email)}`)).text();
  assert.match(page, /<h3>Blue Market: your account is protected now<\/h3>/);
  assert.match(page, /<a [^>]*href="http:\/\/localhost:\d+\/report\?token=[\w-]{43}"/);
});

test('a notice is in the language in which the person was served last, else in English', async () => {
  const api = await newPlatform(house);
  const owner = await newOwner(api);
  const number = newNumber();
  const visitor = newVisitor(house);
  await visitor.start(owner.link, { lang: 'fr' });
  await visitor.step('email', { email: owner.email });
  await visitor.step('pin', { pin: '482913', again: '482913' });
  await visitor.step('phone', { number });
  const [{ Code } = { Code: null }] = await messagesTo(house, number);
  await visitor.step('code', { code: Code ?? '' });
  await tell(house, api, owner.id, { kind: 'pin_changed' });
  await tell(house, api, owner.id, { kind: 'pin_changed', lang: 'en' });
  const subjects = (await mailsTo(house, owner.email)).map(({ Subject }) => Subject);
  assert.deepEqual(subjects, [
    'Blue Market: your PIN was changed',
    'Blue Market\u00A0: votre code PIN a été changé',
    'Blue Market\u00A0: votre compte est maintenant protégé',
  ]);
});

test('when the platform changes the contact, the address in use until now is told, by either endpoint', async () => {
  const { api, owner, number } = await enrolled();
  const elsewhere = `new-${owner.email}`;
  await api.put(`/sca/users/natural/${owner.id}`, { Email: elsewhere });
  const asked = async (address: string) => (await mailsTo(house, address, 'CONTACT_CHANGE_ASKED')).length;
  assert.deepEqual([await asked(owner.email), await asked(elsewhere)], [1, 0]);
  await api.put(`/users/natural/${owner.id}`, { Email: `again-${owner.email}` });
  assert.equal(await asked(owner.email), 2);
  // What is no contact, and back to what is in use.
  await api.put(`/sca/users/natural/${owner.id}`, { Tag: 'x' });
  await api.put(`/sca/users/natural/${owner.id}`, { Email: owner.email, PhoneNumber: number });
  assert.equal(await asked(owner.email), 2);
});

test('who never enrolled is told nothing at an address that nobody confirmed', async () => {
  const api = await newPlatform(house);
  const owner = await newOwner(api);
  await api.put(`/sca/users/natural/${owner.id}`, { Email: `new-${owner.email}` });
  await tell(house, api, owner.id, { kind: 'blocked' });
  assert.deepEqual(await mailsTo(house, owner.email), []);
  assert.deepEqual(await mailsTo(house, `new-${owner.email}`), []);
  assert.match(await trailOf(house, api), /notice: blocked.*not sent: no address/);
});

test('told by SMS: whom to turn to, and no link', async () => {
  const { api, owner, number } = await enrolled();
  const at = new Date('2026-05-01T10:00:00Z');
  const recipients = [
    { channel: 'sms', address: number },
    { channel: 'email', address: owner.email },
  ] as const;
  await tell(house, api, owner.id, { kind: 'reset_asked', at, recipients });
  const [sms] = await messagesTo(house, number);
  assert.match(sms?.Text ?? '', /^Blue Market: somebody asked .* contact Blue Market at once\.$/);
  assert.doesNotMatch(sms?.Text ?? '', /report|http/);
  const [mail] = await mailsTo(house, owner.email, 'RESET_ASKED');
  assert.match(mail?.Text ?? '', /1 May 2026|May 1, 2026/);
  assert.match(mail?.Text ?? '', /\/report\?token=/);
});

test('at most 20 a day, of which 5 of a kind that costs nothing to cause; the trail says what was not sent', async () => {
  const { api, owner } = await enrolled();
  for (let n = 0; n < 12; n += 1) await tell(house, api, owner.id, { kind: 'blocked' });
  const count = async () => (await mailsTo(house, owner.email)).length;
  assert.equal(await count(), 6);
  for (let n = 0; n < 7; n += 1) await tell(house, api, owner.id, { kind: 'contact_change_asked' });
  assert.equal(await count(), 11);
  assert.match(await trailOf(house, api), /notice: blocked.*not sent: too many notices of this kind in a day/);
  for (let n = 0; n < 15; n += 1) await tell(house, api, owner.id, { kind: 'pin_changed' });
  assert.equal(await count(), 20);
  assert.match(await trailOf(house, api), /notice: pin_changed.*not sent: too many notices in a day/);
  house.clock.advance(DAY);
  await tell(house, api, owner.id, { kind: 'pin_changed' });
  assert.equal(await count(), 21);
});

test('no notice ever holds a code, and the database takes none', async () => {
  const rows = await house.db.many<{ held: boolean }>({
    text: "select code_sealed is not null or session_id is not null as held from messages where channel = 'email'",
    values: [],
  });
  assert.ok(rows.length > 20);
  assert.ok(rows.every(({ held }) => !held));
  for (const { Code } of await mailsTo(house, '')) assert.equal(Code, null);
  await assert.rejects(
    house.db.run({ text: "update messages set code_sealed = 'x' where channel = 'email'", values: [] }),
    /messages_code_by_its_channel/,
  );
});

const origin = 'https://sca.example.com';
const relay = await openRelay();
const sms = await openProvider((response) => json(response, 500, {}));
const live = await openHouse({
  mode: 'live',
  publicUrl: origin,
  messages: { url: sms.url, secret: `whsec_${'A'.repeat(32)}` },
  mail: relay.config,
});

async function liveOwner() {
  const api = await newPlatform(live);
  await insertReturnUrl(live.db, api.clientId, 'https://platform.example/back', live.clock.now());
  await changeSetting(live.app.host, api.clientId, 'firstEnrolment', 'any');
  return { api, owner: await newOwner(api) };
}

test('in live mode a notice goes out by the relay, and what is secret in it is erased here', async () => {
  const { api, owner } = await liveOwner();
  const recipients = [{ channel: 'email', address: owner.email }] as const;
  await tell(live, api, owner.id, { kind: 'passkey_added', recipients });
  await live.app.runJobs();
  const [mail] = relay.mailsTo(owner.email);
  assert.equal(mail?.parsed.subject, 'Blue Market: a passkey was added');
  assert.match(mail?.parsed.text ?? '', /^https:\/\/sca\.example\.com\/report\?token=[\w-]{43}$/m);
  const rows = await live.db.many<Record<string, unknown>>({
    text: 'select outcome, notice_sealed from messages where recipient = $1',
    values: [owner.email],
  });
  assert.deepEqual(rows, [{ outcome: 'sent', notice_sealed: null }]);
});

test('a relay that is busy is asked again for a day; a notice is not too late after five minutes', async () => {
  const { api, owner } = await liveOwner();
  relay.refuse = { recipient: '450 4.2.0 greylisted' };
  await tell(live, api, owner.id, {
    kind: 'reset_done',
    recipients: [{ channel: 'email', address: owner.email }],
  });
  await live.app.runJobs();
  for (const ms of [MINUTE, 10 * MINUTE, 5 * HOUR]) {
    live.clock.advance(ms);
    await live.app.runJobs();
  }
  assert.deepEqual(relay.mailsTo(owner.email), []);
  relay.refuse = {};
  live.clock.advance(12 * HOUR);
  await live.app.runJobs();
  assert.equal(relay.mailsTo(owner.email).length, 1);
  assert.ok(!live.logged.join('\n').includes(owner.email));
});

test('a notice that is under way while the account is closed is not sent again, and says of nobody', async () => {
  const { api, owner } = await liveOwner();
  const recipients = [{ channel: 'email', address: owner.email }] as const;
  await tell(live, api, owner.id, { kind: 'reset_done', recipients });
  let tries = 0;
  const send: Send = async () => {
    tries += 1;
    await api.delete(`/users/natural/${owner.id}`);
    return { outcome: 'not_taken', attempts: [] };
  };
  const options = { is: 'notice', limit: 1, whenUndelivered } as const;
  await sendDue(live.app.host, send, options);
  live.clock.advance(DAY);
  await sendDue(live.app.host, send, options);
  assert.equal(tries, 1);
  const left = await live.db.many({
    text: 'select outcome, recipient, notice_sealed from messages where user_id = $1',
    values: [owner.id],
  });
  assert.deepEqual(left, [{ outcome: 'erased', recipient: '', notice_sealed: null }]);
});

const numberRefused: Handover = { outcome: 'not_taken', attempts: [{ provider: 'hook', result: 'number_refused' }] };

/** A first enrolment up to a code that waits to be sent. */
async function waitingCode() {
  const { api, owner } = await liveOwner();
  const visitor = newVisitor(live, origin);
  const number = newNumber();
  await enrolUntilCode(visitor, owner, { number });
  return { api, owner, visitor, number };
}

test('a code that cannot be delivered is told by e-mail, once: how to go on', async () => {
  const { owner, visitor } = await waitingCode();
  for (let n = 0; n < 6; n += 1) {
    await live.app.runJobs();
    live.clock.advance(MINUTE);
  }
  await live.app.runJobs();
  const mails = relay.mailsTo(owner.email);
  assert.deepEqual(
    mails.map(({ parsed }) => parsed.subject),
    ['Blue Market: we could not send you a code'],
  );
  assert.doesNotMatch(mails[0]?.raw ?? '', /\b\d{6}\b(?=.*code)|report\?token/);
  await visitor.step('send-code');
  for (let n = 0; n < 6; n += 1) {
    await live.app.runJobs();
    live.clock.advance(MINUTE);
  }
  assert.equal(relay.mailsTo(owner.email).length, 1);
});

test('a number that nobody reaches is given up at once, and so known to the page', async () => {
  const { owner, visitor, number } = await waitingCode();
  const { id } = await live.db.one<{ id: SessionId }>({
    text: 'select session_id as id from messages where recipient = $1',
    values: [number],
  });
  assert.equal(await findUndelivered(live.db, id), false);
  await sendDue(live.app.host, async () => numberRefused, { is: 'code', limit: 1, whenUndelivered });
  assert.equal(await findUndelivered(live.db, id), true);
  await live.app.runJobs();
  assert.equal(relay.mailsTo(owner.email).length, 1);
  // A newer code is on its way: the page waits for that one.
  live.clock.advance(MINUTE);
  await visitor.step('send-code');
  assert.equal(await findUndelivered(live.db, id), false);
});

test('an enrolled person is told of it at the address that they confirmed, whatever the platform says now', async () => {
  const { api, owner, visitor } = await waitingCode();
  let code = '';
  const read: Send = async ({ text }) => {
    code = /\d{6}$/.exec(text)?.[0] ?? '';
    return { outcome: 'sent', attempts: [] };
  };
  await sendDue(live.app.host, read, { is: 'code', limit: 1, whenUndelivered });
  assert.match((await visitor.step('code', { code })).html, /controlStatus=VALIDATED/);
  const elsewhere = `new-${owner.email}`;
  await api.put(`/sca/users/natural/${owner.id}`, { Email: elsewhere });
  const again = newVisitor(live, origin);
  await again.start(await enrollmentLink(api, owner.id));
  await again.step('email', { email: elsewhere });
  await again.step('send-code');
  await sendDue(live.app.host, async () => numberRefused, { is: 'code', limit: 1, whenUndelivered });
  await live.app.runJobs();
  const undeliverable = (address: string) =>
    relay.mailsTo(address).filter(({ parsed }) => parsed.subject?.includes('could not send')).length;
  assert.deepEqual([undeliverable(owner.email), undeliverable(elsewhere)], [1, 0]);
});
