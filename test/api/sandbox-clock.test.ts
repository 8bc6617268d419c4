// The time that a sandbox goes by: frozen, set, moved on and reset, for everything that looks at a clock.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { connect, newPlatform } from '../kit/api.ts';
import { openHookSink, subscribe } from '../kit/hook-sink.ts';
import { openHouse } from '../kit/house.ts';
import { newNumber, newOwner } from '../kit/people.ts';
import { sandboxOf } from '../kit/sandbox.ts';
import { enrolUntilCode, lastCode, newVisitor, returnUrl } from '../kit/visitor.ts';

const house = await openHouse();
const sandbox = sandboxOf(house);
const secondsOf = (date: Date) => Math.floor(date.getTime() / 1_000);

test('it is shown, frozen, set, moved on, let go and reset', async () => {
  const shown = async () => (await sandbox.get('/clock')).body;
  const machine = secondsOf(house.clock.now());
  assert.deepEqual((({ Now, Frozen }) => [Now, Frozen])(await shown()), [machine, false]);

  const frozen = await sandbox.post('/clock', { Freeze: '2026-03-01T09:00:00Z' });
  assert.deepEqual(frozen.body, { Now: 1_772_355_600, Date: '2026-03-01T09:00:00.000Z', Frozen: true });
  house.clock.advance(1_000);
  assert.deepEqual(await shown(), frozen.body);
  assert.equal((await sandbox.post('/clock', { Advance: 61 })).body.Date, '2026-03-01T09:01:01.000Z');
  assert.equal((await sandbox.post('/clock', { freeze: 1_772_355_600, advance: 1 })).body.Now, 1_772_355_601);
  await sandbox.post('/clock', { Freeze: false });
  house.clock.advance(2_000);
  assert.deepEqual(await shown(), { Now: 1_772_355_603, Date: '2026-03-01T09:00:03.000Z', Frozen: false });
  await sandbox.post('/clock', { Freeze: true });
  assert.equal((await shown()).Frozen, true);
  const back = await sandbox.post('/clock', { Reset: true });
  assert.deepEqual([back.body.Now, back.body.Frozen], [machine + 3, false]);
});

test('what is no moment is refused, and nothing is changed', async () => {
  for (const body of [{ Freeze: 'tomorrow' }, { Freeze: -1 }, { Freeze: 1e15 }, { Advance: -1 }, { Advance: 'x' }]) {
    const { status, body: error } = await sandbox.post('/clock', { Reset: true, ...body });
    assert.deepEqual([status, error.Type], [400, 'param_error'], JSON.stringify(body));
  }
  assert.equal((await sandbox.get('/clock')).body.Now, secondsOf(house.clock.now()));
});

test('bearer tokens end, and the answers carry the time', async () => {
  const api = await newPlatform(house);
  await sandbox.post('/clock', { Advance: 1_199 });
  assert.equal((await api.get('/users')).status, 200);
  await sandbox.post('/clock', { Advance: 1 });
  assert.equal((await api.get('/users')).status, 401);
  await sandbox.post('/clock', { Freeze: 1_900_000_000 });
  const later = await connect(house.url, api.clientId, api.apiKey);
  await newOwner(later);
  assert.equal((await later.get('/users')).body.at(-1).CreationDate, 1_900_000_000);
  await sandbox.post('/clock', { Reset: true });
});

test('moving it on ends the sessions whose time is over, with the webhook, before it answers', async () => {
  const api = await newPlatform(house);
  const sink = await openHookSink();
  await subscribe(api, sink, ['SCA_ENROLLMENT_EXPIRED']);
  const owner = await newOwner(api);
  await sandbox.post('/clock', { Advance: 599 });
  assert.equal((await sandbox.get(`/sessions/${owner.id}`)).body.Status, 'OPEN');
  assert.equal(sink.received.length, 0);
  await sandbox.post('/clock', { Advance: 1 });
  assert.equal((await sandbox.get(`/sessions/${owner.id}`)).body.Status, 'EXPIRED');
  assert.deepEqual(
    sink.received.map((call) => call.EventType),
    ['SCA_ENROLLMENT_EXPIRED'],
  );
  const link = `${owner.link}&returnUrl=${encodeURIComponent(returnUrl)}`;
  assert.match(await (await fetch(link)).text(), /controlStatus=FAILED/);
  await sandbox.post('/clock', { Reset: true });
});

test('codes run out with it, and the countdowns of the pages follow', async () => {
  const api = await newPlatform(house);
  const owner = await newOwner(api);
  const number = newNumber();
  const visitor = newVisitor(house);
  await sandbox.post('/clock', { Freeze: true });
  const first = await enrolUntilCode(visitor, owner, { number });
  const waits = (html: string) => Number(/data-wait="(\d+)"/.exec(html)?.[1]);
  const ends = (html: string) => Number(/data-ends-in="(\d+)"/.exec(html)?.[1]);
  assert.equal(waits(first.html), 30);
  await sandbox.post('/clock', { Advance: 10 });
  const second = await visitor.look();
  assert.deepEqual([waits(second.html), ends(first.html) - ends(second.html)], [20, 10]);
  await sandbox.post('/clock', { Advance: 290 });
  const late = await visitor.step('code', { code: await lastCode(house, number) });
  assert.doesNotMatch(late.html, /controlStatus/);
  assert.match(late.html, /role="alert"/);
  await sandbox.post('/clock', { Reset: true });
});
