// Twilio, played by a local server that was built from its public reference (the pages named in twilio.ts): the request
// it takes, its answer to a new message, and its error body of code, message, more_info and status.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { json, message, openProvider, worldWithLog } from '../../../test/kit/provider.ts';
import { createTwilio } from './twilio.ts';

const accountSid = `AC${'0'.repeat(32)}`;
const keySid = `SK${'1'.repeat(32)}`;
const sid = `SM${'2'.repeat(32)}`;
const server = await openProvider((response) => json(response, 201, { sid, status: 'queued', error_code: null }));
const config = { name: 'twilio', url: server.url, accountSid, keySid, secret: 's3cret', from: '+33700000000' } as const;
const twilio = createTwilio(worldWithLog(), config, 300);

const error = (status: number, code: number) => {
  server.answer = (response) =>
    json(response, status, { code, message: `The number ${message.recipient}`, more_info: 'https://…', status });
};

test('one form to the messages of the account, signed in by the key', async () => {
  assert.deepEqual(await twilio.hand(message), { result: 'taken', reference: sid });
  const [asked] = server.asked;
  assert.equal(asked?.method, 'POST');
  assert.equal(asked?.path, `/2010-04-01/Accounts/${accountSid}/Messages.json`);
  assert.equal(asked?.headers['content-type'], 'application/x-www-form-urlencoded');
  assert.equal(asked?.headers['authorization'], `Basic ${Buffer.from(`${keySid}:s3cret`).toString('base64')}`);
  assert.deepEqual(Object.fromEntries(asked?.form ?? []), {
    To: '+33612345678',
    From: '+33700000000',
    Body: message.text,
    ValidityPeriod: '300',
  });
});

test('without a key the account signs in itself; a messaging service is told as one', async () => {
  const service = `MG${'3'.repeat(32)}`;
  await createTwilio(worldWithLog(), { ...config, keySid: undefined, from: service }).hand(message);
  const asked = server.asked.at(-1);
  assert.equal(asked?.headers['authorization'], `Basic ${Buffer.from(`${accountSid}:s3cret`).toString('base64')}`);
  assert.deepEqual([asked?.form.get('MessagingServiceSid'), asked?.form.get('From')], [service, null]);
});

for (const [status, code, result] of [
  [400, 21211, 'number_refused'],
  [403, 21408, 'number_refused'],
  [400, 21610, 'number_refused'],
  [400, 21614, 'number_refused'],
  [400, 21606, 'refused'],
  [401, 20003, 'refused'],
  [404, 20404, 'refused'],
  [429, 20429, 'busy'],
  [500, 20500, 'failed'],
  [503, 20503, 'failed'],
] as const) {
  test(`its error ${code} (HTTP ${status}) is "${result}", and its words are not repeated`, async () => {
    error(status, code);
    assert.deepEqual(await twilio.hand(message), { result, code: String(code) });
  });
}

test('a message that failed at once was not taken', async () => {
  server.answer = (response) => json(response, 201, { sid, status: 'failed', error_code: 30_008 });
  assert.deepEqual(await twilio.hand(message), { result: 'failed', code: '30008', reference: sid });
});

test('what is no answer of theirs is a failure, never "taken"', async () => {
  for (const [status, body, code] of [
    [200, '<html>Welcome</html>', undefined],
    [201, '{}', undefined],
    [201, '{"sid":', undefined],
    [302, '', '302'],
    [502, '<html>Bad gateway</html>', '502'],
  ] as const) {
    server.answer = (response) => response.writeHead(status, { location: server.url }).end(body);
    const answer = await twilio.hand(message);
    assert.equal(answer.result, status === 302 ? 'refused' : 'failed', body);
    assert.equal(answer.code, code);
  }
});

test('no answer in time, half an answer, and nobody at home', async () => {
  server.answer = () => {};
  assert.deepEqual(await twilio.hand(message), { result: 'timeout' });
  server.answer = (response) => void response.writeHead(201).write('{"sid":');
  assert.deepEqual(await twilio.hand(message), { result: 'timeout' });
  server.answer = (response) => void response.destroy();
  assert.deepEqual(await twilio.hand(message), { result: 'unreachable' });
});
