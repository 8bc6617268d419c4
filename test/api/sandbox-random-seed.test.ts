// With a random seed the same calls give the same answers: in another sandbox, and after a reset.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { connect, type Api } from '../kit/api.ts';
import { openHouse, type House } from '../kit/house.ts';
import { naturalBody } from '../kit/people.ts';
import { sandboxOf } from '../kit/sandbox.ts';

const [house, twin, other] = await Promise.all([
  openHouse({ randomSeed: 'blue' }),
  openHouse({ randomSeed: 'blue' }),
  openHouse({ randomSeed: 'green' }),
]);
const NUMBER = '+33612345678';

/** Calls of every kind, one after the other; what they answer, but for the ports of the servers. */
async function tour(place: House, api: Api): Promise<string> {
  const sandbox = sandboxOf(place);
  const said: unknown[] = [];
  const person = { ...naturalBody(), Email: 'ada@example.com' };
  const first = await api.post('/sca/users/natural', person);
  said.push(first.body);
  said.push((await sandbox.post(`/sessions/${first.body.Id}/complete`, { PhoneNumber: NUMBER })).body);
  said.push(await sandbox.inbox('ada@example.com'));
  await sandbox.post('/clock', { Advance: 60 });
  const second = await api.post('/sca/users/natural', { ...person, Email: 'bob@example.com' });
  said.push((await sandbox.post(`/sessions/${second.body.Id}/fail`)).body);
  const third = await api.post(`/sca/users/${second.body.Id}/enrollment`);
  said.push(third.body);
  await sandbox.post('/clock', { Advance: 600 });
  said.push((await api.get('/events')).body, (await api.get('/users')).body, (await sandbox.get('/clock')).body);
  said.push((await api.post('/sca/users/natural', {})).body.errors);
  said.push(
    Object.fromEntries([...(await api.get('/users')).headers].filter(([name]) => /^x-(?!request-id)/.test(name))),
  );
  return JSON.stringify(said).replaceAll(place.url, 'URL');
}

const enter = (place: House) => connect(place.url, 'demo', 'demo-api-key');

test('two sandboxes answer alike, another seed otherwise', async () => {
  const [api, twinApi, otherApi] = [await enter(house), await enter(twin), await enter(other)];
  assert.equal(api.token, twinApi.token);
  assert.notEqual(api.token, otherApi.token);
  const said = await tour(house, api);
  assert.match(said, /sca_[0-9a-f]{32}/);
  assert.equal(await tour(twin, twinApi), said);
  assert.notEqual(await tour(other, otherApi), said);

  assert.equal((await sandboxOf(house).post('/reset')).status, 204);
  assert.equal(await tour(house, api), said, 'the token of before goes on, and everything begins again');
  await sandboxOf(house).post('/reset');
  assert.notEqual((await enter(house)).token, api.token, 'no token is given out twice');
  assert.equal(await tour(house, api), said, 'a new token changes nothing for the rest');
});

test('the jobs, started, change nothing', async () => {
  const still = await openHouse({ randomSeed: 'red' });
  const busy = await openHouse({ randomSeed: 'red' });
  busy.app.startJobs();
  assert.equal(await tour(busy, await enter(busy)), await tour(still, await enter(still)));
});

test('a restart begins anew', async () => {
  const again = await openHouse({ randomSeed: 'blue', beside: house });
  assert.equal(await tour(again, await enter(again)), await tour(twin, await resetOf(twin)));
});

async function resetOf(place: House): Promise<Api> {
  await sandboxOf(place).post('/reset');
  return await enter(place);
}
