// The typing profile against who means ill: samples that come back, choices that come late, and what is left behind.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { exportTrail } from '#trail/export-trail.ts';
import { newPlatform, type Api } from '../kit/api.ts';
import { enrolledByNumber, openAgain, PIN, type Enrolled } from '../kit/changes.ts';
import { openHouse } from '../kit/house.ts';
import { confirmByCode, knownByTyping, profileOf, typeAgain, typed } from '../kit/typing.ts';
import { lastCode } from '../kit/visitor.ts';

const house = await openHouse();
const HOUR = 3_600_000;
/** Three in four typings of an own hand are sure, but one hand is steadier than another. */
const TRIES = 12;

async function typingOf(api: Api, userId: string): Promise<string[]> {
  await house.app.runJobs();
  const lines: string[] = [];
  await exportTrail(house.app.host, api.clientId, { user: userId }, (line) => lines.push(line));
  const records: { what: string; outcome: string }[] = lines.flatMap((line) => JSON.parse(line).record ?? []);
  return records.filter(({ what }) => what === 'typing').map(({ outcome }) => outcome);
}

/** A hand that is nearly always known needs a try or two. Answers what was typed. */
async function openedByTyping(api: Api, person: Enrolled): Promise<string> {
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const typing = typed(house, person);
    const { who } = await typeAgain(house, api, person, { typing });
    if (/VALIDATED/.test((await who.step('known-pin', { pin: PIN })).html)) return typing;
    await who.step('proof', { code: await lastCode(house, person.number) });
    house.clock.advance(HOUR);
  }
  throw new Error('the hand was never known');
}

test('a sample that opened a session opens no other', async () => {
  const api = await newPlatform(house);
  const person = await knownByTyping(house, api, 'element');
  const typing = await openedByTyping(api, person);
  for (let again = 0; again < 2; again += 1) {
    const { who } = await typeAgain(house, api, person, { typing });
    assert.doesNotMatch((await who.step('known-pin', { pin: PIN })).html, /VALIDATED/);
    assert.match((await typingOf(api, person.id)).at(-1) ?? '', /^replayed, /);
  }
});

test('nor two at once', async () => {
  const api = await newPlatform(house);
  const person = await knownByTyping(house, api, 'element');
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const typing = typed(house, person);
    const all = await Promise.all([0, 1].map(() => typeAgain(house, api, person, { typing })));
    const pages = await Promise.all(all.map(({ who }) => who.step('known-pin', { pin: PIN })));
    const opened = pages.filter(({ html }) => /VALIDATED/.test(html)).length;
    assert.ok(opened < 2, 'one sample opened two sessions');
    if (opened === 1) return;
    house.clock.advance(31_000);
    assert.match((await confirmByCode(house, api, person)).html, /VALIDATED/);
    house.clock.advance(HOUR);
  }
  throw new Error('the hand was never known');
});

test('who says no is not asked in by a session that was under way', async () => {
  const api = await newPlatform(house);
  const person = await enrolledByNumber(house, api);
  const form = { email: person.email, typing: typed(house, person), typing_asked: 'yes' };
  const before = await openAgain(house, api, person.id);
  await before.step('email', form);
  const declining = await openAgain(house, api, person.id);
  await declining.step('email', { ...form, typing_declined: 'yes' });
  await declining.step('send-code');
  await declining.step('proof', { pin: PIN, code: await lastCode(house, person.number) });
  assert.equal((await profileOf(house, api, person.id)).Declined, true);

  house.clock.advance(31_000);
  await before.step('send-code');
  const end = await before.step('proof', { pin: PIN, code: await lastCode(house, person.number) });
  assert.match(end.html, /VALIDATED/);
  const { Declined, Profiles } = await profileOf(house, api, person.id);
  assert.deepEqual([Declined, Profiles], [true, []]);
});

test('what was typed before an erasure is not kept after it', async () => {
  const api = await newPlatform(house);
  const person = await enrolledByNumber(house, api);
  await confirmByCode(house, api, person);
  house.clock.advance(31_000);
  const { who } = await typeAgain(house, api, person);
  const { clientId, token } = api;
  await fetch(`${house.url}/strongroom/v1/${clientId}/users/${person.id}/typing-profile`, {
    method: 'DELETE',
    headers: { authorization: `Bearer ${token}` },
  });
  await who.step('send-code');
  await who.step('email', { email: person.email });
  await who.step('send-code');
  const end = await who.step('proof', { pin: PIN, code: await lastCode(house, person.number) });
  assert.match(end.html, /VALIDATED/);
  assert.deepEqual((await profileOf(house, api, person.id)).Profiles, []);
});

test('who had a code sent answers by it, though the element comes back meanwhile', async () => {
  const api = await newPlatform(house);
  const person = await knownByTyping(house, api, 'element');
  for (let miss = 0; miss < 2; miss += 1) {
    const { who } = await typeAgain(house, api, person, { hand: 'other' });
    await who.step('known-pin', { pin: PIN });
    house.clock.advance(31_000);
  }
  const { who } = await typeAgain(house, api, person);
  await who.step('send-code');
  const code = await lastCode(house, person.number);
  assert.match((await confirmByCode(house, api, person)).html, /VALIDATED/);
  assert.match((await who.step('proof', { pin: PIN, code })).html, /VALIDATED/);
});
