// GET /events: what a platform can look up of the last 45 days.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DAY, MINUTE } from '#kit/time.ts';
import { emit } from '#webhooks/emit.ts';
import type { EventType } from '#webhooks/event.ts';
import { connect, newPlatform, type Api } from '../kit/api.ts';
import { openHouse } from '../kit/house.ts';
import { newOwner } from '../kit/people.ts';

const house = await openHouse();
const seconds = () => Math.floor(house.clock.now().getTime() / 1000);
const happen = (api: Api, type: EventType, resourceId: string) =>
  emit({ ...house.app.host, clientId: api.clientId }, { type, resourceId });

async function found(api: Api, query = ''): Promise<string[]> {
  const { status, body } = await api.get(`/events${query}`);
  assert.equal(status, 200);
  return body.map((event: { ResourceId: string }) => event.ResourceId);
}

test('an event of the API itself is found, in the documented form', async () => {
  const api = await newPlatform(house);
  const owner = await newOwner(api);
  const { body, headers } = await api.get('/events?EventType=USER_ACCOUNT_VALIDATION_ASKED');
  assert.deepEqual(body, [{ ResourceId: owner.id, EventType: 'USER_ACCOUNT_VALIDATION_ASKED', Date: seconds() }]);
  assert.equal(headers.get('x-number-of-items'), '1');
});

test('ALL, no type and several types; the order in which they were written, or its reverse', async () => {
  const api = await newPlatform(house);
  await happen(api, 'KYC_CREATED', 'a');
  await happen(api, 'KYC_FAILED', 'b');
  await happen(api, 'KYC_CREATED', 'c');
  assert.deepEqual(await found(api), ['a', 'b', 'c']);
  assert.deepEqual(await found(api, '?eventtype=ALL'), ['a', 'b', 'c']);
  assert.deepEqual(await found(api, '?EventType=KYC_CREATED'), ['a', 'c']);
  assert.deepEqual(await found(api, '?EventType=KYC_CREATED,KYC_FAILED'), ['a', 'b', 'c']);
  assert.deepEqual(await found(api, '?EventType=KYC_OUTDATED'), []);
  assert.deepEqual(await found(api, '?Sort=Date:DESC'), ['c', 'b', 'a']);
  assert.deepEqual(await found(api, '?Sort=CreationDate:asc&page=2&per_page=2'), ['c']);
});

test('AfterDate and BeforeDate include the second that they name', async () => {
  const api = await newPlatform(house);
  const first = seconds();
  await happen(api, 'KYC_CREATED', 'first');
  house.clock.advance(MINUTE);
  await happen(api, 'KYC_CREATED', 'second');
  assert.deepEqual(await found(api, `?AfterDate=${first}&BeforeDate=${first}`), ['first']);
  assert.deepEqual(await found(api, `?AfterDate=${first + 1}`), ['second']);
  assert.deepEqual(await found(api, `?BeforeDate=${first + 60}`), ['first', 'second']);
  assert.deepEqual(await found(api, `?BeforeDate=${first - 1}`), []);
});

test('after 45 days an event is gone, and older dates are refused', async () => {
  const platform = await newPlatform(house);
  await happen(platform, 'KYC_CREATED', 'old');
  house.clock.advance(45 * DAY + 1000);
  const api = await connect(house.url, platform.clientId, platform.apiKey);
  await happen(api, 'KYC_CREATED', 'new');
  assert.deepEqual(await found(api), ['new']);

  const tooOld = seconds() - 45 * 86_400 - 1;
  const message = 'Events older than 45 days can not be searched';
  for (const [query, errors] of [
    [`?AfterDate=${tooOld}`, { AfterDate: message }],
    [`?BeforeDate=${tooOld}`, { BeforeDate: message }],
    [`?AfterDate=${tooOld}&BeforeDate=${tooOld}`, { AfterDate: message, BeforeDate: message }],
  ] as const) {
    const { status, body } = await api.get(`/events${query}`);
    assert.equal(status, 400);
    assert.equal(body.Type, 'param_error');
    assert.deepEqual(body.errors, errors);
  }
  assert.deepEqual(await found(api, `?AfterDate=${tooOld + 1}`), ['new']);
});

test('the sweep keeps what can still be searched', async () => {
  const api = await newPlatform(house);
  await happen(api, 'KYC_CREATED', 'kept');
  house.clock.advance(44 * DAY);
  await house.app.runJobs();
  assert.deepEqual(await found(await connect(house.url, api.clientId, api.apiKey)), ['kept']);
});

test('a date or a sort that is none is refused', async () => {
  const api = await newPlatform(house);
  for (const [query, field] of [
    ['AfterDate=yesterday', 'AfterDate'],
    ['Sort=Color:ASC', 'Sort'],
  ] as const) {
    const { status, body } = await api.get(`/events?${query}`);
    assert.equal(status, 400);
    assert.deepEqual(Object.keys(body.errors), [field]);
  }
});

test('another platform sees nothing of it', async () => {
  const [api, other] = [await newPlatform(house), await newPlatform(house)];
  await happen(api, 'KYC_CREATED', 'mine');
  assert.deepEqual(await found(other), []);
});
