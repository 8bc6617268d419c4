// From one provider to the next: the first that takes a message gets it, and all that was tried is told.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { message, worldWithLog } from '../../test/kit/provider.ts';
import { handOverBy, handOverByChannel } from './hand-over.ts';
import type { Answer, Provider, ProviderName } from './provider.ts';

function provider(name: ProviderName, answers: (Answer | Error)[], calls: string[]): Provider {
  return {
    name,
    async hand({ id }) {
      calls.push(`${name} ${id}`);
      const answer = answers.length > 1 ? answers.shift() : answers[0];
      if (answer === undefined || answer instanceof Error) throw answer ?? new Error('no answer');
      return answer;
    },
  };
}

test('the next one is asked at once, with the same message', async () => {
  const calls: string[] = [];
  const send = handOverBy(worldWithLog(), [
    provider('twilio', [{ result: 'timeout' }], calls),
    provider('vonage', [{ result: 'number_refused', code: '7' }], calls),
    provider('hook', [{ result: 'taken', reference: 'r1' }], calls),
  ]);
  assert.deepEqual(await send(message), {
    outcome: 'sent',
    attempts: [
      { provider: 'twilio', result: 'timeout' },
      { provider: 'vonage', result: 'number_refused', code: '7' },
      { provider: 'hook', result: 'taken', reference: 'r1' },
    ],
  });
  assert.deepEqual(calls, ['twilio msg_1', 'vonage msg_1', 'hook msg_1']);
});

test('nobody is asked after one that took it', async () => {
  const calls: string[] = [];
  const send = handOverBy(worldWithLog(), [
    provider('vonage', [{ result: 'taken' }], calls),
    provider('hook', [{ result: 'taken' }], calls),
  ]);
  assert.equal((await send(message)).outcome, 'sent');
  assert.deepEqual(calls, ['vonage msg_1']);
});

test('when all refuse it was not taken; an adapter that breaks is one that failed', async () => {
  const send = handOverBy(worldWithLog(), [
    provider('twilio', [new TypeError('a bug')], []),
    provider('vonage', [{ result: 'busy' }], []),
  ]);
  const { outcome, attempts } = await send(message);
  assert.equal(outcome, 'not_taken');
  assert.deepEqual(
    attempts.map(({ result }) => result),
    ['failed', 'busy'],
  );
});

test('a provider that failed three times is asked last, and first again once it rested and took one', async () => {
  const calls: string[] = [];
  let now = 0;
  const world = { ...worldWithLog(), now: () => new Date(now) };
  const failed: Answer = { result: 'failed' };
  const send = handOverBy(world, [
    provider('twilio', [failed, failed, failed, { result: 'taken' }], calls),
    provider('vonage', [{ result: 'taken' }], calls),
  ]);
  for (let n = 0; n < 4; n += 1) await send(message);
  assert.deepEqual(calls.slice(-1), ['vonage msg_1']);
  assert.equal(calls.filter((call) => call.startsWith('twilio')).length, 3);
  now = 60_000;
  await send(message);
  assert.equal(calls.at(-1), 'twilio msg_1');
});

test('neither the number nor the code is in the log', async () => {
  const lines: string[] = [];
  const send = handOverBy(worldWithLog(lines), [
    provider('twilio', [{ result: 'refused', code: '20003' }], []),
    provider('hook', [{ result: 'unreachable' }], []),
  ]);
  await send(message);
  assert.equal(lines.length, 2);
  assert.match(lines[0] ?? '', /"provider":"twilio","result":"refused","code":"20003"/);
  assert.doesNotMatch(lines.join('\n'), /612345678|012345/);
});

test('a mail goes to the relay alone, a text message to the others alone', async () => {
  const calls: string[] = [];
  const send = handOverByChannel(worldWithLog(), {
    sms: [provider('hook', [{ result: 'refused' }], calls)],
    email: [provider('smtp', [{ result: 'taken' }], calls)],
  });
  assert.equal((await send(message)).outcome, 'not_taken');
  assert.equal((await send({ ...message, channel: 'email' })).outcome, 'sent');
  assert.deepEqual(calls, ['hook msg_1', 'smtp msg_1']);
});
