// Every end of every session is told to who asks for it, with what the session was for; nobody else sees a thing of it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { changeSetting } from '#clients/change-setting.ts';
import { DAY, HOUR, MINUTE } from '#kit/time.ts';
import { blockPerson } from '#sca/block-person.ts';
import { askReset } from '#sca/recovery/ask-reset.ts';
import { connect, newPlatform, type Api } from '../kit/api.ts';
import { newAuthenticator, optionsIn } from '../kit/authenticator.ts';
import { enrolledByNumber, enrolledByPasskey, openAgain, PIN, prove } from '../kit/changes.ts';
import { openHookSink, subscribe } from '../kit/hook-sink.ts';
import { openHouse } from '../kit/house.ts';
import { mailsTo, reportPathIn } from '../kit/mailbox.ts';
import { oursOf } from '../kit/ours.ts';
import { enrollmentLink, newNumber, newOwner } from '../kit/people.ts';
import { openReceiver } from '../kit/receiver.ts';
import { sandboxOf } from '../kit/sandbox.ts';
import { enrol, enrolUntilCode, lastCode, newVisitor } from '../kit/visitor.ts';

const house = await openHouse();
const TYPES = ['SCA_SESSION_VALIDATED', 'SCA_SESSION_FAILED', 'SCA_SESSION_EXPIRED'];
const ctxOf = (api: Api) => ({ ...house.app.host, clientId: api.clientId });
const changing = (person: { readonly id: string }, api: Api) => openAgain(house, api, person.id);

/** The ends of a person's sessions, the oldest first: how, for what, and what was to be changed. */
async function endsOf({ clientId, apiKey }: Api, userId: string): Promise<string[]> {
  const api = await connect(house.url, clientId, apiKey);
  const query = `ResourceId=${userId}&EventType=${TYPES.join(',')}&per_page=100`;
  const { body } = await oursOf(house, api).get(`/events?${query}`);
  return body.map((event: Record<string, string | null>) => {
    assert.match(event['SessionId'] ?? '', /^scas_/);
    const how = (event['EventType'] ?? '').replace('SCA_SESSION_', '');
    return [how, event['Purpose'], event['Change']].filter((word) => word !== null).join(' ');
  });
}

test('validated: a first enrolment, an authentication, and what was changed after it', async () => {
  const api = await newPlatform(house);
  const person = await enrolledByNumber(house, api);
  assert.match((await prove(house, await changing(person, api), person)).html, /VALIDATED/);
  house.clock.advance(MINUTE);

  const pin = await changing(person, api);
  await pin.step('manage');
  await prove(house, pin, person);
  await pin.step('settings', { change: 'pin' });
  assert.match((await pin.step('pin', { pin: '739152', again: '739152' })).html, /VALIDATED/);
  house.clock.advance(3 * DAY);

  const adding = await changing(person, api);
  await adding.step('manage');
  await prove(house, adding, person, '739152');
  const page = await adding.step('settings', { change: 'add_passkey' });
  const device = newAuthenticator(house.url);
  assert.match(
    (await adding.step('new-passkey', { credential: device.create(optionsIn(page.html)) })).html,
    /VALIDATED/,
  );
  assert.deepEqual(await endsOf(api, person.id), [
    'VALIDATED ENROLMENT',
    'VALIDATED AUTHENTICATION',
    'VALIDATED AUTHENTICATION PIN',
    'VALIDATED AUTHENTICATION ADD_PASSKEY',
  ]);
});

test('validated: a contact that the platform changed', async () => {
  const api = await newPlatform(house);
  const person = await enrolledByNumber(house, api);
  const Email = `new.${person.email}`;
  const { body } = await api.put(`/sca/users/natural/${person.id}`, { TermsAndConditionsAccepted: true, Email });
  const who = newVisitor(house);
  await who.start(body.PendingUserAction.RedirectUrl);
  assert.match((await prove(house, who, { ...person, email: Email })).html, /VALIDATED/);
  assert.deepEqual(await endsOf(api, person.id), ['VALIDATED ENROLMENT', 'VALIDATED RE_ENROLMENT']);
});

test('validated: the ways of the original', async () => {
  const api = await newPlatform(house);
  await changeSetting(house.app.host, api.clientId, 'selfServiceChange', 'original');
  const person = await enrolledByNumber(house, api);
  const who = await changing(person, api);
  await who.step('email', { email: person.email });
  await who.step('lost');
  await who.step('change', { flow: 'forgotten_pin' });
  await who.step('email', { email: person.email });
  await who.step('pin', { pin: '739152', again: '739152' });
  await who.step('send-code');
  assert.match((await who.step('code-alone', { code: await lastCode(house, person.number) })).html, /VALIDATED/);
  assert.deepEqual(await endsOf(api, person.id), ['VALIDATED ENROLMENT', 'VALIDATED AUTHENTICATION PIN']);
});

