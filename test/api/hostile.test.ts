// Requests that nobody sends by mistake: each is refused in the API's own words, and none is a fault of ours.
import assert from 'node:assert/strict';
import { connect as dial } from 'node:net';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { addClient, addKey } from '#clients/add-client.ts';
import { exportTrail } from '#trail/export-trail.ts';
import { connect, newPlatform } from '../kit/api.ts';
import { openHouse } from '../kit/house.ts';
import { naturalBody, newNumber, newOwner } from '../kit/people.ts';
import { enrol, enrolUntilCode, newVisitor } from '../kit/visitor.ts';

const house = await openHouse();
const api = await newPlatform(house);

/** Sends a request line as it is: `fetch` would tidy it. */
function raw(requestLine: string, headers: readonly string[] = [], host = 'localhost'): Promise<string> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(house.url);
    const socket = dial({ host: hostname, port: Number(port) });
    let answer = '';
    socket.on('data', (chunk: Buffer) => (answer += chunk.toString()));
    socket.on('close', () => resolve(answer));
    socket.on('error', reject);
    socket.write([requestLine, `Host: ${host}`, 'Connection: close', ...headers, '', ''].join('\r\n'));
  });
}

test('NUL, overlong ids, double slashes and deep bodies are refused, never a fault', async () => {
  const paths = [
    '/session/%00',
    '/session/a%00b',
    `/session/${'a'.repeat(3_000)}`,
    '/sandbox/messages?recipient=a%00@x',
    '/sandbox?recipient=%00',
  ];
  for (const path of paths) {
    const { status } = await fetch(`${house.url}${path}`);
    assert.ok([403, 404].includes(status), `${path.slice(0, 40)}: ${status}`);
  }
  assert.match(await raw('GET // HTTP/1.1'), /^HTTP\/1\.1 404/);
  assert.match(await raw('GET //evil.example/x HTTP/1.1'), /^HTTP\/1\.1 404/);
  for (const deep of ['['.repeat(100_000) + ']'.repeat(100_000), '{"a":'.repeat(5_000) + '1' + '}'.repeat(5_000)]) {
    const { status } = await api.post('/sca/users/natural', `{"FirstName":${deep}}`);
    assert.equal(status, 400);
  }
  const polluted = await api.post('/sca/users/natural', '{"__proto__":{"Tag":"x"},"constructor":1,"toString":2}');
  assert.equal(polluted.status, 400);
  assert.deepEqual(house.logged, []);
});

test('a client id of the longest kind works', async () => {
  const id = 'c'.repeat(128);
  await addClient(house.app.host, { id, name: 'Long', settings: {} });
  const { apiKey } = await addKey(house.app.host, id, 'test');
  assert.equal((await (await connect(house.url, id, apiKey)).get('/users')).status, 200);
});

test('links in headers are on our own origin, whatever origin a request names', async () => {
  const answer = await raw(`GET http://evil.example/v2.01/${api.clientId}/users HTTP/1.1`, [
    `Authorization: Bearer ${api.token}`,
  ]);
  assert.match(answer, /^HTTP\/1\.1 200/);
  assert.doesNotMatch(answer, /evil\.example/);
});

test('a name that was rebound to this machine opens nothing', async () => {
  const line = 'POST /v2.01/oauth/token HTTP/1.1';
  assert.match(await raw(line, [], 'evil.example'), /^HTTP\/1\.1 403/);
  assert.match(await raw(line, [], '127.0.0.1'), /^HTTP\/1\.1 401/);
});

test('X-Forwarded-For is believed of listed proxies only', async () => {
  const behind = await openHouse({ trustedProxies: ['127.0.0.0/8', '::1'] });
  const networksOf = async (own: typeof house) => {
    const platform = await newPlatform(own);
    const token = new URL((await newOwner(platform)).link).searchParams.get('token') ?? '';
    const form = { token, returnUrl: 'https://a.example', terms: 'yes' };
    await newVisitor(own).post('/start', form, { 'x-forwarded-for': '203.0.113.9' });
    await own.app.runJobs();
    const lines: string[] = [];
    await exportTrail(own.app.host, platform.clientId, {}, (line) => lines.push(line));
    return lines.join('\n');
  };
  assert.match(await networksOf(behind), /203\.0\.113\.9/);
  assert.doesNotMatch(await networksOf(house), /203\.0\.113\.9/);
});

