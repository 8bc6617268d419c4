// Notifications against real receivers: each is sent once by many workers, survives a dead one, and fails alone.
import assert from 'node:assert/strict';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { MINUTE, SECOND } from '#kit/time.ts';
import { deliverDue } from '#webhooks/deliver.ts';
import { emit } from '#webhooks/emit.ts';
import type { EventType } from '#webhooks/event.ts';
import type { Host } from '#world/world.ts';
import { newPlatform, type Api } from '../kit/api.ts';
import { openHouse } from '../kit/house.ts';
import { listening } from '../kit/listening.ts';

const house = await openHouse();
const { host } = house.app;
const once = { delaysMs: [], limit: 50 };
const SUCCEEDED = 'SCA_ENROLLMENT_SUCCEEDED';
const ACTIVATED = 'USER_ACCOUNT_ACTIVATED';

const happen = (api: Api, type: EventType, resourceId: string, on: Host = host) =>
  emit({ ...on, clientId: api.clientId }, { type, resourceId });

async function hookTo(api: Api, type: EventType, url: string): Promise<string> {
  const { status, body } = await api.post('/hooks', { EventType: type, Url: url });
  assert.equal(status, 200);
  return body.Id;
}

test('a receiver gets one GET with the three parameters merged into its own query', async () => {
  const [api, receiver] = [await newPlatform(house), await receive()];
  await hookTo(api, SUCCEEDED, `${receiver.url}/hooks?key=%20a&empty#part`);
  await happen(api, SUCCEEDED, 'user_m_1');
  assert.equal(await deliverDue(host, once), 1);
  const date = Math.floor(house.clock.now().getTime() / 1000);
  assert.deepEqual(receiver.requests, [
    `GET /hooks?key=%20a&empty&EventType=SCA_ENROLLMENT_SUCCEEDED&RessourceId=user_m_1&Date=${date}`,
  ]);
  assert.equal(await deliverDue(host, once), 0);
});

test('an event is told only if its transaction commits, only to its own platform, only for its type', async () => {
  const [api, other, receiver] = [await newPlatform(house), await newPlatform(house), await receive()];
  await hookTo(api, SUCCEEDED, receiver.url);
  await hookTo(other, SUCCEEDED, `${receiver.url}/other`);
  await assert.rejects(
    host.db.transaction(async (db) => {
      await happen(api, SUCCEEDED, 'never', { ...host, db });
      throw new Error('rolled back');
    }),
  );
  await happen(api, ACTIVATED, 'of another type');
  await happen(api, SUCCEEDED, 'told');
  await deliverDue(host, once);
  assert.deepEqual(receiver.resources(), ['told']);
});

const failures: readonly (readonly [what: string, answer: Answer])[] = [
  ['500', (_, response) => response.writeHead(500).end()],
  ['201, which is not 200', (_, response) => response.writeHead(201).end()],
  ['a redirect, which is not followed', (_, response) => response.writeHead(302, { location: '/elsewhere' }).end()],
  ['nothing within two seconds', () => undefined],
  ['a hang-up', (request) => request.socket.destroy()],
];

for (const [what, answer] of failures) {
  test(`a receiver that answers ${what} is tried again when the delay is over, until it answers 200`, async () => {
    const [api, receiver] = [await newPlatform(house), await receive(answer)];
    const hookId = await hookTo(api, SUCCEEDED, `${receiver.url}?key=secret-of-the-receiver`);
    await happen(api, SUCCEEDED, 'r');
    const options = { delaysMs: [10 * MINUTE, 10 * MINUTE], limit: 50 };
    await deliverDue(host, options);
    house.clock.advance(10 * MINUTE - 1);
    await deliverDue(host, options);
    assert.equal(receiver.requests.length, 1);
    assert.equal(await failuresOf(hookId), 1);

    receiver.answer = ok;
    house.clock.advance(1);
    await deliverDue(host, options);
    house.clock.advance(10 * MINUTE);
    await deliverDue(host, options);
    assert.deepEqual(receiver.resources(), ['r', 'r']);
    assert.equal(await failuresOf(hookId), 0);
    assert.ok(house.logged.some((line) => line.includes(receiver.url)));
    assert.ok(!house.logged.some((line) => line.includes('secret-of-the-receiver')));
  });
}