test('failed: no tries left, of an enrolment and of an authentication', async () => {
  const api = await newPlatform(house);
  const owner = await newOwner(api);
  const who = newVisitor(house);
  await who.start(owner.link);
  for (let n = 0; n < 5; n += 1) await who.step('email', { email: 'x@example.com' });
  assert.deepEqual(await endsOf(api, owner.id), ['FAILED ENROLMENT']);

  const person = await enrolledByNumber(house, api);
  const again = await changing(person, api);
  for (let n = 0; n < 5; n += 1) await again.step('email', { email: 'x@example.com' });
  assert.deepEqual(await endsOf(api, person.id), ['VALIDATED ENROLMENT', 'FAILED AUTHENTICATION']);
});

test('failed: left by the person, also in the middle of a change', async () => {
  const api = await newPlatform(house);
  const owner = await newOwner(api);
  const who = newVisitor(house);
  await who.start(owner.link);
  await who.step('leave');
  assert.deepEqual(await endsOf(api, owner.id), ['FAILED ENROLMENT']);

  const person = await enrolledByNumber(house, api);
  const half = await changing(person, api);
  await half.step('manage');
  await prove(house, half, person);
  await half.step('settings', { change: 'number' });
  await half.step('leave');
  assert.deepEqual(await endsOf(api, person.id), ['VALIDATED ENROLMENT', 'FAILED AUTHENTICATION NUMBER']);
});

test('failed: the person asks for recovery', async () => {
  const api = await newPlatform(house);
  const { owner } = await enrolledByPasskey(house, api);
  const who = await openAgain(house, api, owner.id);
  await who.step('lost');
  await who.step('email', { email: owner.email });
  assert.match((await who.step('recovery')).html, /controlStatus=FAILED/);
  assert.deepEqual(await endsOf(api, owner.id), ['VALIDATED ENROLMENT', 'FAILED AUTHENTICATION']);
});

test('failed: a change that comes too soon after another', async () => {
  const api = await newPlatform(house);
  const person = await enrolledByNumber(house, api);
  const who = await changing(person, api);
  await who.step('manage');
  await prove(house, who, person);
  await who.step('settings', { change: 'pin' });
  await who.step('pin', { pin: '739152', again: '739152' });
  house.clock.advance(HOUR);
  const { body } = await (
    await connect(house.url, api.clientId, api.apiKey)
  ).put(`/sca/users/natural/${person.id}`, {
    TermsAndConditionsAccepted: true,
    PhoneNumber: newNumber(),
  });
  const she = newVisitor(house);
  await she.start(body.PendingUserAction.RedirectUrl);
  assert.match((await prove(house, she, person, '739152')).html, /controlStatus=FAILED/);
  assert.deepEqual((await endsOf(api, person.id)).slice(1), ['VALIDATED AUTHENTICATION PIN', 'FAILED RE_ENROLMENT']);
});

test('failed: every open session, when the person is blocked, reset, closed, or reports a change', async () => {
  const api = await newPlatform(house);
  const ends: Readonly<Record<string, (person: { id: string; email: string }) => Promise<unknown>>> = {
    blocked: ({ id }) => blockPerson(ctxOf(api), id, 'test'),
    closed: async ({ id }) => (await connect(house.url, api.clientId, api.apiKey)).delete(`/users/natural/${id}`),
    reported: async ({ email }) => {
      const path = reportPathIn((await mailsTo(house, email, 'ENROLLED'))[0]);
      await newVisitor(house).post('/report', { token: new URL(path, house.url).searchParams.get('token') ?? '' });
    },
  };
  for (const [how, end] of Object.entries(ends)) {
    const person = await enrolledByNumber(house, await connect(house.url, api.clientId, api.apiKey));
    await house.app.runJobs();
    await openAgain(house, api, person.id);
    await enrollmentLink(await connect(house.url, api.clientId, api.apiKey), person.id);
    await end(person);
    const expected = ['VALIDATED ENROLMENT', 'FAILED AUTHENTICATION', 'FAILED AUTHENTICATION'];
    assert.deepEqual(await endsOf(api, person.id), expected, how);
  }
});

test('failed: a reset that takes effect', async () => {
  const api = await newPlatform(house);
  await changeSetting(house.app.host, api.clientId, 'resetDelayHours', 0);
  const person = await enrolledByNumber(house, api);
  await openAgain(house, api, person.id);
  await askReset(ctxOf(api), { userId: person.id, reason: 'lost phone and PIN', reference: 'call 17' });
  await house.app.runJobs();
  assert.deepEqual(await endsOf(api, person.id), ['VALIDATED ENROLMENT', 'FAILED AUTHENTICATION']);
});

test('expired: a link that nobody opened, and a session that was abandoned', async () => {
  const api = await newPlatform(house);
  const [never, half] = [await newOwner(api), await newOwner(api)];
  await enrolUntilCode(newVisitor(house), half, { number: newNumber() });
  const person = await enrolledByNumber(house, api);
  await openAgain(house, api, person.id);
  house.clock.advance(10 * MINUTE);
  await house.app.runJobs();
  assert.deepEqual(await endsOf(api, never.id), ['EXPIRED ENROLMENT']);
  assert.deepEqual(await endsOf(api, half.id), ['EXPIRED ENROLMENT']);
  assert.deepEqual(await endsOf(api, person.id), ['VALIDATED ENROLMENT', 'EXPIRED AUTHENTICATION']);
});

