// The order of events: numbers follow commits, first attempts follow numbers, and nobody waits for more than that.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DAY, HOUR, later, MINUTE, SECOND, unixSeconds } from '#kit/time.ts';
import { deliverDue } from '#webhooks/deliver.ts';
import { emit } from '#webhooks/emit.ts';
import { sweepEvents } from '#webhooks/event-rows.ts';
import { eventTypes, type EventType } from '#webhooks/event.ts';
import type { Host } from '#world/world.ts';
import { newPlatform, type Api } from '../kit/api.ts';
import { openHouse } from '../kit/house.ts';
import { oursOf } from '../kit/ours.ts';
import { openReceiver, signedHook, type Notified } from '../kit/signed-receiver.ts';

const house = await openHouse();
const { databaseUrl, secret, clock } = house;
const beside = await openHouse({ beside: { databaseUrl, secret }, clock });
const { host } = house.app;
const type = 'SCA_ENROLLMENT_SUCCEEDED';
const once = { delaysMs: [], limit: 50 };

const happen = (api: Api, resourceId: string, on: Host = host, of: EventType = type) =>
  emit({ ...on, clientId: api.clientId }, { type: of, resourceId });

const until = async (isSo: () => boolean | Promise<boolean>) => {
  while (!(await isSo())) await new Promise((resolve) => setTimeout(resolve, 5));
};

const soon = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

async function sequencesOf(api: Api, resourceId: string): Promise<number[]> {
  const rows = await house.db.many<{ sequence: number }>({
    text: 'select sequence from events where client_id = $1 and resource_id = $2 order by position',
    values: [api.clientId, resourceId],
  });
  return rows.map(({ sequence }) => sequence);
}

/** Of each resource, the numbers in the order in which they were first heard of. */
function firstsOf(calls: readonly Notified[]): Map<string, number[]> {
  const firsts = new Map<string, number[]>();
  for (const { resource, sequence } of calls) {
    const heard = firsts.get(resource) ?? [];
    if (!heard.includes(sequence)) firsts.set(resource, [...heard, sequence]);
  }
  return firsts;
}

const ascending = (numbers: readonly number[]) =>
  numbers.every((number, index) => index === 0 || number > (numbers[index - 1] ?? 0));

test('numbers follow the order of commits, without gaps, also where transactions are undone', async () => {
  const api = await newPlatform(house);
  const committed: number[] = [];
  let undone = 0;
  await Promise.all(
    Array.from({ length: 60 }, async (_, n) => {
      const node = n % 2 === 0 ? host : beside.app.host;
      await node.db
        .transaction(async (db) => {
          await happen(api, 'one', { ...node, db });
          const { last } = await db.one<{ last: number }>({
            text: 'select last from event_sequences where client_id = $1',
            values: [api.clientId],
          });
          await soon(n % 5);
          if (n % 7 === 3) throw new Error('undone');
          committed.push(last);
        })
        .catch(() => (undone += 1));
    }),
  );
  assert.ok(undone > 5);
  const numbers = Array.from({ length: 60 - undone }, (_, index) => index + 1);
  assert.deepEqual(await sequencesOf(api, 'one'), numbers);
  assert.deepEqual(committed, numbers);
});

test('transactions that write for the same resources in other orders do not wait for each other for ever', async () => {
  const api = await newPlatform(house);
  const events = ['a', 'b', 'c'].map((resourceId) => ({ type, resourceId }) as const);
  await Promise.all(
    Array.from({ length: 40 }, (_, n) =>
      host.db.transaction((db) =>
        emit({ ...host, db, clientId: api.clientId }, ...(n % 2 === 0 ? events : events.toReversed())),
      ),
    ),
  );
  for (const { resourceId } of events) assert.equal((await sequencesOf(api, resourceId)).length, 40);
});