test('after the last delay a notification is given up', async () => {
  const [api, receiver] = [await newPlatform(house), await receive(failures[0]?.[1])];
  await hookTo(api, SUCCEEDED, receiver.url);
  await happen(api, SUCCEEDED, 'r');
  for (let n = 0; n < 5; n += 1) {
    await deliverDue(host, { delaysMs: [SECOND, SECOND], limit: 50 });
    house.clock.advance(SECOND);
  }
  assert.equal(receiver.requests.length, 3);
});

test('a 200 whose body never ends is a success at once', async () => {
  const endless: Answer = (_, response) => {
    const timer = setInterval(() => response.write('x'.repeat(10_000)), 10);
    response.on('close', () => clearInterval(timer));
  };
  const [api, receiver] = [await newPlatform(house), await receive(endless)];
  const hookId = await hookTo(api, SUCCEEDED, receiver.url);
  await happen(api, SUCCEEDED, 'r');
  const begun = performance.now();
  await deliverDue(host, once);
  assert.ok(performance.now() - begun < 1500);
  assert.equal(await failuresOf(hookId), 0);
});

test('many events for a receiver that never answers do not hold up another, nor what happens meanwhile', async () => {
  const [api, silent, quick] = [await newPlatform(house), await receive(() => undefined), await receive()];
  await hookTo(api, ACTIVATED, silent.url);
  await hookTo(api, SUCCEEDED, quick.url);
  for (let n = 0; n < 60; n += 1) await happen(api, ACTIVATED, `slow ${n}`);
  await happen(api, SUCCEEDED, 'at once');
  const stopping = new AbortController();
  const delivering = deliverDue(host, { ...once, limit: 20, signal: stopping.signal });
  await sleep(300);
  assert.deepEqual(quick.resources(), ['at once']);
  await happen(api, SUCCEEDED, 'meanwhile');
  await sleep(500);
  assert.deepEqual(quick.resources(), ['at once', 'meanwhile']);
  stopping.abort();
  await delivering;
  assert.ok(silent.requests.length < 20);
  await api.put(`/hooks/${(await api.get('/hooks')).body[0].Id}`, { Status: 'DISABLED' });
});

test('four workers deliver each of 300 notifications exactly once', async () => {
  const [api, receiver] = [await newPlatform(house), await receive()];
  await hookTo(api, SUCCEEDED, receiver.url);
  for (let n = 0; n < 300; n += 1) await happen(api, SUCCEEDED, `r${n}`);
  await Promise.all([1, 2, 3, 4].map(() => deliverDue(host, once)));
  assert.equal(receiver.requests.length, 300);
  assert.equal(new Set(receiver.resources()).size, 300);
});

test('what a dead worker had claimed is delivered by another; coming back late, it changes nothing', async () => {
  const [api, receiver] = [await newPlatform(house), await receive()];
  const hookId = await hookTo(api, SUCCEEDED, receiver.url);
  await happen(api, SUCCEEDED, 'r');
  const call = Promise.withResolvers<{ failure: 'unreachable' }>();
  const outbound = { ...host.outbound, call: () => call.promise };
  const asleep = deliverDue({ ...host, outbound }, { delaysMs: [0], limit: 50 });
  await sleep(50);
  assert.equal(await deliverDue(host, once), 0, 'the claim holds');

  house.clock.advance(15 * SECOND);
  assert.equal(await deliverDue(host, once), 1);
  assert.deepEqual(receiver.resources(), ['r']);
  call.resolve({ failure: 'unreachable' });
  await asleep;
  assert.equal(await failuresOf(hookId), 0);
  assert.equal(await deliverDue(host, once), 0);
});

test('deliveries wait in the database for a new process', async () => {
  const [api, receiver] = [await newPlatform(house), await receive()];
  await hookTo(api, SUCCEEDED, receiver.url);
  await happen(api, SUCCEEDED, 'r');
  const { databaseUrl, secret, clock } = house;
  const second = await openHouse({ beside: { databaseUrl, secret }, clock });
  await second.app.runJobs();
  assert.deepEqual(receiver.resources(), ['r']);
  await second.close();
});

