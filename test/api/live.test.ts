// Live mode: a person enrols with a code that was handed to the provider, and nothing of the sandbox can be reached.
import assert from 'node:assert/strict';
import { createServer, type IncomingMessage } from 'node:http';
import { after, test } from 'node:test';
import { Webhook } from 'standardwebhooks';
import { changeSetting } from '#clients/change-setting.ts';
import { insertReturnUrl } from '#clients/client-rows.ts';
import { newPlatform } from '../kit/api.ts';
import { openHouse } from '../kit/house.ts';
import { naturalBody, newNumber, newOwner } from '../kit/people.ts';
import { enrolUntilCode, newVisitor, returnUrl } from '../kit/visitor.ts';

const secret = `whsec_${Buffer.alloc(32, 9).toString('base64')}`;
const origin = 'https://sca.example.com';

/** The provider: takes a message only if its signature is right. */
const taken: { recipient: string; text: string }[] = [];
const provider = createServer((request: IncomingMessage, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    try {
      const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]));
      taken.push(new Webhook(secret).verify(Buffer.concat(chunks), headers) as { recipient: string; text: string });
      response.writeHead(202).end();
    } catch {
      response.writeHead(401).end();
    }
  });
});
await new Promise<void>((resolve) => void provider.listen(0, '127.0.0.1', resolve));
after(() => provider.close());
const address = provider.address();
const port = typeof address === 'object' && address !== null ? address.port : 0;

const house = await openHouse({
  mode: 'live',
  publicUrl: origin,
  messages: { url: `http://127.0.0.1:${port}/sms`, secret },
});

test('a person enrols in live mode: the code goes to the provider, signed, and is erased here', async () => {
  const api = await newPlatform(house);
  await insertReturnUrl(house.db, api.clientId, 'https://platform.example/back', house.clock.now());
  const owner = await newOwner(api);
  assert.match(owner.link, /^https:\/\/sca\.example\.com\/\?token=sca_[0-9a-f]{32}$/);
  const number = newNumber();
  const visitor = newVisitor(house, origin);
  await enrolUntilCode(visitor, owner, { number });
  await house.app.runJobs();

  const [message] = taken.filter((entry) => entry.recipient === number);
  const code = /\b(\d{6})\b/.exec(message?.text ?? '')?.[1] ?? '';
  assert.match(message?.text ?? '', new RegExp(`@sca\\.example\\.com #${code}$`));
  const kept = await house.db.many({
    text: 'select code_sealed from messages where recipient = $1 and code_sealed is not null',
    values: [number],
  });
  assert.deepEqual(kept, []);

  const end = await visitor.step('code', { code });
  assert.match(end.html, /https:\/\/platform\.example\/back\?order=7&amp;controlStatus=VALIDATED/);
  assert.equal((await api.get(`/sca/users/${owner.id}`)).body.UserStatus, 'ACTIVE');
});

test('the test number gets a real code: 702100 does not open it', async () => {
  const api = await newPlatform(house);
  await insertReturnUrl(house.db, api.clientId, 'https://platform.example/back', house.clock.now());
  const owner = await newOwner(api, { PhoneNumber: '+33611111111' });
  const visitor = newVisitor(house, origin);
  await visitor.start(owner.link);
  await visitor.step('email', { email: owner.email });
  await visitor.step('pin', { pin: '482913', again: '482913' });
  await visitor.step('phone', { suggested: 'yes' });
  await house.app.runJobs();
  const text = taken.findLast((entry) => entry.recipient === '+33611111111')?.text ?? '';
  const code = /\b(\d{6})\b/.exec(text)?.[1];
  assert.ok(code !== undefined && code !== '702100');
  assert.match((await visitor.step('code', { code: '702100' })).html, /role="alert"/);
});

test('an address with "accept" goes through SCA like any other', async () => {
  const api = await newPlatform(house);
  const { body } = await api.post('/sca/users/natural', naturalBody({ Email: 'a+accept@example.com' }));
  assert.equal(body.UserStatus, 'PENDING_USER_ACTION');
  assert.notEqual(body.PendingUserAction, null);
});

test('no address of the sandbox exists, and its key is nobody', async () => {
  for (const path of ['/sandbox', '/sandbox/messages', '/sandbox/messages?recipient=%2B33611111111']) {
    assert.equal((await fetch(`${house.url}${path}`)).status, 404, path);
  }
  assert.equal((await fetch(`${house.url}/sandbox/reset`, { method: 'POST' })).status, 404);
  const token = await fetch(`${house.url}/v2.01/oauth/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${Buffer.from('demo:demo-api-key').toString('base64')}` },
    body: 'grant_type=client_credentials',
  });
  assert.equal(token.status, 401);
});

test('only a registered returnUrl is taken: exact scheme, host, port and path, any query', async () => {
  const api = await newPlatform(house);
  for (const url of ['https://platform.example/back', 'mgpsca://auth']) {
    await insertReturnUrl(house.db, api.clientId, url, house.clock.now());
  }
  const { link } = await newOwner(api);
  const statusOf = async (target: string) => {
    const { search } = new URL(link);
    return (await newVisitor(house, origin).get(`/${search}&returnUrl=${encodeURIComponent(target)}`)).status;
  };
  for (const target of [
    returnUrl,
    'https://platform.example/back',
    'mgpsca://auth?x=1',
    'https://PLATFORM.example:443/back#done',
  ]) {
    assert.equal(await statusOf(target), 200, target);
  }
  for (const target of [
    'http://platform.example/back',
    'https://platform.example/back/',
    'https://platform.example/backs',
    'https://platform.example:8443/back',
    'https://platform.example.evil.example/back',
    'https://evil.example/back',
    'https://evil.example\\@platform.example/back',
    'https://user@platform.example/back',
    'mgpsca://other',
    'other://auth',
  ]) {
    assert.equal(await statusOf(target), 400, target);
  }
});

test('tokens live 3600 seconds', async () => {
  const api = await newPlatform(house);
  house.clock.advance(3_599_000);
  assert.equal((await api.get('/users')).status, 200);
  house.clock.advance(1_000);
  assert.equal((await api.get('/users')).status, 401);
});

test('nobody enrols while the client has not chosen what a first enrolment needs', async () => {
  const api = await newPlatform(house);
  await insertReturnUrl(house.db, api.clientId, 'https://platform.example/back', house.clock.now());
  const before = await newOwner(api);
  await changeSetting(house.app.host, api.clientId, 'firstEnrolment', null);
  const { status, body } = await api.post('/sca/users/natural', naturalBody());
  assert.deepEqual([status, Object.keys(body.errors)], [403, ['firstEnrolment']]);
  assert.equal((await api.post(`/sca/users/${before.id}/enrollment`)).status, 403);
  assert.equal((await api.get('/users')).body.length, 1);
  // A link of before asks for nothing either.
  const page = await newVisitor(house, origin).start(before.link, { passkeys: 'yes' });
  assert.doesNotMatch(page.html, /name="email"|data-passkey/);
});
