// Recovery: who may ask for a reset, what it waits for, what it leaves, and that an API key alone gets nobody's account.
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { test } from 'node:test';
import { addClient, addKey } from '#clients/add-client.ts';
import { changeSetting } from '#clients/change-setting.ts';
import { insertPasskey } from '#factors/passkey/passkey-rows.ts';
import { newId } from '#kit/ids.ts';
import { listMessages } from '#messages/inbox.ts';
import { approveReset } from '#sca/recovery/approve-reset.ts';
import { askReset } from '#sca/recovery/ask-reset.ts';
import { cancelReset } from '#sca/recovery/cancel-reset.ts';
import { giveCode } from '#sca/recovery/give-code.ts';
import { blockPerson } from '#sca/block-person.ts';
import { liftDisputes } from '#sca/notices/dispute-rows.ts';
import { exportTrail } from '#trail/export-trail.ts';
import { connect, toJson, type Api } from '../kit/api.ts';
import type { KeyScope } from '#world/scopes.ts';
import { openHouse } from '../kit/house.ts';
import { enrollmentLink, newNumber, newOwner, type Owner } from '../kit/people.ts';
import { enrol, newVisitor, type Visitor } from '../kit/visitor.ts';

const HOUR = 3_600_000;
const house = await openHouse();

/** A platform that waits a day for a reset, as every live one does. */
async function newPlatform(
  settings: Record<string, unknown> = {},
  scopes: readonly KeyScope[] = ['Standard'],
): Promise<Api> {
  const id = `client-${randomBytes(6).toString('hex')}`;
  await addClient(house.app.host, { id, name: 'Blue Market', settings: { resetDelayHours: 24, ...settings } });
  return await connect(house.url, id, (await addKey(house.app.host, id, 'test', { scopes })).apiKey);
}

const ctxOf = (api: Api) => ({ ...house.app.host, clientId: api.clientId });

/** A token lives twenty minutes, a reset waits a day: each call has a new one. */
const fresh = (api: Api) => connect(house.url, api.clientId, api.apiKey);

