// What people read when no code is sent, and that nothing is sent then: budgets, countries, numbers of a session.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { changeSetting } from '#clients/change-setting.ts';
import { limitsFor } from '#messages/budget.ts';
import { DAY, HOUR } from '#kit/time.ts';
import { connect, newPlatform, type Api } from '../kit/api.ts';
import { openHouse } from '../kit/house.ts';
import { enrollmentLink, newNumber, newOwner } from '../kit/people.ts';
import { type Visitor, enrol, enrolUntilCode, lastCode, newVisitor } from '../kit/visitor.ts';

const house = await openHouse();
const { host } = house.app;

const UNAVAILABLE = /role="alert"[^>]*>\s*We cannot send you a code at the moment/;
const COUNTRY = /role="alert"[^>]*>\s*We cannot send codes to numbers of this country/;
const NUMBER_FIELD = /<input\s+id="number"/;
const CODE_FIELD = /autocomplete="one-time-code"/;

async function atTheNumber(api: Api, overrides: Record<string, unknown> = {}, lang = 'en'): Promise<Visitor> {
  const owner = await newOwner(api, overrides);
  const visitor = newVisitor(house);
  await visitor.start(owner.link, { lang });
  await visitor.step('email', { email: owner.email });
  await visitor.step('pin', { pin: '482913', again: '482913' });
  return visitor;
}

async function sentTo(number: string): Promise<number> {
  const { sent } = await house.db.one<{ sent: number }>({
    text: 'select count(*) as sent from messages where recipient = $1',
    values: [number],
  });
  return sent;
}

async function trailOf(visitor: Visitor): Promise<string[]> {
  const rows = await house.db.many<{ outcome: string }>({
    text: `select outcome from trail where user_id = (select user_id from sca_sessions where id = $1) and what = 'code'
      order by position`,
    values: [visitor.session.split('/').at(-1)],
  });
  return rows.map((row) => row.outcome);
}

