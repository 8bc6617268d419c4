// Vonage's SMS API, played by a local server that was built from its public reference (the pages named in vonage.ts): the
// form it takes, and its answers, which are HTTP 200 with a status for each part of the message.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { json, message, openProvider, worldWithLog } from '../../../test/kit/provider.ts';
import { createVonage } from './vonage.ts';

const server = await openProvider(() => {});
const config = { name: 'vonage', url: server.url, apiKey: 'abcd1234', apiSecret: 's3cret', from: 'Acme' } as const;
const vonage = createVonage(worldWithLog(), config, 300);

const part = (status: string) =>
  status === '0'
    ? { to: '33612345678', 'message-id': 'aaaaaaaa-bbbb-cccc-dddd-0123456789ab', status, 'remaining-balance': '3.14' }
    : { status, 'error-text': `Refused: ${message.recipient}` };

const answerParts = (...statuses: string[]) => {
  const body = { 'message-count': String(statuses.length), messages: statuses.map(part) };
  server.answer = (response) => json(response, 200, body);
};

test('one form with the number in digits, our id as the reference', async () => {
  answerParts('0');
  assert.deepEqual(await vonage.hand(message), { result: 'taken', reference: 'aaaaaaaa-bbbb-cccc-dddd-0123456789ab' });
  const [asked] = server.asked;
  assert.deepEqual([asked?.method, asked?.path], ['POST', '/sms/json']);
  assert.equal(asked?.headers['content-type'], 'application/x-www-form-urlencoded');
  assert.deepEqual(Object.fromEntries(asked?.form ?? []), {
    api_key: 'abcd1234',
    api_secret: 's3cret',
    from: 'Acme',
    to: '33612345678',
    text: message.text,
    type: 'text',
    ttl: '1800000',
    'client-ref': 'msg_1',
  });
});

test('a name outside of the GSM alphabet is sent as Unicode', async () => {
  await vonage.hand({ ...message, text: 'Łódź: your code is 012345.' });
  assert.equal(server.asked.at(-1)?.form.get('type'), 'unicode');
});

for (const [status, result] of [
  ['1', 'busy'],
  ['2', 'refused'],
  ['3', 'refused'],
  ['4', 'refused'],
  ['5', 'failed'],
  ['6', 'number_refused'],
  ['7', 'number_refused'],
  ['9', 'refused'],
  ['10', 'busy'],
  ['15', 'refused'],
  ['29', 'number_refused'],
  ['33', 'number_refused'],
  ['99', 'refused'],
] as const) {
  test(`its status ${status} is "${result}", though HTTP says 200, and its words are not repeated`, async () => {
    answerParts(status);
    assert.deepEqual(await vonage.hand(message), { result, code: status });
  });
}

test('a long text counts as taken only when every part was', async () => {
  answerParts('0', '0');
  assert.equal((await vonage.hand(message)).result, 'taken');
  answerParts('0', '1');
  assert.deepEqual(await vonage.hand(message), { result: 'busy', code: '1' });
});

test('what is no answer of theirs is a failure, never "taken"', async () => {
  for (const body of [
    '<html>Welcome</html>',
    '{}',
    '{"messages":[]}',
    '{"messages":[null]}',
    '{"messages":[{}]}',
    '[]',
  ]) {
    server.answer = (response) => response.writeHead(200).end(body);
    assert.equal((await vonage.hand(message)).result, 'failed', body);
  }
});

test('limits, failures and silence on the way', async () => {
  for (const [status, result] of [
    [401, 'refused'],
    [429, 'busy'],
    [503, 'failed'],
  ] as const) {
    server.answer = (response) => response.writeHead(status).end();
    assert.deepEqual(await vonage.hand(message), { result, code: String(status) });
  }
  server.answer = () => {};
  assert.deepEqual(await vonage.hand(message), { result: 'timeout' });
  server.answer = (response) => void response.destroy();
  assert.deepEqual(await vonage.hand(message), { result: 'unreachable' });
});
