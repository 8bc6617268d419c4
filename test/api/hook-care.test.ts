// What a platform's engineer has when a receiver fails: warnings by mail, a test, what became of each event, and replay.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DAY, MINUTE, SECOND, unixSeconds } from '#kit/time.ts';
import { emit } from '#webhooks/emit.ts';
import { newPlatform, toJson, type Api } from '../kit/api.ts';
import { openHouse } from '../kit/house.ts';
import { oursOf } from '../kit/ours.ts';
import { openReceiver, signedHook } from '../kit/signed-receiver.ts';

const house = await openHouse({ hookDelaysMs: [MINUTE] });
const { clock } = house;
const TYPE = 'KYC_CREATED';

const happen = (api: Api, resourceId = 'r') =>
  emit({ ...house.app.host, clientId: api.clientId }, { type: TYPE, resourceId });

interface Mail {
  readonly Subject: string | null;
  readonly Text: string;
}

async function mailsTo(recipient: string): Promise<Mail[]> {
  return await toJson(await fetch(`${house.url}/sandbox/messages?recipient=${encodeURIComponent(recipient)}`));
}

let people = 0;
const newAddress = () => `hooks.${(people += 1)}@platform.example`;

test('25, 50, 75 and 100 failures in a row are told once each, to the address of the hook', async () => {
  const [api, receiver, email] = [await newPlatform(house, 'Blue <Market>'), await openReceiver(), newAddress()];
  receiver.answer = (_, response) => response.writeHead(503).end('secret words of the receiver');
  const id = await signedHook(house, api, { type: TYPE, url: `${receiver.url}/hooks?key=secret`, email });
  const told: number[] = [];
  for (let n = 1; n <= 30; n += 1) {
    for (let m = 0; m < 4; m += 1) await happen(api, `r${n}-${m}`);
    await house.app.runJobs();
    told.push((await mailsTo(email)).length);
    clock.advance(SECOND);
  }
  assert.deepEqual([told[5], told[6], told[11], told[12], told[18], told[24], told[29]], [0, 1, 1, 2, 3, 4, 4]);
  assert.equal((await api.get(`/hooks/${id}`)).body.Validity, 'INVALID');
  const [last, ...warnings] = await mailsTo(email);
  assert.equal(last?.Subject, `Blue <Market>: the webhook for ${TYPE} is INVALID`);
  assert.match(
    last.Text,
    /100 calls in a row have failed, of hook_m_\w+ at http:\/\/127\.0\.0\.1:\d+\. The last one: answered 503\./,
  );
  assert.match(last.Text, /PUT \/hooks\/\{HookId\} with \{"Validity":"VALID"\}/);
  assert.equal(warnings.length, 3);
  for (const mail of warnings) assert.equal(mail.Subject, `Blue <Market>: the webhook for ${TYPE} keeps failing`);
  assert.deepEqual(
    warnings.map(({ Text }) => /(\d+) calls in a row/.exec(Text)?.[1]),
    ['75', '50', '25'],
  );
  for (const mail of [last, ...warnings]) assert.doesNotMatch(mail.Text, /secret/);

  // Set right, the count begins anew, and so do the warnings.
  await api.put(`/hooks/${id}`, { Validity: 'VALID' });
  for (let n = 0; n < 25; n += 1) await happen(api, `again ${n}`);
  await house.app.runJobs();
  assert.equal((await mailsTo(email)).length, 5);
});

test('without an Email nobody is written to, and the hook becomes INVALID all the same', async () => {
  const [api, receiver] = [await newPlatform(house), await openReceiver()];
  receiver.answer = (_, response) => response.writeHead(500).end();
  const id = await signedHook(house, api, { type: TYPE, url: receiver.url });
  for (let n = 0; n < 100; n += 1) await happen(api, `r${n}`);
  await house.app.runJobs();
  assert.equal((await api.get(`/hooks/${id}`)).body.Validity, 'INVALID');
  const { count } = await house.db.one<{ count: number }>({
    text: `select count(*) as count from messages where client_id = $1`,
    values: [api.clientId],
  });
  assert.equal(count, 0);
});