async function ours(api: Api, method: string, path: string, body?: unknown) {
  const { token } = await fresh(api);
  const reply = await fetch(`${house.url}/strongroom/v1/${api.clientId}/users/${path}`, {
    method,
    headers: { authorization: `Bearer ${token}` },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return { status: reply.status, body: await toJson(reply) };
}

const asked = (userId: string) => ({ userId, reason: 'lost phone and PIN', reference: 'call 17' });
const askedByApi = { Reason: 'lost phone and PIN', IdentificationReference: 'video 17' };

interface Person extends Owner {
  readonly number: string;
  readonly visitor: Visitor;
}

async function newPerson(api: Api): Promise<Person> {
  const owner = await newOwner(api);
  const number = newNumber();
  const visitor = newVisitor(house);
  assert.match((await enrol(house, visitor, owner, { number })).html, /controlStatus=VALIDATED/);
  return { ...owner, number, visitor };
}

async function statusOf(api: Api, userId: string) {
  const { body } = await (await fresh(api)).get(`/sca/users/${userId}/sca-status`);
  return [body.UserStatus, body.IsEnrolled];
}

async function eventsOf(userId: string): Promise<string[]> {
  const rows = await house.db.many<{ event_type: string }>({
    text: 'select event_type from events where resource_id = $1 and session_id is null order by position',
    values: [userId],
  });
  return rows.map((row) => row.event_type);
}

/** Every row of an element that the person has. */
async function elementsOf(userId: string): Promise<number> {
  const { rows } = await house.db.one<{ rows: number }>({
    text: `select (select count(*) from pins where user_id = $1) + (select count(*) from phones where user_id = $1)
      + (select count(*) from passkeys where user_id = $1) + (select count(*) from typing_samples where user_id = $1)
      + (select count(*) from sca_contacts where user_id = $1 and until is null) as rows`,
    values: [userId],
  });
  return rows;
}

async function toldTo(recipient: string): Promise<string[]> {
  const messages = await listMessages(house.app.host, { recipient, limit: 20 });
  return messages.map((message) => message.kind).toReversed();
}

/** The time of a whole delay, and the job that looks at it. */
async function wait(ms: number): Promise<void> {
  house.clock.advance(ms);
  await house.app.runJobs();
}

async function report(recipient: string, kind: string): Promise<void> {
  const message = (await listMessages(house.app.host, { recipient, limit: 20 })).find((each) => each.kind === kind);
  const token = /\/report\?token=([\w-]+)/.exec(message?.text ?? '')?.[1] ?? assert.fail(`no link in ${message?.text}`);
  const reply = await newVisitor(house).post('/report', { token });
  assert.equal(reply.status, 200);
}

test('a reset by the operator ends every element after a day, and the next enrolment needs the code given out', async () => {
  const api = await newPlatform();
  const person = await newPerson(api);
  await insertPasskey(house.db, person.id, {
    id: newId('pk_', house.app.host),
    credentialId: randomBytes(16),
    publicKey: randomBytes(32),
    counter: 0,
    transports: [],
    synced: true,
    backedUp: true,
    aaguid: '00000000-0000-0000-0000-000000000000',
    name: 'Phone',
    createdAt: house.clock.now(),
  });
  const { Passkeys: passkeys, Reset: none } = (await ours(api, 'GET', `${person.id}/sca-history`)).body;
  const CreationDate = Math.floor(house.clock.now().getTime() / 1_000);
  assert.deepEqual(passkeys, [{ Name: 'Phone', Kind: 'SYNCED', CreationDate, LastUseDate: null }]);
  assert.equal(none, null);
  const { code, effectAt } = await askReset(ctxOf(api), asked(person.id));
  assert.equal(effectAt.getTime(), house.clock.now().getTime() + 24 * HOUR);

  await wait(24 * HOUR - 1);
  assert.deepEqual(await statusOf(api, person.id), ['ACTIVE', true]);
  assert.equal(await elementsOf(person.id), 5);
  await wait(1);
  assert.deepEqual(await statusOf(api, person.id), ['PENDING_USER_ACTION', false]);
  assert.equal(await elementsOf(person.id), 0);
  assert.deepEqual((await eventsOf(person.id)).slice(-2), [
    'SCA_ENROLLMENT_SUCCEEDED',
    'USER_ACCOUNT_VALIDATION_ASKED',
  ]);
  assert.deepEqual((await toldTo(person.email)).slice(-2), ['reset_asked', 'reset_done']);
  assert.deepEqual((await toldTo(person.number)).slice(-2), ['reset_asked', 'reset_done']);

  const link = await enrollmentLink(await fresh(api), person.id);
  const thief = newVisitor(house);
  const page = await enrol(house, thief, { email: person.email, link }, { number: newNumber() }).catch(() => undefined);
  assert.doesNotMatch(page?.html ?? '', /VALIDATED/);
  const again = newVisitor(house);
  await again.start(await enrollmentLink(await fresh(api), person.id));
  await again.step('proof-code', { code: code.toLowerCase().replace('-', ' ') });
  const number = newNumber();
  await again.step('email', { email: person.email });
  await again.step('pin', { pin: '739152', again: '739152' });
  await again.step('phone', { number });
  const end = await again.step('code', { code: await codeTo(number) });
  assert.match(end.html, /controlStatus=VALIDATED/);
  assert.deepEqual(await statusOf(api, person.id), ['ACTIVE', true]);

  const lines: string[] = [];
  await exportTrail(house.app.host, api.clientId, { user: person.id }, (line) => lines.push(line));
  const trail = lines.join('\n');
  for (const told of ['lost phone and PIN; identification call 17', 'reset asked by the operator', 'took effect']) {
    assert.ok(trail.includes(told), told);
  }
  for (const secret of [code, person.email, person.number]) assert.ok(!trail.includes(secret));
});

async function codeTo(number: string): Promise<string> {
  const [message] = await listMessages(house.app.host, { recipient: number, limit: 1 });
  return message?.code ?? assert.fail('no code');
}

test('a session that is under way when a reset takes effect writes nothing', async () => {
  const api = await newPlatform({ resetDelayHours: 0 });
  const person = await newPerson(api);
  const visitor = newVisitor(house);
  house.clock.advance(31_000);
  await visitor.start(await enrollmentLink(api, person.id));
  await visitor.step('email', { email: person.email });
  await visitor.step('send-code');
  const code = await codeTo(person.number);
  await askReset(ctxOf(api), asked(person.id));
  await wait(0);
  const page = await visitor.step('proof', { pin: '482913', code });
  assert.doesNotMatch(page.html, /VALIDATED/);
  assert.equal(await elementsOf(person.id), 0);
});

test('in live mode a reset waits a day at least, whatever the client says', async () => {
  const live = await openHouse({ mode: 'live', publicUrl: 'https://sca.example.com' });
  const id = `client-${randomBytes(6).toString('hex')}`;
  await addClient(live.app.host, { id, name: 'Shop', settings: { resetDelayHours: 0, firstEnrolment: 'any' } });
  const api = await connect(live.url, id, (await addKey(live.app.host, id, 'test')).apiKey);
  const owner = await newOwner(api);
  // As if enrolled: what is looked at here is the delay alone.
  await live.db.run({
    text: 'update enrolments set enrolled_at = $2 where user_id = $1',
    values: [owner.id, live.clock.now()],
  });
  const { effectAt } = await askReset({ ...live.app.host, clientId: id }, asked(owner.id));
  assert.equal(effectAt.getTime() - live.clock.now().getTime(), 24 * HOUR);
  await live.app.runJobs();
  assert.equal((await api.get(`/sca/users/${owner.id}/sca-status`)).body.IsEnrolled, true);
});

test('a contact that changes meanwhile begins the delay anew', async () => {
  const api = await newPlatform();
  const person = await newPerson(api);
  await askReset(ctxOf(api), asked(person.id));
  await wait(23 * HOUR);
  const put = await (
    await fresh(api)
  ).put(`/sca/users/natural/${person.id}`, {
    TermsAndConditionsAccepted: true,
    Email: `new.${person.email}`,
  });
  assert.equal(put.status, 200);
  await wait(23 * HOUR);
  assert.equal((await statusOf(api, person.id))[1], true);
  await wait(HOUR);
  assert.equal((await statusOf(api, person.id))[1], false);
});

test('a contact that a session confirms meanwhile begins the delay anew', async () => {
  const api = await newPlatform();
  const person = await newPerson(api);
  await askReset(ctxOf(api), asked(person.id));
  await wait(20 * HOUR);
  await house.db.run({
    text: `insert into sca_contacts (user_id, channel, address, since, until) values ($1, 'email', 'x@example.com', $2, $2)`,
    values: [person.id, house.clock.now()],
  });
  await wait(23 * HOUR);
  assert.equal((await statusOf(api, person.id))[1], true);
  await wait(HOUR);
  assert.equal((await statusOf(api, person.id))[1], false);
});

test('a contact of the last 90 days is told too, an older one is not', async () => {
  const api = await newPlatform();
  const person = await newPerson(api);
  const days = (count: number) => new Date(house.clock.now().getTime() - count * 24 * HOUR);
  for (const [address, until] of [
    [`late.${person.email}`, days(89)],
    [`old.${person.email}`, days(91)],
  ] as const) {
    await house.db.run({
      text: `insert into sca_contacts (user_id, channel, address, since, until) values ($1, 'email', $2, $3, $4)`,
      values: [person.id, address, new Date(days(100).getTime() + (until.getTime() % 7)), until],
    });
  }
  await askReset(ctxOf(api), asked(person.id));
  assert.deepEqual(await toldTo(`late.${person.email}`), ['reset_asked']);
  assert.deepEqual(await toldTo(`old.${person.email}`), []);
});

test('a report cancels the reset, and another one waits until that report is settled', async () => {
  const api = await newPlatform();
  const person = await newPerson(api);
  await askReset(ctxOf(api), asked(person.id));
  await report(person.email, 'reset_asked');
  const view = await house.db.one<{ state: string; closing_reason: string }>({
    text: 'select state, closing_reason from sca_resets where user_id = $1',
    values: [person.id],
  });
  assert.deepEqual(view, { state: 'canceled', closing_reason: 'reported by the person' });
  await assert.rejects(askReset(ctxOf(api), asked(person.id)), /reported/);
  await liftDisputes(house.db, person.id, 'operator', house.clock.now());
  await askReset(ctxOf(api), asked(person.id));
  await wait(24 * HOUR);
  assert.equal((await statusOf(api, person.id))[1], false);
});

test('a report that comes too late blocks whoever enrolled instead, until an operator settles it', async () => {
  const api = await newPlatform();
  const person = await newPerson(api);
  const { code } = await askReset(ctxOf(api), asked(person.id));
  await wait(24 * HOUR);
  const thief = newVisitor(house);
  const number = newNumber();
  await thief.start(await enrollmentLink(await fresh(api), person.id));
  await thief.step('proof-code', { code });
  await thief.step('email', { email: person.email });
  await thief.step('pin', { pin: '739152', again: '739152' });
  await thief.step('phone', { number });
  const typed = await codeTo(number);
  await report(person.email, 'reset_asked');
  assert.doesNotMatch((await thief.step('code', { code: typed })).html, /VALIDATED/);
  const again = newVisitor(house);
  await again.start(await enrollmentLink(await fresh(api), person.id));
  assert.doesNotMatch((await again.step('proof-code', { code })).html, /name="email"/);
  const history = (await ours(api, 'GET', `${person.id}/sca-history`)).body;
  assert.deepEqual(
    [history.BlockedForGood, history.OpenReports.map((each: { About: string }) => each.About)],
    [true, ['RESET_ASKED']],
  );
});

test('a reset that took effect is not hidden by another one that was asked for and canceled since', async () => {
  const api = await newPlatform({ apiReset: true }, ['Standard', 'Recovery:read', 'Recovery:write']);
  for (const canceled of [true, false]) {
    const person = await newPerson(await fresh(api));
    const { code } = await askReset(ctxOf(api), asked(person.id));
    await wait(24 * HOUR);
    const thief = newVisitor(house);
    const number = newNumber();
    await thief.start(await enrollmentLink(await fresh(api), person.id));
    await thief.step('proof-code', { code });
    await thief.step('email', { email: person.email });
    await thief.step('pin', { pin: '739152', again: '739152' });
    await thief.step('phone', { number });
    assert.match((await thief.step('code', { code: await codeTo(number) })).html, /VALIDATED/);
    assert.equal((await ours(api, 'POST', `${person.id}/sca-reset`, askedByApi)).status, 200);
    if (canceled) assert.equal((await ours(api, 'DELETE', `${person.id}/sca-reset`)).status, 200);
    await report(person.email, 'reset_asked');
    const history = (await ours(api, 'GET', `${person.id}/sca-history`)).body;
    assert.deepEqual([history.BlockedForGood, history.Reset], [true, null]);
  }
});

test('the time to object reaches beyond the effect, also where the delay begins anew', async () => {
  const api = await newPlatform({ resetDelayHours: 720 });
  const person = await newPerson(api);
  await askReset(ctxOf(api), asked(person.id));
  const [mail] = await listMessages(house.app.host, { recipient: person.email, limit: 1 });
  assert.match(mail?.text ?? '', /for 37 days/);
  const path = new URL(/\S+\/report\?token=\S+/.exec(mail?.text ?? '')?.[0] ?? '').pathname;
  const token = /token=([\w-]+)/.exec(mail?.text ?? '')?.[1] ?? '';
  const shown = async () => (await newVisitor(house).get(`${path}?token=${token}`)).html;
  await wait(29 * 24 * HOUR);
  assert.match(await shown(), /<form/);
  const body = { TermsAndConditionsAccepted: true, Email: `new.${person.email}` };
  assert.equal((await (await fresh(api)).put(`/sca/users/natural/${person.id}`, body)).status, 200);
  await wait(30 * 24 * HOUR);
  assert.equal((await statusOf(api, person.id))[1], false);
  await wait(7 * 24 * HOUR - 1);
  assert.match(await shown(), /<form/);
  await wait(1);
  assert.doesNotMatch(await shown(), /<form/);
});

/** As if of before contacts were kept. */
async function forgetContacts(userId: string): Promise<void> {
  await house.db.run({ text: 'delete from sca_contacts where user_id = $1', values: [userId] });
}

test('where no contact was confirmed, the number in use and the platform’s address are told of a reset', async () => {
  const api = await newPlatform();
  const person = await newPerson(api);
  await forgetContacts(person.id);
  const { told } = await askReset(ctxOf(api), asked(person.id));
  assert.equal(told, 2);
  for (const recipient of [person.email, person.number]) {
    assert.equal((await toldTo(recipient)).at(-1), 'reset_asked');
  }
});

test('there is no reset of which nobody can be told', async () => {
  const api = await newPlatform({ apiReset: true }, ['Standard', 'Recovery:read', 'Recovery:write']);
  const person = await newPerson(api);
  await forgetContacts(person.id);
  await house.db.run({ text: 'delete from phones where user_id = $1', values: [person.id] });
  await house.db.run({ text: `update users set email = '' where id = $1`, values: [person.id] });
  const refused = /no address and no number/;
  await assert.rejects(askReset(ctxOf(api), asked(person.id)), refused);
  assert.equal((await ours(api, 'POST', `${person.id}/sca-reset`, askedByApi)).status, 200);
  await assert.rejects(approveReset(ctxOf(api), person.id, 'seen'), refused);
  assert.equal((await ours(api, 'GET', `${person.id}/sca-reset`)).body.Status, 'WAITING_FOR_APPROVAL');
});

test('whoever guesses at the code after a reset: the contacts of late are told', async () => {
  const api = await newPlatform({ resetDelayHours: 0 });
  const person = await newPerson(api);
  await askReset(ctxOf(api), asked(person.id));
  await wait(0);
  const guesser = newVisitor(house);
  await guesser.start(await enrollmentLink(await fresh(api), person.id));
  for (let n = 0; n < 5; n += 1) await guesser.step('proof-code', { code: '22222-22222' });
  assert.equal((await toldTo(person.email)).at(-1), 'blocked');
});

test('an enrolment that a reset ends is told to the platform', async () => {
  const api = await newPlatform();
  const person = await newPerson(api);
  const { body } = await api.put(`/sca/users/natural/${person.id}`, {
    TermsAndConditionsAccepted: true,
    Email: `new.${person.email}`,
  });
  await askReset(ctxOf(api), asked(person.id));
  await wait(24 * HOUR - 60_000);
  const { body: again } = await (await fresh(api)).post(`/sca/users/${person.id}/enrollment`);
  assert.notEqual(again.PendingUserAction.RedirectUrl, body.PendingUserAction.RedirectUrl);
  await wait(60_000);
  assert.equal((await eventsOf(person.id)).at(-1), 'SCA_ENROLLMENT_FAILED');
});

test('a canceled reset does nothing; one at a time; nothing to reset, nobody to reset', async () => {
  const api = await newPlatform();
  const person = await newPerson(api);
  await assert.rejects(cancelReset(ctxOf(api), person.id, 'none'), /No reset/);
  await askReset(ctxOf(api), asked(person.id));
  await assert.rejects(askReset(ctxOf(api), asked(person.id)), /under way/);
  await cancelReset(ctxOf(api), person.id, 'found the phone');
  await wait(25 * HOUR);
  assert.deepEqual(await statusOf(api, person.id), ['ACTIVE', true]);

  const stranger = await newOwner(await fresh(api));
  await assert.rejects(askReset(ctxOf(api), asked(stranger.id)), /not enrolled/);
  await assert.rejects(askReset(ctxOf(await newPlatform()), asked(person.id)), { code: 'not_found' });
});

test('a closed user is not reset, and closing leaves nothing of a reset', async () => {
  const api = await newPlatform();
  const person = await newPerson(api);
  await askReset(ctxOf(api), asked(person.id));
  assert.equal((await api.delete(`/users/natural/${person.id}`)).status, 204);
  await wait(25 * HOUR);
  const { rows } = await house.db.one<{ rows: number }>({
    text: `select (select count(*) from sca_resets where user_id = $1)
      + (select count(*) from enrolment_proofs where user_id = $1) as rows`,
    values: [person.id],
  });
  assert.equal(rows, 0);
  assert.equal((await statusOf(api, person.id))[0], 'CLOSED');
  await assert.rejects(askReset(ctxOf(api), asked(person.id)), { code: 'user_closed' });
});

test('guesses are fresh after a reset, but a permanent block stays', async () => {
  const api = await newPlatform({ resetDelayHours: 0 });
  for (const forGood of [false, true]) {
    const person = await newPerson(api);
    await house.db.run({
      text: 'insert into guess_budgets (user_id, consecutive_failures, blocked_until) values ($1, 50, $2)',
      values: [person.id, new Date(house.clock.now().getTime() + HOUR)],
    });
    if (forGood) await blockPerson(ctxOf(api), person.id, 'fraud');
    await askReset(ctxOf(api), asked(person.id));
    await wait(0);
    const history = (await ours(api, 'GET', `${person.id}/sca-history`)).body;
    assert.deepEqual([history.ConsecutiveFailures, history.BlockedUntil, history.BlockedForGood], [0, null, forGood]);
  }
});

test('a platform asks, the operator approves, then the delay begins: each is told where it stands', async () => {
  const api = await newPlatform({ apiReset: true }, ['Standard', 'Recovery:read', 'Recovery:write']);
  const person = await newPerson(api);
  const path = `${person.id}/sca-reset`;
  assert.equal((await ours(api, 'GET', path)).status, 404);
  const { status, body } = await ours(api, 'POST', path, askedByApi);
  assert.deepEqual(
    [status, body.Status, body.AskedBy, body.IdentificationReference, body.EffectDate],
    [200, 'WAITING_FOR_APPROVAL', 'PLATFORM', 'video 17', null],
  );
  assert.ok(!('Code' in body));
  await wait(48 * HOUR);
  assert.deepEqual(await statusOf(api, person.id), ['ACTIVE', true]);
  assert.ok(!(await toldTo(person.email)).includes('reset_asked'));

  const { code } = await approveReset(ctxOf(api), person.id, 'seen the video');
  await assert.rejects(approveReset(ctxOf(api), person.id, 'again'), /No reset/);
  const waiting = (await ours(api, 'GET', path)).body;
  assert.deepEqual(
    [waiting.Status, waiting.EffectDate],
    ['WAITING', Math.floor(house.clock.now().getTime() / 1_000) + 86_400],
  );
  assert.ok(!JSON.stringify(waiting).includes(code));
  const history = (await ours(api, 'GET', `${person.id}/sca-history`)).body;
  assert.equal(history.Reset.Id, waiting.Id);
  await wait(24 * HOUR);
  assert.equal((await ours(api, 'GET', path)).body.Status, 'DONE');
  assert.equal((await statusOf(api, person.id))[1], false);
});

test('a platform may cancel what waits', async () => {
  const api = await newPlatform({ apiReset: true }, ['Standard', 'Recovery:read', 'Recovery:write']);
  const person = await newPerson(api);
  const path = `${person.id}/sca-reset`;
  assert.equal((await ours(api, 'DELETE', path)).status, 400);
  await ours(api, 'POST', path, askedByApi);
  assert.equal((await ours(api, 'POST', path, askedByApi)).status, 400);
  assert.equal((await ours(api, 'DELETE', path)).body.Status, 'CANCELED');
  await askReset(ctxOf(api), asked(person.id));
  assert.equal((await ours(api, 'DELETE', path)).body.Status, 'CANCELED');
});

test('without the setting, the scope or the reference there is no reset by API', async () => {
  const off = await newPlatform({}, ['Standard', 'Recovery:read', 'Recovery:write']);
  const plain = await newPlatform({ apiReset: true });
  const right = await newPlatform({ apiReset: true }, ['Standard', 'Recovery:read', 'Recovery:write']);
  const person = await newPerson(off);
  assert.equal((await ours(off, 'POST', `${person.id}/sca-reset`, askedByApi)).status, 403);
  const other = await newPerson(plain);
  for (const method of ['POST', 'GET', 'DELETE']) {
    const body = method === 'POST' ? askedByApi : undefined;
    const refused = await ours(plain, method, `${other.id}/sca-reset`, body);
    assert.deepEqual([refused.status, refused.body.Type], [403, 'forbidden_ressource']);
  }
  const third = await newPerson(right);
  const missing = await ours(right, 'POST', `${third.id}/sca-reset`, { Reason: 'lost' });
  assert.deepEqual([missing.status, Object.keys(missing.body.errors)], [400, ['IdentificationReference']]);
  assert.equal((await ours(right, 'POST', `${other.id}/sca-reset`, askedByApi)).status, 404);
});

test('a code for a first enrolment: where the client asks for it, for nobody enrolled', async () => {
  const api = await newPlatform();
  const owner = await newOwner(api);
  assert.equal((await ours(api, 'POST', `${owner.id}/enrolment-code`)).status, 400);
  await changeSetting(house.app.host, api.clientId, 'firstEnrolment', 'proof');
  const { status, body } = await ours(api, 'POST', `${owner.id}/enrolment-code`);
  assert.equal(status, 200);
  assert.match(body.Code, /^[2-9A-HJ-NP-Z]{5}-[2-9A-HJ-NP-Z]{5}$/);
  assert.equal(body.ExpirationDate, Math.floor(house.clock.now().getTime() / 1_000) + 14 * 86_400);
  const history = (await ours(api, 'GET', `${owner.id}/sca-history`)).body;
  assert.deepEqual(history.EnrolmentCode, { IsRequired: true, ExpirationDate: body.ExpirationDate });
  assert.ok(!JSON.stringify(history).includes(body.Code));

  const next = await ours(api, 'POST', `${owner.id}/enrolment-code`);
  assert.notEqual(next.body.Code, body.Code);
  const visitor = newVisitor(house);
  await visitor.start(owner.link);
  await visitor.step('proof-code', { code: body.Code });
  assert.doesNotMatch((await visitor.look()).html, /name="email"/);
  await visitor.step('proof-code', { code: next.body.Code });
  assert.match((await visitor.look()).html, /name="email"/);

  const payer = await api.post('/sca/users/natural', {
    FirstName: 'P',
    LastName: 'P',
    Email: 'payer@example.com',
    UserCategory: 'PAYER',
    TermsAndConditionsAccepted: false,
  });
  const refused = await ours(api, 'POST', `${payer.body.Id}/enrolment-code`);
  assert.equal(refused.body.Type, 'not_allowed_for_user_category_payer');
});

test('after a reset only the operator gives out a code; a new one when the first ran out', async () => {
  const api = await newPlatform({ resetDelayHours: 0, firstEnrolment: 'proof' });
  const owner = await newOwner(api);
  const first = await giveCode(ctxOf(api), owner.id);
  const visitor = newVisitor(house);
  const number = newNumber();
  await visitor.start(owner.link);
  await visitor.step('proof-code', { code: first.code });
  await visitor.step('email', { email: owner.email });
  await visitor.step('pin', { pin: '482913', again: '482913' });
  await visitor.step('phone', { number });
  assert.match((await visitor.step('code', { code: await codeTo(number) })).html, /VALIDATED/);
  assert.equal((await ours(api, 'POST', `${owner.id}/enrolment-code`)).status, 400);
  await assert.rejects(giveCode(ctxOf(api), owner.id), /enrolled/);

  const { code } = await askReset(ctxOf(api), asked(owner.id));
  await wait(0);
  const refused = await ours(api, 'POST', `${owner.id}/enrolment-code`);
  assert.match(refused.body.errors.UserId, /operator/);
  house.clock.advance(14 * 24 * HOUR);
  const late = newVisitor(house);
  await late.start(await enrollmentLink(await fresh(api), owner.id));
  await late.step('proof-code', { code });
  assert.doesNotMatch((await late.look()).html, /name="email"/);
  const next = await giveCode(ctxOf(api), owner.id);
  await late.step('proof-code', { code: next.code });
  assert.match((await late.look()).html, /name="email"/);
});
