// Messages and webhooks that fail or come late, on purpose.
import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import { newPlatform } from '../kit/api.ts';
import { openHookSink, subscribe } from '../kit/hook-sink.ts';
import { openHouse } from '../kit/house.ts';
import { newNumber, newOwner } from '../kit/people.ts';
import { sandboxOf } from '../kit/sandbox.ts';
import { enrolUntilCode, newVisitor } from '../kit/visitor.ts';

const house = await openHouse();
const sandbox = sandboxOf(house);
const ENROLLED = 'SCA_ENROLLMENT_SUCCEEDED';

afterEach(async () => {
  await sandbox.delete('/faults');
  await sandbox.post('/clock', { Reset: true });
});

/** A person who waits for a code. */
async function waiting(number = newNumber()) {
  const api = await newPlatform(house);
  const owner = await newOwner(api);
  const visitor = newVisitor(house);
  await enrolUntilCode(visitor, owner, { number });
  return { api, owner, visitor, number };
}

test('the next message fails: it is not in the inbox, and the page says that it could not be delivered', async () => {
  const before = await waiting();
  const added = await sandbox.post('/messages/fail');
  assert.deepEqual((({ Of, Does, Times, Recipient }) => [Of, Does, Times, Recipient])(added.body), [
    'MESSAGES',
    'FAIL',
    1,
    null,
  ]);
  const { visitor, number } = await waiting();
  assert.deepEqual(await sandbox.inbox(number), [], 'not even for a moment');
  await house.app.runJobs();
  assert.deepEqual(await sandbox.inbox(number), []);
  assert.equal((await sandbox.inbox(before.number)).length, 1, 'one that was on its way arrives');
  assert.match((await visitor.look()).html, /role="alert"/);
  const next = await waiting();
  assert.equal((await sandbox.inbox(next.number)).length, 1, 'and so does the one after');
});

test('nobody can complete a session whose code has not arrived', async () => {
  const owner = await newOwner(await newPlatform(house), { PhoneNumber: newNumber() });
  for (const how of ['fail', 'delay']) {
    await sandbox.post(`/messages/${how}`, { Seconds: 60 });
    const { status, body } = await sandbox.post(`/sessions/${owner.id}/complete`);
    assert.deepEqual([status, body.errors?.Session], [400, 'The code has not arrived.'], how);
  }
});

test('a failing provider: a message is tried again until nothing is wrong any more', async () => {
  const number = newNumber();
  await sandbox.post('/messages/fail', { Recipient: number, Temporary: true });
  const { owner } = await waiting(number);
  const other = await waiting();
  await house.app.runJobs();
  assert.equal((await sandbox.inbox(other.number)).length, 1, 'nobody else is meant');
  await sandbox.post('/clock', { Advance: 5 });
  assert.deepEqual(await sandbox.inbox(number), []);
  await sandbox.delete('/faults');
  await sandbox.post('/clock', { Advance: 60 });
  const [message] = await sandbox.inbox(number);
  assert.equal(message.Sent, true);
  assert.equal((await sandbox.post(`/sessions/${owner.id}/complete`)).body.Status, 'VALIDATED');
});

test('a late message arrives when its time has come, and is as old as it is', async () => {
  await sandbox.post('/messages/delay', { Seconds: 120, Times: 2 });
  const { visitor, number } = await waiting();
  await house.app.runJobs();
  assert.deepEqual(await sandbox.inbox(number), []);
  const page = await (await fetch(`${house.url}/sandbox?recipient=${encodeURIComponent(number)}`)).text();
  assert.doesNotMatch(page, /\b\d{6}\b/, 'neither does the page show it');
  await sandbox.post('/clock', { Advance: 119 });
  assert.deepEqual(await sandbox.inbox(number), []);
  await sandbox.post('/clock', { Advance: 1 });
  const [message] = await sandbox.inbox(number);
  assert.match((await visitor.step('code', { code: message.Code })).html, /controlStatus=VALIDATED/);
});

test('the next calls of a hook fail, and are tried again by the schedule', async () => {
  const api = await newPlatform(house);
  const sink = await openHookSink();
  await subscribe(api, sink, [ENROLLED]);
  await sandbox.post('/webhooks/fail', { Url: sink.url, Times: 2 });
  const owner = await newOwner(api);
  await sandbox.post(`/sessions/${owner.id}/complete`);
  assert.deepEqual(sink.received, []);
  await sandbox.post('/clock', { Advance: 600 });
  assert.deepEqual(sink.received, []);
  await sandbox.post('/clock', { Advance: 600 });
  assert.deepEqual(sink.typesFor(owner.id), [ENROLLED]);
});

test('a late webhook comes once, when its time has come', async () => {
  const api = await newPlatform(house);
  const [sink, other] = [await openHookSink(), await openHookSink()];
  await subscribe(api, sink, [ENROLLED]);
  await subscribe(api, other, ['USER_ACCOUNT_ACTIVATED']);
  await sandbox.post('/webhooks/delay', { Url: sink.url, Seconds: 45, Times: 9 });
  const owner = await newOwner(api);
  await sandbox.post(`/sessions/${owner.id}/complete`);
  assert.deepEqual(other.typesFor(owner.id), ['USER_ACCOUNT_ACTIVATED']);
  await sandbox.post('/clock', { Advance: 44 });
  assert.deepEqual(sink.received, []);
  await sandbox.post('/clock', { Advance: 1 });
  assert.deepEqual(sink.typesFor(owner.id), [ENROLLED]);
});

test('what is to go wrong is listed and cleared, also by a reset', async () => {
  await sandbox.post('/webhooks/delay', { Seconds: 5, Times: 3 });
  await sandbox.post('/messages/fail', { Recipient: '+33612345678' });
  const { body } = await sandbox.get('/faults');
  assert.deepEqual(
    body.map(({ Of, Does, Times, Seconds, Recipient }: Record<string, unknown>) => [
      Of,
      Does,
      Times,
      Seconds,
      Recipient,
    ]),
    [
      ['WEBHOOKS', 'DELAY', 3, 5, null],
      ['MESSAGES', 'FAIL', 1, 0, '+33612345678'],
    ],
  );
  assert.equal((await sandbox.delete('/faults')).status, 204);
  assert.deepEqual((await sandbox.get('/faults')).body, []);
  await sandbox.post('/messages/fail');
  await sandbox.post('/reset');
  assert.deepEqual((await sandbox.get('/faults')).body, []);
  for (const [path, body_] of [
    ['/messages/delay', {}],
    ['/webhooks/delay', { Seconds: 0 }],
    ['/messages/fail', { Times: 0 }],
  ] as const) {
    assert.equal((await sandbox.post(path, body_)).status, 400, path);
  }
});