test('a test notification comes at once, says what was answered, and is counted by nobody', async () => {
  const [api, receiver] = [await newPlatform(house), await openReceiver()];
  const id = await signedHook(house, api, { type: TYPE, url: receiver.url });
  const ours = oursOf(house, api);
  const first = await ours.post(`/hooks/${id}/test`);
  assert.equal(first.status, 200);
  assert.deepEqual(receiver.calls, [{ id: first.body.EventId, type: TYPE, resource: 'test', sequence: 0 }]);
  assert.deepEqual([first.body.Outcome, first.body.Status, first.body.Url], ['delivered', 200, receiver.url]);
  assert.ok(Number.isInteger(first.body.DurationMs));

  receiver.answer = (_, response) => response.writeHead(500).end();
  await api.put(`/hooks/${id}`, { Status: 'DISABLED' });
  const second = await ours.post(`/hooks/${id}/test`);
  assert.deepEqual([second.body.Outcome, second.body.Status], ['answered 500', 500]);
  receiver.answer = () => undefined;
  const third = await ours.post(`/hooks/${id}/test`);
  assert.deepEqual([third.body.Outcome, third.body.Status], ['no answer in time', null]);
  const { failures } = await house.db.one<{ failures: number }>({
    text: 'select consecutive_failures as failures from hooks where id = $1',
    values: [id],
  });
  assert.equal(failures, 0);
  assert.equal((await ours.get('/events')).body.length, 0, 'it is no event');
  assert.equal((await ours.post('/hooks/hook_m_unknown/test')).status, 404);
  const other = oursOf(house, await newPlatform(house));
  assert.equal((await other.post(`/hooks/${id}/test`)).status, 404);
});

test('tests of one platform take two places at most, so that notifications to the same host go on', async () => {
  const [api, other, receiver] = [await newPlatform(house), await newPlatform(house), await openReceiver()];
  const id = await signedHook(house, api, { type: TYPE, url: receiver.url });
  await signedHook(house, other, { type: TYPE, url: receiver.url });
  receiver.answer = ({ resource }, response) => (resource === 'test' ? undefined : response.end());
  const ours = oursOf(house, api);
  const tests = Promise.all(Array.from({ length: 60 }, () => ours.post(`/hooks/${id}/test`)));
  while (receiver.calls.length < 2) await new Promise((resolve) => setTimeout(resolve, 5));
  await happen(other);
  await house.app.runJobs();
  assert.equal(receiver.calls.filter(({ resource }) => resource === 'r').length, 1);
  const replies = await tests;
  assert.equal(replies.filter(({ status }) => status === 200).length, 2);
  const refused = replies.find(({ status }) => status === 429);
  assert.equal(refused?.headers.get('retry-after'), '2');
  assert.equal((await ours.post(`/hooks/${id}/test`)).status, 200);
});

test('the list of events says what became of each', async () => {
  const [api, receiver] = [await newPlatform(house), await openReceiver()];
  const id = await signedHook(house, api, { type: TYPE, url: receiver.url });
  const stateOf = async () => {
    const { body } = await oursOf(house, api).get('/events');
    return body.map((event: { Deliveries: unknown[] }) => event.Deliveries[0]);
  };
  receiver.answer = ({ sequence }, response) => response.writeHead(sequence === 1 ? 500 : 200).end();
  await happen(api);
  await happen(api);
  const now = unixSeconds(clock.now());
  const untried = { HookId: id, Attempts: 0, LastOutcome: null, LastAttemptDate: null, DeliveryDate: null };
  assert.deepEqual(await stateOf(), [
    { ...untried, State: 'PENDING', NextAttemptDate: now },
    { ...untried, State: 'WAITING', NextAttemptDate: now },
  ]);
  await house.app.runJobs();
  const tried = { HookId: id, Attempts: 1, LastAttemptDate: now };
  const [failed, delivered] = await stateOf();
  assert.deepEqual(failed, {
    ...tried,
    State: 'PENDING',
    LastOutcome: 'answered 500',
    NextAttemptDate: unixSeconds(new Date(clock.now().getTime() + MINUTE)),
    DeliveryDate: null,
  });
  assert.deepEqual(delivered, {
    ...tried,
    State: 'DELIVERED',
    LastOutcome: 'delivered',
    NextAttemptDate: null,
    DeliveryDate: now,
  });
  clock.advance(MINUTE);
  await house.app.runJobs();
  assert.deepEqual((await stateOf())[0], {
    HookId: id,
    State: 'GIVEN_UP',
    Attempts: 2,
    LastOutcome: 'answered 500',
    LastAttemptDate: now + 60,
    NextAttemptDate: null,
    DeliveryDate: null,
  });
  await happen(api);
  await api.put(`/hooks/${id}`, { Status: 'DISABLED' });
  await house.app.runJobs();
  assert.equal((await stateOf())[2].State, 'DROPPED');
});