test('a form larger than any of ours is refused before it is held', async () => {
  const reply = await fetch(`${house.url}/start`, {
    method: 'POST',
    body: 'x'.repeat(70_000),
    headers: { origin: house.url },
  });
  assert.equal(reply.status, 413);
  const stranger = await fetch(`${house.url}/v2.01/${api.clientId}/sca/users/natural`, {
    method: 'POST',
    body: 'x'.repeat(900_000),
  });
  assert.equal(stranger.status, 401);
});

test('a key whose call was never answered stays used: the call may have done its work', async () => {
  const key = randomUUID();
  await house.db.run({
    text: 'insert into kept_responses (client_id, key, created_at) values ($1, $2, $3)',
    values: [api.clientId, key, house.clock.now()],
  });
  house.clock.advance(60_000);
  assert.equal((await api.post('/sca/users/natural', naturalBody(), { 'idempotency-key': key })).status, 409);
  assert.equal((await api.get(`/responses/${key}`)).body.Type, 'correlationid_not_found');
});

test('a session that cannot be read ends like any other, and holds up no other', async () => {
  const own = await newPlatform(house);
  const [broken, other] = [await newOwner(own), await newOwner(own)];
  await house.db.run({
    text: `update sca_sessions set staged_sealed = '\\x0102' where user_id = $1`,
    values: [broken.id],
  });
  const third = await newOwner(own);
  await house.db.run({
    text: `update sca_sessions set staged_sealed = '\\x0102' where user_id = $1`,
    values: [third.id],
  });
  assert.equal((await own.delete(`/users/natural/${third.id}`)).status, 204);
  house.clock.advance(600_000);
  await house.app.runJobs();
  const { body } = await own.get('/events?EventType=SCA_ENROLLMENT_EXPIRED&per_page=100');
  assert.deepEqual(
    body.map((event: { ResourceId: string }) => event.ResourceId).toSorted(),
    [broken.id, other.id].toSorted(),
  );
});

test('a link that ended leads where its session was to lead, whatever its address asks for now', async () => {
  const own = await newPlatform(house);
  const owner = await newOwner(own);
  await enrol(house, newVisitor(house), owner, { number: newNumber() });
  const { search } = new URL(owner.link);
  const page = await newVisitor(house).get(`/${search}&returnUrl=${encodeURIComponent('https://evil.example/steal')}`);
  assert.match(page.html, /https:\/\/platform\.example\/back/);
  assert.doesNotMatch(page.html, /evil/);
});

test('while a person is blocked nothing is asked, looked at or sent', async () => {
  const own = await newPlatform(house);
  const owner = await newOwner(own);
  const number = newNumber();
  const visitor = newVisitor(house);
  await enrolUntilCode(visitor, owner, { number });
  for (let n = 0; n < 5; n += 1) await visitor.step('code', { code: '000000' });
  const next = newVisitor(house);
  await next.start((await own.post(`/sca/users/${owner.id}/enrollment`)).body.PendingUserAction.RedirectUrl);
  const { sent } = await house.db.one<{ sent: number }>({
    text: 'select count(*) as sent from messages where client_id = $1',
    values: [own.clientId],
  });
  for (const [step, form] of [
    ['email', { email: owner.email }],
    ['pin', { pin: '482913', again: '482913' }],
    ['phone', { number: newNumber() }],
  ] as const) {
    await next.step(step, form);
  }
  const { later } = await house.db.one<{ later: number }>({
    text: 'select count(*) as later from messages where client_id = $1',
    values: [own.clientId],
  });
  assert.equal(later, sent);
});

test('resets under traffic neither fail nor lock anybody up', { timeout: 60_000 }, async () => {
  const demo = await connect(house.url, 'demo', 'demo-api-key');
  let busy = true;
  const traffic = Array.from({ length: 10 }, async () => {
    while (busy) await demo.post('/sca/users/natural', naturalBody());
  });
  for (let n = 0; n < 15; n += 1) {
    assert.equal((await fetch(`${house.url}/sandbox/reset`, { method: 'POST' })).status, 204);
  }
  busy = false;
  await Promise.all(traffic);
  assert.doesNotMatch(house.logged.join('\n'), /deadlock/);
});
