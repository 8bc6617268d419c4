// Live mode with three providers: a person enrols though the first two do not send, and what each answered is recorded.
import assert from 'node:assert/strict';
import type { ServerResponse } from 'node:http';
import { test } from 'node:test';
import { insertReturnUrl } from '#clients/client-rows.ts';
import { newPlatform } from '../kit/api.ts';
import { openHouse } from '../kit/house.ts';
import { newNumber, newOwner } from '../kit/people.ts';
import { json, openProvider, type Asked } from '../kit/provider.ts';
import { enrolUntilCode, newVisitor } from '../kit/visitor.ts';

const origin = 'https://sca.example.com';
const accountSid = `AC${'0'.repeat(32)}`;

// Each built from the provider's public reference: see the tests beside the adapters.
const twilio = await openProvider(() => {});
const vonage = await openProvider(() => {});

const twilioRefuses = (response: ServerResponse, { form }: Asked) =>
  json(response, 400, { code: 21_408, message: `No permission for ${form.get('To')}`, status: 400 });
const vonageRefuses = (response: ServerResponse, { form }: Asked) =>
  json(response, 200, { messages: [{ status: '9', 'error-text': `No credit for ${form.get('to')}` }] });
const vonageTakes = (response: ServerResponse) =>
  json(response, 200, { messages: [{ status: '0', 'message-id': 'v-1' }] });

const house = await openHouse({
  mode: 'live',
  publicUrl: origin,
  providers: [
    { name: 'twilio', url: twilio.url, accountSid, keySid: undefined, secret: 'token', from: 'Acme' },
    { name: 'vonage', url: vonage.url, apiKey: 'key', apiSecret: 'secret', from: 'Acme' },
  ],
});

async function atTheCode() {
  const api = await newPlatform(house);
  await insertReturnUrl(house.db, api.clientId, 'https://platform.example/back', house.clock.now());
  const owner = await newOwner(api);
  const number = newNumber();
  const visitor = newVisitor(house, origin);
  await enrolUntilCode(visitor, owner, { number });
  return { visitor, number };
}

async function attemptsTo(number: string) {
  return await house.db.many<Record<string, unknown>>({
    text: `select provider, result, code, reference from message_attempts
      join messages on messages.id = message_id where recipient = $1 order by message_attempts.position`,
    values: [number],
  });
}

test('the next provider sends what the first one refused; the log holds neither number nor code', async () => {
  twilio.answer = twilioRefuses;
  vonage.answer = vonageTakes;
  const { visitor, number } = await atTheCode();
  await house.app.runJobs();
  assert.deepEqual(await attemptsTo(number), [
    { provider: 'twilio', result: 'number_refused', code: '21408', reference: null },
    { provider: 'vonage', result: 'taken', code: null, reference: 'v-1' },
  ]);
  const [atTwilio, atVonage] = [twilio.asked.at(-1)?.form, vonage.asked.at(-1)?.form];
  assert.equal(atTwilio?.get('Body'), atVonage?.get('text'));
  const code = /\b(\d{6})\b/.exec(atVonage?.get('text') ?? '')?.[1] ?? '';
  const logged = house.logged.join('\n');
  assert.match(logged, /a provider did not take a message/);
  assert.ok(!logged.includes(number.slice(1)) && !logged.includes(code));
  assert.match((await visitor.step('code', { code })).html, /controlStatus=VALIDATED/);
});

test('when nobody takes it, the round is repeated by the schedule, with the same code', async () => {
  twilio.answer = twilioRefuses;
  vonage.answer = vonageRefuses;
  const { visitor, number } = await atTheCode();
  const before = vonage.asked.length;
  await house.app.runJobs();
  await house.app.runJobs();
  assert.equal(vonage.asked.length, before + 1, 'not before its time');
  vonage.answer = vonageTakes;
  house.clock.advance(1_000);
  await house.app.runJobs();
  assert.deepEqual(
    (await attemptsTo(number)).map(({ provider, result }) => `${String(provider)} ${String(result)}`),
    ['twilio number_refused', 'vonage refused', 'twilio number_refused', 'vonage taken'],
  );
  const [first, second] = vonage.asked.slice(before).map(({ form }) => form.get('text'));
  assert.equal(first, second);
  const code = /\b(\d{6})\b/.exec(second ?? '')?.[1] ?? '';
  assert.match((await visitor.step('code', { code })).html, /controlStatus=VALIDATED/);
});

test('a message that nobody ever takes is given up, and its code erased', async () => {
  twilio.answer = twilioRefuses;
  vonage.answer = vonageRefuses;
  const { number } = await atTheCode();
  for (let n = 0; n < 8; n += 1) {
    await house.app.runJobs();
    house.clock.advance(60_000);
  }
  const row = await house.db.one<{ outcome: string; erased: boolean }>({
    text: 'select outcome, code_sealed is null as erased from messages where recipient = $1',
    values: [number],
  });
  assert.deepEqual(row, { outcome: 'failed', erased: true });
});