test('an event is sent again with its id and number, and the whole schedule before it', async () => {
  const [api, receiver] = [await newPlatform(house), await openReceiver()];
  const id = await signedHook(house, api, { type: TYPE, url: receiver.url });
  const ours = oursOf(house, api);
  await happen(api);
  await house.app.runJobs();
  const [{ Id }] = (await ours.get('/events')).body;
  assert.deepEqual((await ours.post(`/events/${Id}/replay`)).body, { InLine: 1 });
  assert.deepEqual((await ours.post(`/events/${Id}/replay`)).body, { InLine: 0 }, 'it is in line already');
  receiver.answer = (_, response) => response.writeHead(500).end();
  await house.app.runJobs();
  receiver.answer = (_, response) => response.end();
  clock.advance(MINUTE);
  await house.app.runJobs();
  const call = { id: Id, type: TYPE, resource: 'r', sequence: 1 };
  assert.deepEqual(receiver.calls, [call, call, call]);
  const [event] = (await ours.get('/events')).body;
  assert.deepEqual([event.Deliveries[0].State, event.Deliveries[0].Attempts], ['DELIVERED', 3]);

  assert.equal((await ours.post('/events/evt_unknown/replay')).status, 404);
  assert.equal((await oursOf(house, await newPlatform(house)).post(`/events/${Id}/replay`)).status, 404);
  await api.put(`/hooks/${id}`, { Status: 'DISABLED' });
  const off = await ours.post(`/events/${Id}/replay`, { HookId: id });
  assert.deepEqual(
    [off.status, off.body.errors.HookId],
    [400, 'The hook is DISABLED, so that nothing is sent to it: set it right first.'],
  );
  const none = await ours.post(`/events/${Id}/replay`);
  assert.deepEqual([none.status, Object.keys(none.body.errors)], [400, ['EventType']]);
});

test('the events of a time are sent again, also those from before the hook, without disturbing what is in line', async () => {
  const [api, receiver] = [await newPlatform(house), await openReceiver()];
  const ours = oursOf(house, api);
  for (let n = 0; n < 3; n += 1) await happen(api, 'early');
  await emit({ ...house.app.host, clientId: api.clientId }, { type: 'KYC_FAILED', resourceId: 'other' });
  const from = unixSeconds(clock.now());
  clock.advance(10 * SECOND);
  await signedHook(house, api, { type: TYPE, url: receiver.url });
  await happen(api, 'late');
  await happen(api, 'late');
  const range = { AfterDate: from, BeforeDate: from + 10 };
  assert.deepEqual((await ours.post('/events/replay', range)).body, { InLine: 3 });
  await house.app.runJobs();
  const heard = receiver.calls.map(({ resource, sequence }) => `${resource} ${sequence}`);
  assert.deepEqual(heard.toSorted(), ['early 1', 'early 2', 'early 3', 'late 1', 'late 2']);
  assert.ok(heard.indexOf('late 1') < heard.indexOf('late 2'));

  assert.deepEqual((await ours.post('/events/replay', { ...range, EventType: 'KYC_FAILED' })).body, { InLine: 0 });
  assert.deepEqual((await ours.post('/events/replay', { ...range, EventType: TYPE })).body, { InLine: 5 });
  const old = unixSeconds(new Date(clock.now().getTime() - 46 * DAY));
  const tooOld = await ours.post('/events/replay', { AfterDate: old, BeforeDate: from });
  assert.deepEqual(tooOld.body.errors, { AfterDate: 'Events older than 45 days can not be searched' });
  assert.equal((await ours.post('/events/replay', { AfterDate: from })).status, 400, 'both ends are needed');
});

test('a replay of more than ten thousand is refused, and changes nothing', async () => {
  const [api, receiver] = [await newPlatform(house), await openReceiver()];
  await signedHook(house, api, { type: TYPE, url: receiver.url });
  await house.db.run({
    text: `insert into events (id, client_id, event_type, resource_id, sequence, created_at)
      select 'evt_many' || n, $1, $2, 'r', n, $3 from generate_series(1, 10001) n`,
    values: [api.clientId, TYPE, clock.now()],
  });
  const from = unixSeconds(clock.now());
  const { status, body } = await oursOf(house, api).post('/events/replay', { AfterDate: from, BeforeDate: from });
  assert.equal(status, 400);
  assert.match(body.errors.BeforeDate, /^More than 10000 notifications would be sent again: choose a shorter time/);
  const { count } = await house.db.one<{ count: number }>({
    text: `select count(*) as count from deliveries where event_id like 'evt_many%'`,
    values: [],
  });
  assert.equal(count, 0);
});