test('superseded: the older link of a person who enrolled by a newer one expires as any other, and is no failed enrolment', async () => {
  const api = await newPlatform(house);
  const owner = await newOwner(api);
  const started = newVisitor(house);
  await started.start(owner.link);
  const link = await enrollmentLink(api, owner.id);
  await enrol(house, newVisitor(house), { ...owner, link }, { number: newNumber(), pin: PIN });
  // It begins anew as what the person needs now.
  await started.look();
  house.clock.advance(10 * MINUTE);
  await house.app.runJobs();
  const ends = await endsOf(api, owner.id);
  assert.equal(ends[0], 'VALIDATED ENROLMENT');
  assert.match(ends[1] ?? '', /^EXPIRED (ENROLMENT|AUTHENTICATION)$/);
  assert.equal(ends.length, 2);
  const { body } = await (
    await connect(house.url, api.clientId, api.apiKey)
  ).get('/events?EventType=SCA_ENROLLMENT_EXPIRED');
  assert.deepEqual(body, []);
});

test('ended by the calls of the sandbox: as by people', async () => {
  const api = await newPlatform(house);
  const sandbox = sandboxOf(house);
  for (const [call, body, end] of [
    ['complete', {}, 'VALIDATED ENROLMENT'],
    ['fail', { By: 'leave' }, 'FAILED ENROLMENT'],
    ['expire', {}, 'EXPIRED ENROLMENT'],
  ] as const) {
    const owner = await newOwner(api);
    assert.equal((await sandbox.post(`/sessions/${owner.id}/${call}`, body)).status, 200, call);
    assert.deepEqual(await endsOf(api, owner.id), [end]);
  }
});

test('a hook for the type is told, by GET and signed; the enrolment event comes with it', async () => {
  const [api, sink, receiver] = [await newPlatform(house), await openHookSink(), await openReceiver()];
  await subscribe(api, sink, ['SCA_SESSION_VALIDATED', 'SCA_ENROLLMENT_SUCCEEDED']);
  const { body: hook } = await api.post('/hooks', { EventType: 'SCA_SESSION_FAILED', Url: receiver.url });
  await oursOf(house, api).put(`/hooks/${hook.Id}`, { Delivery: 'SIGNED_POST', Signature: 'ED25519' });
  const owner = await newOwner(api);
  const left = newVisitor(house);
  await left.start(owner.link);
  await left.step('leave');
  const link = await enrollmentLink(api, owner.id);
  await enrol(house, newVisitor(house), { ...owner, link }, { number: newNumber() });
  await house.app.runJobs();
  assert.deepEqual(sink.typesFor(owner.id).toSorted(), ['SCA_ENROLLMENT_SUCCEEDED', 'SCA_SESSION_VALIDATED']);
  const { type, data } = JSON.parse(receiver.last().body);
  assert.equal(type, 'SCA_SESSION_FAILED');
  assert.deepEqual([data.EventType, data.ResourceId, data.Purpose], ['SCA_SESSION_FAILED', owner.id, 'ENROLMENT']);
  assert.equal(data.SessionId, left.session.replace('/session/', ''));
  assert.ok(!('Change' in data));
});

test('GET /events of the original lists them only by their names; ours lists all', async () => {
  const api = await newPlatform(house);
  const owner = await newOwner(api);
  await enrol(house, newVisitor(house), owner, { number: newNumber() });
  const typesIn = async (query: string) => {
    const { body, headers } = await api.get(`/events${query}`);
    assert.equal(headers.get('x-number-of-items'), String(body.length));
    for (const event of body) assert.deepEqual(Object.keys(event), ['ResourceId', 'EventType', 'Date']);
    return body.map((event: { EventType: string }) => event.EventType);
  };
  const originals = ['USER_ACCOUNT_VALIDATION_ASKED', 'USER_ACCOUNT_ACTIVATED', 'SCA_ENROLLMENT_SUCCEEDED'];
  assert.deepEqual(await typesIn(''), originals);
  assert.deepEqual(await typesIn('?EventType=ALL'), originals);
  assert.deepEqual(await typesIn('?EventType=SCA_SESSION_VALIDATED'), ['SCA_SESSION_VALIDATED']);
  const [asked, ...others] = originals;
  const every = [asked, 'SCA_SESSION_VALIDATED', ...others];
  assert.deepEqual(await typesIn('?EventType=ALL,SCA_SESSION_VALIDATED'), every);

  const { body } = await oursOf(house, api).get('/events');
  assert.deepEqual(
    body.map((event: { EventType: string; Sequence: number }) => [event.EventType, event.Sequence]),
    every.map((type, index) => [type, index + 1]),
  );
  const [, end] = body;
  assert.match(end.Id, /^evt_/);
  assert.match(end.SessionId, /^scas_/);
  assert.equal(end.Date, Math.floor(house.clock.now().getTime() / 1000));
  assert.deepEqual([end.ResourceId, end.Purpose, end.Change], [owner.id, 'ENROLMENT', null]);
  assert.deepEqual([body[0].SessionId, body[0].Purpose, body[0].Change], [null, null, null]);
});