test('a platform that serves some countries only: others are refused at the number field, and nothing is sent', async () => {
  const api = await newPlatform(house);
  await changeSetting(host, api.clientId, 'smsCountries', ['BE', 'DE']);
  const visitor = await atTheNumber(api);
  const number = newNumber();
  const page = await visitor.step('phone', { number });
  assert.match(page.html, COUNTRY);
  assert.match(page.html, NUMBER_FIELD);
  assert.match(page.html, /<input\s+id="number"[^>]*aria-invalid="true"[^>]*aria-describedby="problem/);
  assert.equal(await sentTo(number), 0);
  assert.deepEqual(await trailOf(visitor), ['not sent: country not served']);

  const belgian = '+32470123456';
  assert.match((await visitor.step('phone', { number: belgian })).html, CODE_FIELD);
  assert.match((await visitor.step('code', { code: await lastCode(house, belgian) })).html, /VALIDATED/);
});

test('the number that the platform gave is refused by country too, and another one is asked for', async () => {
  const api = await newPlatform(house);
  await changeSetting(host, api.clientId, 'smsCountries', ['FR']);
  const visitor = await atTheNumber(api, { PhoneNumber: '+32470123457' });
  const page = await visitor.step('phone', { suggested: 'yes' });
  assert.match(page.html, COUNTRY);
  assert.match(page.html, /<details class="other"\s+open/);
  assert.match((await visitor.step('phone', { number: newNumber() })).html, CODE_FIELD);
});

test('null gives every country back', async () => {
  const api = await newPlatform(house);
  await changeSetting(host, api.clientId, 'smsCountries', ['BE']);
  await changeSetting(host, api.clientId, 'smsCountries', null);
  const visitor = await atTheNumber(api);
  assert.match((await visitor.step('phone', { number: newNumber() })).html, CODE_FIELD);
});

test('a platform that used its hour up: plain words at the number, and the next hour serves again', async () => {
  const api = await newPlatform(house);
  await changeSetting(host, api.clientId, 'smsPerHour', 1);
  await (await atTheNumber(api)).step('phone', { number: newNumber() });
  const visitor = await atTheNumber(api);
  const number = newNumber();
  const page = await visitor.step('phone', { number });
  assert.match(page.html, UNAVAILABLE);
  assert.match(page.html, NUMBER_FIELD);
  assert.equal(await sentTo(number), 0);
  assert.deepEqual(await trailOf(visitor), ['not sent: budget of the client used up']);
  assert.ok(house.logged.some((line) => /budget of text messages is used up.*"scope":"client"/.test(line)));

  house.clock.advance(HOUR);
  const fresh = await connect(house.url, api.clientId, api.apiKey);
  assert.match((await (await atTheNumber(fresh)).step('phone', { number })).html, CODE_FIELD);
});

test('in French, too', async () => {
  const api = await newPlatform(house);
  await changeSetting(host, api.clientId, 'smsCountries', ['BE']);
  const visitor = await atTheNumber(api, {}, 'fr');
  assert.match((await visitor.step('phone', { number: newNumber() })).html, /aux numéros de ce pays/);
});

test('a resend that the budget refuses leaves the person at the code that works', async () => {
  const api = await newPlatform(house);
  await changeSetting(host, api.clientId, 'smsPerHour', 1);
  const visitor = await atTheNumber(api);
  const number = newNumber();
  await visitor.step('phone', { number });
  house.clock.advance(31_000);
  const page = await visitor.step('send-code');
  assert.match(page.html, UNAVAILABLE);
  assert.match(page.html, CODE_FIELD);
  assert.match((await visitor.step('code', { code: await lastCode(house, number) })).html, /VALIDATED/);
});

test('one number gets so many codes in an hour and a day, over sessions and platforms', async () => {
  const [hour, day] = limitsFor({ perHour: 1, perDay: 1 })
    .filter(({ scope }) => scope === 'number')
    .map(({ most }) => most);
  assert.ok(hour !== undefined && day !== undefined);
  const number = newNumber();
  const ask = async () => (await (await atTheNumber(await newPlatform(house))).step('phone', { number })).html;
  for (let n = 0; n < hour; n += 1) assert.match(await ask(), CODE_FIELD);
  assert.match(await ask(), UNAVAILABLE);
  house.clock.advance(HOUR);
  for (let n = hour; n < day; n += 1) assert.match(await ask(), CODE_FIELD);
  house.clock.advance(HOUR);
  assert.match(await ask(), UNAVAILABLE);
  assert.equal(await sentTo(number), day);
  house.clock.advance(DAY);
  assert.match(await ask(), CODE_FIELD);
});

test('whoever enrols with the number of another, or of its neighbours, uses up none of that one’s codes', async () => {
  const api = await newPlatform(house);
  const owner = await newOwner(api);
  const number = newNumber();
  await enrol(house, newVisitor(house), owner, { number });
  const limits = limitsFor({ perHour: 1, perDay: 1 }).filter(({ windowMs }) => windowMs === HOUR);
  const most = Object.fromEntries(limits.map((limit) => [limit.scope, limit.most]));
  for (const [scope, typed] of [
    ['number', () => number],
    ['block', (n: number) => `${number.slice(0, -4)}${1_000 + n}`],
  ] as const) {
    const evil = await newPlatform(house);
    for (let n = 0; n < (most[scope] ?? 0); n += 1) await (await atTheNumber(evil)).step('phone', { number: typed(n) });
    assert.match((await (await atTheNumber(evil)).step('phone', { number })).html, UNAVAILABLE);
    const visitor = newVisitor(house);
    await visitor.start(await enrollmentLink(api, owner.id));
    await visitor.step('email', { email: owner.email });
    const before = await sentTo(number);
    await visitor.step('send-code');
    assert.equal(await sentTo(number), before + 1, scope);
  }
});

test('the sandbox’s test number is never used up', async () => {
  const api = await newPlatform(house);
  await changeSetting(host, api.clientId, 'smsPerHour', 1);
  for (let n = 0; n < 20; n += 1) {
    const visitor = await atTheNumber(api);
    assert.match((await visitor.step('phone', { number: '+33611111111' })).html, CODE_FIELD);
  }
});

test('a session has codes sent to three numbers, not to a fourth', async () => {
  const visitor = await atTheNumber(await newPlatform(house));
  const numbers = [newNumber(), newNumber(), newNumber()];
  for (const number of numbers) {
    assert.match((await visitor.step('phone', { number })).html, CODE_FIELD);
    await visitor.step('change-number');
  }
  const fourth = newNumber();
  const page = await visitor.step('phone', { number: fourth });
  assert.match(page.html, /role="alert"[^>]*>\s*We have sent you many codes already/);
  assert.match(page.html, NUMBER_FIELD);
  assert.equal(await sentTo(fourth), 0);
  const [first = ''] = numbers;
  assert.match((await visitor.step('phone', { number: first })).html, CODE_FIELD);
  assert.match((await visitor.step('code', { code: await lastCode(house, first) })).html, /VALIDATED/);
});

test('a session has six codes sent, not a seventh; the newest works', async () => {
  const visitor = await atTheNumber(await newPlatform(house));
  const number = newNumber();
  await visitor.step('phone', { number });
  for (let sent = 1; sent < 6; sent += 1) {
    house.clock.advance(31_000);
    assert.doesNotMatch((await visitor.step('send-code')).html, /role="alert"/);
  }
  assert.equal(await sentTo(number), 6);
  house.clock.advance(31_000);
  assert.match((await visitor.step('send-code')).html, /role="alert"[^>]*>\s*We have sent you many codes already/);
  assert.equal(await sentTo(number), 6);
  assert.match((await visitor.step('code', { code: await lastCode(house, number) })).html, /VALIDATED/);
});

test('an enrolled person whose code cannot be sent is told so where they asked for it', async () => {
  const api = await newPlatform(house);
  const owner = await newOwner(api);
  const visitor = newVisitor(house);
  const number = newNumber();
  await enrolUntilCode(visitor, owner, { number });
  await visitor.step('code', { code: await lastCode(house, number) });
  await changeSetting(host, api.clientId, 'smsCountries', ['BE']);
  await visitor.start(await enrollmentLink(api, owner.id));
  await visitor.step('email', { email: owner.email });
  const page = await visitor.step('send-code');
  assert.match(page.html, COUNTRY);
  assert.match(page.html, /send-code/);
  assert.equal(await sentTo(number), 1);
});

test('the counters hold neither number nor address, and are swept when their day is over', async () => {
  const number = newNumber();
  await (await atTheNumber(await newPlatform(house))).step('phone', { number });
  const rows = await house.db.many<{ row: string }>({
    text: `select sms_counters::text || ' ' || encode(key, 'escape') as row from sms_counters`,
    values: [],
  });
  assert.ok(rows.length >= 6);
  for (const { row } of rows) assert.ok(!row.includes(number.slice(1, 8)), row);

  house.clock.advance(DAY);
  await house.app.runJobs();
  const { left } = await house.db.one<{ left: number }>({
    text: 'select count(*) as left from sms_counters',
    values: [],
  });
  assert.equal(left, 0);
});