test('first attempts of a resource begin in order, by four workers on two nodes, whatever the receiver does', async () => {
  const [api, receiver] = [await newPlatform(house), await openReceiver()];
  await signedHook(house, api, { type, url: receiver.url });
  let n = 0;
  receiver.answer = async (_, response) => {
    n += 1;
    await soon(n % 7);
    if (n % 11 === 0) response.destroy();
    else response.writeHead(n % 5 === 0 ? 500 : 200).end();
  };
  const options = { delaysMs: Array<number>(50).fill(0), limit: 20 };
  const EVENTS = 200;
  let isWritten = false;
  const work = async (node: Host) => {
    let made = 1;
    while (!isWritten || made > 0) made = await deliverDue(node, options);
  };
  const workers = [host, host, beside.app.host, beside.app.host].map(work);
  for (let e = 0; e < EVENTS; e += 4) {
    await Promise.all([0, 1, 2, 3].map((m) => happen(api, `r${(e + m) % 6}`, m % 2 === 0 ? host : beside.app.host)));
  }
  isWritten = true;
  await Promise.all(workers);
  const firsts = firstsOf(receiver.calls);
  for (const [resource, numbers] of firsts) assert.ok(ascending(numbers), `${resource}: ${numbers.join(' ')}`);
  assert.equal([...firsts.values()].flat().length, EVENTS);
  const ids = new Map(receiver.calls.map(({ id, resource, sequence }) => [id, `${resource} ${sequence}`]));
  assert.equal(ids.size, EVENTS, 'an event that comes twice has the same id');
  assert.equal(new Set(ids.values()).size, EVENTS);
});

test('a first attempt that fails lets the next begin at once; its own retry holds up nobody', async () => {
  const [api, receiver] = [await newPlatform(house), await openReceiver()];
  await signedHook(house, api, { type, url: receiver.url });
  receiver.answer = ({ sequence }, response) => response.writeHead(sequence === 1 ? 500 : 200).end();
  for (let n = 0; n < 4; n += 1) await happen(api, 'r');
  await deliverDue(host, { delaysMs: [MINUTE], limit: 50 });
  assert.deepEqual(
    receiver.calls.map(({ sequence }) => sequence),
    [1, 2, 3, 4],
  );
  receiver.answer = (_, response) => response.end();
  clock.advance(MINUTE);
  await happen(api, 'r');
  await deliverDue(host, { delaysMs: [MINUTE], limit: 50 });
  assert.deepEqual(
    receiver.calls.map(({ sequence }) => sequence).toSorted((a, b) => a - b),
    [1, 1, 2, 3, 4, 5],
  );
});

test('who waits for an answer holds up the rest of its line, nobody else', async () => {
  const [api, receiver] = [await newPlatform(house), await openReceiver()];
  await signedHook(house, api, { type, url: receiver.url });
  const answers = Promise.withResolvers<void>();
  receiver.answer = async ({ resource, sequence }, response) => {
    if (resource === 'slow' && sequence === 1) await answers.promise;
    response.end();
  };
  for (const resource of ['slow', 'slow', 'quick', 'quick', 'quick']) await happen(api, resource);
  const delivering = deliverDue(host, once);
  await until(() => receiver.calls.filter(({ resource }) => resource === 'quick').length === 3);
  await deliverDue(beside.app.host, once);
  assert.equal(receiver.calls.filter(({ resource }) => resource === 'slow').length, 1);
  answers.resolve();
  await delivering;
  assert.deepEqual(
    receiver.calls.filter(({ resource }) => resource === 'slow').map(({ sequence }) => sequence),
    [1, 2],
  );
});

test('what a dead worker had claimed comes before its successors; its late sign of life changes nothing', async () => {
  const [api, receiver] = [await newPlatform(house), await openReceiver()];
  await signedHook(house, api, { type, url: receiver.url });
  const heard = Promise.withResolvers<void>();
  const answer = Promise.withResolvers<{ failure: 'unreachable' }>();
  const dead: Host = {
    ...host,
    outbound: { ...host.outbound, call: () => (heard.resolve(), answer.promise) },
  };
  for (let n = 0; n < 3; n += 1) await happen(api, 'r');
  const asleep = deliverDue(dead, { delaysMs: [0], limit: 50, signal: AbortSignal.abort() });
  assert.equal(await asleep, 0, 'who is to stop takes nothing');
  const stopping = new AbortController();
  const sleeping = deliverDue(dead, { delaysMs: [0], limit: 50, signal: stopping.signal });
  await heard.promise;
  stopping.abort();
  assert.equal(await deliverDue(beside.app.host, once), 0, 'its claim holds, also for those behind it');
  clock.advance(15 * SECOND);
  assert.equal(await deliverDue(beside.app.host, once), 3);
  assert.deepEqual(
    receiver.calls.map(({ sequence }) => sequence),
    [1, 2, 3],
  );
  answer.resolve({ failure: 'unreachable' });
  await sleeping;
  assert.equal(await deliverDue(host, once), 0);
  const left = await house.db.many<{ last_outcome: string }>({
    text: 'select last_outcome from deliveries join events on events.id = event_id where client_id = $1',
    values: [api.clientId],
  });
  assert.deepEqual(
    left.map(({ last_outcome }) => last_outcome),
    ['delivered', 'delivered', 'delivered'],
  );
});

