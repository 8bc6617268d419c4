// The operator's endpoint can check that a message comes from us, and its answer decides whether it was taken.
import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { test } from 'node:test';
import { message, openProvider, worldWithLog } from '../../../test/kit/provider.ts';
import { hmacSignature } from '#kit/standard-webhook.ts';
import { createHttpHook, toKey } from './http-hook.ts';

const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';

test('the signature is the one of the example in the Standard Webhooks specification', () => {
  const signature = hmacSignature(toKey(secret), {
    id: 'msg_p5jXN8AQM9LWM0D4loKWxJek',
    timestamp: 1_614_265_330,
    body: '{"test": 2432232314}',
  });
  assert.equal(signature, 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=');
});

test('the endpoint gets the message with an id, a time and a signature over both and the very body', async () => {
  const calls: { url: string; init: RequestInit }[] = [];
  const hook = createHttpHook(worldAnswering(204, calls), { url: 'https://sms.example/send', secret });
  assert.deepEqual(await hook.hand(message), { result: 'taken' });

  const [call] = calls;
  assert.equal(call?.url, 'https://sms.example/send');
  assert.equal(call.init.redirect, 'manual');
  const headers = new Headers(call.init.headers);
  const body = String(call.init.body);
  const { usefulForS: _ours, ...theirs } = message;
  assert.deepEqual(JSON.parse(body), theirs);
  assert.equal(headers.get('webhook-id'), 'msg_1');
  assert.equal(headers.get('webhook-timestamp'), '1700000000');
  const expected = createHmac('sha256', Buffer.from('MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', 'base64'))
    .update(`msg_1.1700000000.${body}`)
    .digest('base64');
  assert.equal(headers.get('webhook-signature'), `v1,${expected}`);
});

for (const [status, result] of [
  [302, 'refused'],
  [400, 'refused'],
  [429, 'busy'],
  [500, 'failed'],
] as const) {
  test(`an answer ${status} means that the message was not taken`, async () => {
    const hook = createHttpHook(worldAnswering(status), { url: 'https://sms.example/send', secret });
    assert.deepEqual(await hook.hand(message), { result, code: String(status) });
  });
}

test('silence and an endpoint that is away are answers, too', async () => {
  const server = await openProvider(() => {});
  const hook = createHttpHook(worldWithLog(), { url: server.url, secret }, 300);
  assert.deepEqual(await hook.hand(message), { result: 'timeout' });
  server.answer = (response) => void response.destroy();
  assert.deepEqual(await hook.hand(message), { result: 'unreachable' });
});

for (const wrong of ['', 'whsec_', 'whsec_c2hvcnQ=', secret.slice(6), 'whsec_not base64 at all, but long enough']) {
  test(`"${wrong}" is not taken for a secret`, () => {
    assert.throws(() => createHttpHook(worldAnswering(200), { url: 'https://sms.example', secret: wrong }), /whsec_/);
  });
}

function worldAnswering(status: number, calls: { url: string; init: RequestInit }[] = []) {
  return worldWithLog([], async (input, init = {}) => {
    calls.push({ url: String(input), init });
    return new Response(null, { status });
  });
}