test('a disabled hook gets nothing: neither what was waiting nor what happens meanwhile', async () => {
  const [api, receiver] = [await newPlatform(house), await receive()];
  const hookId = await hookTo(api, SUCCEEDED, receiver.url);
  await happen(api, SUCCEEDED, 'waiting');
  await api.put(`/hooks/${hookId}`, { Status: 'DISABLED' });
  await happen(api, SUCCEEDED, 'meanwhile');
  assert.equal(await deliverDue(host, once), 0);
  await api.put(`/hooks/${hookId}`, { Status: 'ENABLED' });
  await happen(api, SUCCEEDED, 'afterwards');
  await deliverDue(host, once);
  assert.deepEqual(receiver.resources(), ['afterwards']);
});

test('100 failures in a row make a hook INVALID; then nothing is sent until the platform sets it VALID', async () => {
  const [api, receiver] = [await newPlatform(house), await receive(failures[0]?.[1])];
  const hookId = await hookTo(api, SUCCEEDED, receiver.url);
  for (let n = 0; n < 80; n += 1) await happen(api, SUCCEEDED, `r${n}`);
  const options = { delaysMs: [MINUTE], limit: 50 };
  await Promise.all([1, 2, 3].map(() => deliverDue(host, options)));
  assert.equal(receiver.requests.length, 80);
  assert.equal((await api.get(`/hooks/${hookId}`)).body.Validity, 'VALID');

  await api.put(`/hooks/${hookId}`, { Url: `${receiver.url}/moved`, Validity: 'VALID' });
  house.clock.advance(MINUTE);
  await Promise.all([1, 2, 3].map(() => deliverDue(host, options)));
  assert.equal(receiver.requests.length, 100, 'a new address does not begin the count again');
  assert.equal((await api.get(`/hooks/${hookId}`)).body.Validity, 'INVALID');

  receiver.answer = ok;
  await happen(api, SUCCEEDED, 'while invalid');
  house.clock.advance(MINUTE);
  assert.equal(await deliverDue(host, options), 0);
  const { body } = await api.put(`/hooks/${hookId}`, { Validity: 'VALID' });
  assert.equal(body.Validity, 'VALID');
  assert.equal(await failuresOf(hookId), 0);
  await happen(api, SUCCEEDED, 'valid again');
  await deliverDue(host, options);
  assert.deepEqual(receiver.resources().slice(100), ['valid again']);
});

test('one success begins the count of failures again', async () => {
  const [api, receiver] = [await newPlatform(house), await receive(failures[0]?.[1])];
  const hookId = await hookTo(api, SUCCEEDED, receiver.url);
  const fail = async (times: number) => {
    receiver.answer = (_, response) => response.writeHead(500).end();
    for (let n = 0; n < times; n += 1) await happen(api, SUCCEEDED, 'r');
    await deliverDue(host, once);
  };
  await fail(99);
  receiver.answer = ok;
  await happen(api, SUCCEEDED, 'r');
  await deliverDue(host, once);
  await fail(99);
  assert.equal((await api.get(`/hooks/${hookId}`)).body.Validity, 'VALID');
  await fail(1);
  assert.equal((await api.get(`/hooks/${hookId}`)).body.Validity, 'INVALID');
});

type Answer = (request: IncomingMessage, response: ServerResponse) => unknown;

const ok: Answer = (_, response) => response.end('ok');

/** A platform's receiver that answers as a test wants. */
async function receive(answer: Answer = ok) {
  const requests: string[] = [];
  const receiver = {
    url: '',
    answer,
    requests,
    resources: () => requests.map((line) => new URLSearchParams(line.split('?')[1]).get('RessourceId')),
  };
  const server = createServer((request, response) => {
    requests.push(`${request.method} ${request.url}`);
    receiver.answer(request, response);
  });
  receiver.url = await listening(server);
  return receiver;
}

async function failuresOf(hookId: string): Promise<number> {
  const row = await house.db.one<{ failures: number }>({
    text: 'select consecutive_failures as failures from hooks where id = $1',
    values: [hookId],
  });
  return row.failures;
}