test('a worker that slept through its claim calls nobody', async () => {
  const [api, receiver] = [await newPlatform(house), await openReceiver()];
  await signedHook(house, api, { type, url: receiver.url });
  await happen(api, 'r');
  const hold = async () => (clock.advance(11 * SECOND), undefined);
  await deliverDue(host, { ...once, hold });
  assert.equal(receiver.calls.length, 0);
  clock.advance(15 * SECOND);
  await deliverDue(host, once);
  assert.equal(receiver.calls.length, 1);
});

test('a hook that is disabled and enabled again while events are written leaves no line stuck', async () => {
  const [api, receiver] = [await newPlatform(house), await openReceiver()];
  const id = await signedHook(house, api, { type, url: receiver.url });
  let isOver = false;
  const work = async (node: Host) => {
    while (!isOver) await deliverDue(node, once);
  };
  const workers = [work(host), work(beside.app.host)];
  const switching = (async () => {
    for (let n = 0; n < 40; n += 1) await api.put(`/hooks/${id}`, { Status: n % 2 === 0 ? 'DISABLED' : 'ENABLED' });
  })();
  for (let n = 0; n < 60; n += 1) await Promise.all([happen(api, 'r'), happen(api, 'r', beside.app.host)]);
  await switching;
  isOver = true;
  await Promise.all(workers);
  const heard = receiver.calls.length;
  for (let n = 0; n < 3; n += 1) await happen(api, 'r');
  await deliverDue(host, once);
  assert.ok(receiver.calls.length >= heard + 3);
  const { stuck } = await house.db.one<{ stuck: number }>({
    text: 'select count(*) as stuck from deliveries where hook_id = $1 and due_at is not null',
    values: [id],
  });
  assert.equal(stuck, 0);
  for (const numbers of firstsOf(receiver.calls).values()) assert.ok(ascending(numbers));
});

test('a clock that was ahead where an event was written leaves no line stuck when its hook is disabled', async () => {
  const [api, receiver] = [await newPlatform(house), await openReceiver()];
  const id = await signedHook(house, api, { type, url: receiver.url });
  const ahead: Host = { ...beside.app.host, now: () => later(clock.now(), 3 * SECOND) };
  await happen(api, 'r');
  await happen(api, 'r', ahead);
  await api.put(`/hooks/${id}`, { Status: 'DISABLED' });
  await deliverDue(host, once);
  clock.advance(MINUTE);
  await api.put(`/hooks/${id}`, { Status: 'ENABLED' });
  await happen(api, 'r');
  await deliverDue(host, once);
  assert.deepEqual(
    receiver.calls.map(({ sequence }) => sequence),
    [3],
  );
});

test('an event whose first attempt is still to come is not swept: its line waits for it', async () => {
  const [api, receiver] = [await newPlatform(house), await openReceiver()];
  await signedHook(house, api, { type, url: receiver.url });
  await happen(api, 'r');
  clock.advance(DAY);
  await happen(api, 'r');
  clock.advance(45 * DAY - HOUR);
  await sweepEvents(host.db, clock.now(), 1_000);
  await deliverDue(host, once);
  assert.deepEqual(
    receiver.calls.map(({ sequence }) => sequence),
    [1, 2],
  );
  await sweepEvents(host.db, clock.now(), 1_000);
  assert.deepEqual(await sequencesOf(api, 'r'), [2]);
});

