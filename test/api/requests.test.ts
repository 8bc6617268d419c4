// The last calls of a platform: found by the id in the answer, with what was wrong and without what was said.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { insertCalls, tailCalls, type Call } from '#http/call-rows.ts';
import { sql } from '#world/db.ts';
import { changeAllowList } from '#clients/keys/change-allow-list.ts';
import { connect, newPlatform } from '../kit/api.ts';
import { openHouse } from '../kit/house.ts';
import { naturalBody, newOwner } from '../kit/people.ts';
import { command } from '../kit/process.ts';

const house = await openHouse();
const env = {
  STRONGROOM_MODE: 'sandbox',
  DATABASE_URL: house.databaseUrl,
  STRONGROOM_SECRET: house.secret.toString('base64'),
};
const pathOf = (clientId: string) => `/../../strongroom/v1/${clientId}/requests`;

test('each call is there with its id, its route and its outcome; a refused one with its errors, masked', async () => {
  const api = await newPlatform(house);
  const refused = await api.post(
    '/sca/users/natural',
    naturalBody({ FirstName: 'Ottoline', Email: 'ottoline@example', UserCategory: 'EMPEROR' }),
  );
  assert.equal(refused.status, 400);
  assert.equal(refused.headers.get('x-request-id'), refused.body.Id);
  await api.get('/sca/users/user_m_nobody');
  await house.app.runJobs();

  const { body: calls } = await api.get(`${pathOf(api.clientId)}?Sort=CreationDate:DESC`);
  const [missing, bad] = calls;
  assert.deepEqual(
    [missing.Method, missing.Route, missing.StatusCode, missing.Type],
    ['GET', '/v2.01/:ClientId/sca/users/:UserId', 404, 'ressource_not_found'],
  );
  assert.deepEqual([bad.Id, bad.StatusCode, bad.Type], [refused.body.Id, 400, 'param_error']);
  assert.match(bad.Errors.UserCategory, /The value … is not valid for UserCategory/);
  assert.equal(bad.Body.FirstName, '<8 characters>');
  assert.match(bad.ApiKeyId, /^key_/);
  assert.doesNotMatch(JSON.stringify(calls), /Ottoline|ottoline|EMPEROR/);
});

test('looking leaves no mark, and nobody sees the calls of another', async () => {
  const [one, other] = [await newPlatform(house), await newPlatform(house)];
  await newOwner(one);
  await house.app.runJobs();
  for (let looks = 0; looks < 2; looks += 1) assert.equal((await one.get(pathOf(one.clientId))).body.length, 1);
  await house.app.runJobs();
  assert.equal((await one.get(pathOf(one.clientId))).body.length, 1);
  assert.deepEqual((await other.get(pathOf(other.clientId))).body, []);
  assert.equal((await other.get(pathOf(one.clientId))).status, 404);
});

test('a stranger who names a client writes nothing into its list', async () => {
  const api = await newPlatform(house);
  const url = `${house.url}/v2.01/${api.clientId}/hooks`;
  assert.equal((await fetch(url, { headers: { authorization: 'Bearer stolen' } })).status, 401);
  await house.app.runJobs();
  assert.deepEqual((await api.get(pathOf(api.clientId))).body, []);
});

test('`requests tail` shows them in the order in which they came, and errors alone on request', async () => {
  const api = await newPlatform(house);
  const owner = await newOwner(api);
  const refused = await api.put(`/sca/users/natural/${owner.id}`, { Email: 'not an address' });
  await house.app.runJobs();
  const { code, output } = await command(['requests', 'tail', '--client', api.clientId], env);
  assert.equal(code, 0, output);
  const lines = output.trim().split('\n');
  assert.match(lines[0] ?? '', /\t200\t.*POST \/v2\.01\/:ClientId\/sca\/users\/natural\t/);
  assert.match(lines[1] ?? '', new RegExp(`\\t400\\t.*param_error\\t${refused.body.Id}$`));
  assert.match(output, /\n    Email: .*\n    sent: \{"Email":"<14 characters>"\}/);
  const errors = await command(['requests', 'tail', '--client', api.clientId, '--errors', '--lines', '1'], env);
  assert.doesNotMatch(errors.output, /\t200\t/);
  assert.equal((await command(['requests', 'tail', '--client', 'nobody'], env)).code, 1);
  assert.equal((await command(['requests', 'tail'], env)).code, 1);
});