test('what is sent again to a hook that never heard of it comes in order, as does what happens meanwhile', async () => {
  const [api, receiver] = [await newPlatform(house), await openReceiver()];
  for (let n = 0; n < 15; n += 1) for (const resource of ['r', 's']) await happen(api, resource);
  const id = await signedHook(house, api, { type, url: receiver.url });
  receiver.answer = async ({ sequence }, response) => {
    await soon(20);
    response.writeHead(sequence % 4 === 0 ? 500 : 200).end();
  };
  const at = unixSeconds(clock.now());
  const range = { AfterDate: at - 60, BeforeDate: at };
  const replies = await Promise.all([1, 2].map(() => oursOf(house, api).post('/events/replay', range)));
  assert.equal(replies[0]?.body.InLine + replies[1]?.body.InLine, 30);
  await happen(api, 'r');
  await Promise.all([deliverDue(host, once), deliverDue(beside.app.host, once)]);
  const numbers = Array.from({ length: 15 }, (_, index) => index + 1);
  assert.deepEqual(
    [...firstsOf(receiver.calls)].toSorted(([a], [b]) => (a < b ? -1 : 1)),
    [
      ['r', [...numbers, 16]],
      ['s', numbers],
    ],
  );

  // Written first, and in line when older ones are put there: it goes, and they follow.
  await api.put(`/hooks/${id}`, { Status: 'DISABLED' });
  for (let n = 0; n < 3; n += 1) await happen(api, 't');
  await api.put(`/hooks/${id}`, { Status: 'ENABLED' });
  await happen(api, 't');
  await oursOf(house, api).post('/events/replay', range);
  await deliverDue(host, once);
  assert.deepEqual(firstsOf(receiver.calls).get('t'), [4, 1, 2, 3]);
});

test('50 of 60 receivers hang: the other ten are told at once, also of what happens meanwhile', async () => {
  const api = await newPlatform(house);
  const [silent, quick] = [await openReceiver(), await openReceiver()];
  silent.answer = () => undefined;
  const types = eventTypes.slice(0, 60);
  // Ports differ, as hosts do; forty calls may wait at the one that hangs.
  for (const [n, of] of types.entries()) await signedHook(house, api, { type: of, url: (n < 50 ? silent : quick).url });
  for (let n = 0; n < 5; n += 1) for (const of of types) await happen(api, `r${n}`, host, of);
  const stopping = new AbortController();
  const began = performance.now();
  let ended: number | undefined;
  const delivering = deliverDue(host, { delaysMs: [MINUTE], limit: 400, signal: stopping.signal });
  void delivering.then(() => (ended = performance.now() - began));
  await until(() => quick.calls.length === 50 || ended !== undefined);
  for (const of of types.slice(50)) await happen(api, 'meanwhile', host, of);
  await until(() => quick.calls.length === 60 || ended !== undefined);
  stopping.abort();
  assert.equal(quick.calls.length, 60);
  assert.ok(silent.calls.length > 30);
  assert.equal(ended, undefined, 'the calls that hang were still under way');
  await delivering;
});

test('hooks that fail take at most half of the places', async () => {
  const api = await newPlatform(house);
  const [bad, quick] = [await openReceiver(), await openReceiver()];
  bad.answer = (_, response) => response.writeHead(500).end();
  const types = eventTypes.slice(0, 8);
  for (const of of types.slice(0, 7)) await signedHook(house, api, { type: of, url: bad.url });
  await signedHook(house, api, { type: types[7] ?? type, url: quick.url });
  const options = { delaysMs: [MINUTE], limit: 4 };
  for (const of of types.slice(0, 7)) await happen(api, 'r', host, of);
  await deliverDue(host, options);
  bad.answer = () => undefined;
  for (const of of types) await happen(api, 's', host, of);
  const stopping = new AbortController();
  const delivering = deliverDue(host, { ...options, signal: stopping.signal });
  await until(() => quick.calls.length === 1);
  assert.ok(bad.calls.length <= 7 + 2, `${bad.calls.length}`);
  stopping.abort();
  await delivering;
});

test('a host with many hooks of many platforms gets no more calls at once than a host may', async () => {
  const receiver = await openReceiver();
  receiver.answer = async (_, response) => {
    await soon(30);
    response.end();
  };
  for (let p = 0; p < 3; p += 1) {
    const api = await newPlatform(house);
    for (const of of eventTypes.slice(0, 4)) {
      await signedHook(house, api, { type: of, url: receiver.url });
      for (let n = 0; n < 12; n += 1) await happen(api, `r${n}`, host, of);
    }
  }
  await deliverDue(host, { delaysMs: [], limit: 400 });
  assert.equal(receiver.calls.length, 3 * 4 * 12);
  assert.ok(receiver.most <= 32, `${receiver.most}`);
  assert.ok(receiver.most > 16, `${receiver.most}`);
});