test('what a platform said is text to the terminal that shows it', async () => {
  const api = await newPlatform(house);
  await api.post('/sca/users/natural', { '\u001B[2J\u009B31m': '\0' });
  await house.app.runJobs();
  const { output } = await command(['requests', 'tail', '--client', api.clientId], env);
  assert.match(output, /\\u001b\[2J\\u009b31m: The text contains/);
  assert.ok(!output.includes('\u001B') && !output.includes('\u009B'));
});

test('who follows the list misses no call of a node that writes at the same time', async () => {
  const api = await newPlatform(house);
  const callOf = (id: string): Call => ({
    id,
    clientId: api.clientId,
    keyId: 'key_x',
    calledAt: house.clock.now(),
    method: 'GET',
    route: '/',
    status: 200,
    milliseconds: 1,
    errorType: undefined,
    errors: undefined,
    body: null,
  });
  const seen: string[] = [];
  let after = 0;
  const look = async () => {
    const { calls, position } = await tailCalls(house.db, api.clientId, { errorsOnly: false, after, limit: 10 });
    after = position;
    seen.push(...calls.map(({ id }) => id));
  };
  let second: Promise<void> | undefined;
  await house.db.transaction(async (tx) => {
    await insertCalls(tx, [callOf('first')]);
    second = insertCalls(house.db, [callOf('second')]);
    // Without a turn of its own the second one is there by now.
    await Promise.race([second, tx.one(sql`select pg_sleep(0.3)`)]);
    await look();
  });
  await second;
  await look();
  assert.deepEqual(seen, ['first', 'second']);
});

test('who is refused at the door in spite of the right key finds it in the list, once a minute', async () => {
  const api = await newPlatform(house);
  await changeAllowList({ ...house.app.host, clientId: api.clientId }, () => ['203.0.113.0/24']);
  for (let n = 0; n < 3; n += 1) assert.equal((await api.get('/hooks')).status, 403);
  const asked = await fetch(`${house.url}/v2.01/oauth/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${Buffer.from(`${api.clientId}:${api.apiKey}`).toString('base64')}` },
    body: new URLSearchParams({ grant_type: 'client_credentials' }),
  });
  assert.equal(asked.status, 403);
  await changeAllowList({ ...house.app.host, clientId: api.clientId }, () => []);
  house.clock.advance(61_000);
  assert.equal((await api.get('/hooks')).status, 200);
  await house.app.runJobs();
  const { body: calls } = await api.get(pathOf(api.clientId));
  assert.deepEqual(
    calls.map((call: { StatusCode: number; Route: string }) => [call.StatusCode, call.Route]),
    [
      [403, '/v2.01/:ClientId/hooks'],
      [200, '/v2.01/:ClientId/hooks'],
    ],
  );
  assert.match(calls[0].Errors.IpAddress, /is not on the allow-list/);
});

test('what cannot be stored does not keep others from being noted', async () => {
  const api = await newPlatform(house);
  await api.post('/sca/users/natural', '{"\\u0000a":"\\u0000","\\ud800":{"\\u0000":"\\udc00"}}');
  await newOwner(api);
  await house.app.runJobs();
  const { body: calls } = await api.get(pathOf(api.clientId));
  assert.deepEqual(
    calls.map((call: { StatusCode: number }) => call.StatusCode),
    [400, 200],
  );
});

test('they go after three days', async () => {
  const api = await newPlatform(house);
  await newOwner(api);
  await house.app.runJobs();
  house.clock.advance(3 * 86_400_000 + 1_000);
  await house.app.runJobs();
  const later = await connect(house.url, api.clientId, api.apiKey);
  assert.deepEqual((await later.get(pathOf(api.clientId))).body, []);
});

test('a body that is too long to be noted leaves none of its values behind, and no name longer than others', async () => {
  const api = await newPlatform(house);
  const long = { UserCategory: 'ottoline@example.com', Pad: 'x'.repeat(17_000) };
  assert.match((await api.post('/sca/users/natural', naturalBody(long))).body.errors.UserCategory, /ottoline@/);
  assert.equal((await api.post('/sca/users/natural', { ['K'.repeat(900_000)]: '\0' })).status, 400);
  await api.post('/sca/users/natural', { ['K'.repeat(9_000)]: '\0' });
  await house.app.runJobs();
  const { body: calls } = await api.get(pathOf(api.clientId));
  assert.equal(calls.length, 3);
  assert.deepEqual(calls[0].Errors, { UserCategory: 'Not noted: the body was too long.' });
  assert.ok(JSON.stringify(calls).length < 10_000);
});

test('what the router itself refuses has an id in its header, too', async () => {
  for (const path of ['/v2.01/%zz', `/v2.01/demo/users/${'x'.repeat(600)}`]) {
    const reply = await fetch(`${house.url}${path}`);
    const { Id } = (await reply.json()) as { Id: string };
    assert.equal(reply.headers.get('x-request-id'), Id, path);
  }
});
