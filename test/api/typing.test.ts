// The typing profile over HTTP: what is kept, for whom it stands in for the code, what it costs, and how it ends.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { changeSetting } from '#clients/change-setting.ts';
import { listMessages } from '#messages/inbox.ts';
import { exportTrail } from '#trail/export-trail.ts';
import { sweep } from '../../src/sweep.ts';
import { newPlatform, type Api } from '../kit/api.ts';
import { enrolledByNumber, openAgain, PIN, prove } from '../kit/changes.ts';
import { openHouse } from '../kit/house.ts';
import { newNumber } from '../kit/people.ts';
import { confirmByCode, knownByTyping, profileOf, typeAgain, typed } from '../kit/typing.ts';
import { lastCode } from '../kit/visitor.ts';

const house = await openHouse();
const DAY = 86_400_000;
const HOUR = 3_600_000;
/** Three in four typings of an own hand are sure, but one hand is steadier than another. */
const TRIES = 12;

const codesTo = async (number: string) => (await listMessages(house.app.host, { recipient: number, limit: 50 })).length;

async function rowsOf(userId: string): Promise<number> {
  const { n } = await house.db.one<{ n: number }>({
    text: `select (select count(*) from typing_samples where user_id = $1) +
      (select count(*) from typing_profiles where user_id = $1) as n`,
    values: [userId],
  });
  return n;
}

async function trailOf(api: Api, userId: string): Promise<{ what: string; outcome: string; elements: string[] }[]> {
  await house.app.runJobs();
  const lines: string[] = [];
  await exportTrail(house.app.host, api.clientId, { user: userId }, (line) => lines.push(line));
  return lines.flatMap((line) => JSON.parse(line).record ?? []);
}

test('by default a profile is made of confirmed sessions alone, and decides nothing', async () => {
  const api = await newPlatform(house);
  const person = await enrolledByNumber(house, api);
  assert.deepEqual(await profileOf(house, api, person.id), {
    Policy: 'collect',
    Declined: false,
    Paused: false,
    Profiles: [],
  });
  assert.match((await confirmByCode(house, api, person)).html, /VALIDATED/);
  const [first] = (await profileOf(house, api, person.id)).Profiles;
  assert.deepEqual([first.Device, first.Samples, first.Visits, first.Mature], ['KEYBOARD', 1, 1, false]);

  const { who, page } = await typeAgain(house, api, person);
  assert.match(page.html, /we will send a code/);
  await who.step('leave');
  assert.equal(
    (await profileOf(house, api, person.id)).Profiles[0].Samples,
    1,
    'a session that failed teaches nothing',
  );

  await confirmByCode(house, api, person, 'none');
  assert.equal((await profileOf(house, api, person.id)).Profiles[0].Samples, 1, 'a pasted address teaches nothing');
  house.clock.advance(DAY);
  await confirmByCode(house, api, person);
  const [second] = (await profileOf(house, api, person.id)).Profiles;
  assert.deepEqual([second.Samples, second.Visits], [2, 2]);
});

test('nothing of the rhythm lies open in the database', async () => {
  const api = await newPlatform(house);
  const person = await enrolledByNumber(house, api);
  await confirmByCode(house, api, person);
  const dump = JSON.stringify(
    await house.db.many({
      text: `select p.profile_sealed::text as profile, s.sample_sealed::text as sample
        from typing_profiles p join typing_samples s using (user_id) where user_id = $1`,
      values: [person.id],
    }),
  );
  assert.ok(dump.length > 100);
  for (const word of ['events', 'vector', 'recent']) {
    assert.ok(!dump.includes(Buffer.from(word).toString('hex')), `${word} is readable`);
  }
});

test('off: the page measures nothing, and what is sent all the same is not kept', async () => {
  const api = await newPlatform(house);
  await changeSetting(house.app.host, api.clientId, 'typing', 'off');
  const person = await enrolledByNumber(house, api);
  const who = await openAgain(house, api, person.id);
  const page = await who.look();
  assert.doesNotMatch(page.html, /data-typing|name="typing/);
  await who.step('leave');
  await confirmByCode(house, api, person);
  assert.equal(await rowsOf(person.id), 0);
});

test('off: what was kept before goes with the next sweep', async () => {
  const api = await newPlatform(house);
  const other = await newPlatform(house);
  const people = [await enrolledByNumber(house, api), await enrolledByNumber(house, other)] as const;
  await confirmByCode(house, api, people[0]);
  await confirmByCode(house, other, people[1]);
  await changeSetting(house.app.host, api.clientId, 'typing', 'off');
  await sweep(house.app.host, { keptMs: 396 * DAY, limit: 500 });
  assert.deepEqual([await rowsOf(people[0].id), await rowsOf(people[1].id)], [0, 2]);
});

test('who says no is not measured any more, and what was kept is erased once they confirmed', async () => {
  const api = await newPlatform(house);
  const person = await enrolledByNumber(house, api);
  await confirmByCode(house, api, person);
  assert.ok((await rowsOf(person.id)) > 0);

  house.clock.advance(31_000);
  const who = await openAgain(house, api, person.id);
  assert.match((await who.look()).html, /What is measured, and why/);
  const no = { typing: typed(house, person), typing_asked: 'yes', typing_declined: 'yes' };
  assert.match((await who.step('email', { email: 'wrong', ...no })).html, /name="typing_declined"[^>]* checked/);
  await who.step('email', { email: person.email, ...no });
  assert.ok((await rowsOf(person.id)) > 0, 'a link and an address alone erase nothing');
  await who.step('send-code');
  assert.match((await who.step('proof', { pin: PIN, code: await lastCode(house, person.number) })).html, /VALIDATED/);
  assert.equal(await rowsOf(person.id), 0);
  assert.equal((await profileOf(house, api, person.id)).Declined, true);

  await confirmByCode(house, api, person);
  assert.equal(await rowsOf(person.id), 0, 'a form that does not ask changes nothing');
  house.clock.advance(31_000);
  const again = await openAgain(house, api, person.id);
  assert.match((await again.look()).html, /name="typing_declined"[^>]* checked/);
  await again.step('email', { email: person.email, typing: typed(house, person), typing_asked: 'yes' });
  await again.step('send-code');
  await again.step('proof', { pin: PIN, code: await lastCode(house, person.number) });
  assert.equal((await profileOf(house, api, person.id)).Profiles[0].Samples, 1);
});

test('a new address begins a new profile; closing and a request leave none', async () => {
  const api = await newPlatform(house);
  const person = await enrolledByNumber(house, api);
  await confirmByCode(house, api, person);
  await confirmByCode(house, api, person);
  const email = `other.${person.email}`;
  await api.put(`/sca/users/natural/${person.id}`, { Email: email });
  const moved = { ...person, email };
  house.clock.advance(31_000);
  assert.match((await confirmByCode(house, api, moved)).html, /VALIDATED/);
  assert.equal((await profileOf(house, api, person.id)).Profiles[0].Samples, 1);

  const { clientId, token } = api;
  const erased = await fetch(`${house.url}/strongroom/v1/${clientId}/users/${person.id}/typing-profile`, {
    method: 'DELETE',
    headers: { authorization: `Bearer ${token}` },
  });
  assert.equal(erased.status, 204);
  assert.equal(await rowsOf(person.id), 0);
  await confirmByCode(house, api, moved);
  assert.ok((await rowsOf(person.id)) > 0);
  await api.delete(`/users/natural/${person.id}`);
  assert.equal(await rowsOf(person.id), 0);
});

test('raw times go after thirty days, and a profile that nobody adds to after four hundred', async () => {
  const api = await newPlatform(house);
  const person = await enrolledByNumber(house, api);
  await confirmByCode(house, api, person);
  const sweepAfter = async (days: number) => {
    house.clock.advance(days * DAY);
    while ((await sweep(house.app.host, { keptMs: 396 * DAY, limit: 500 })) > 0);
  };
  assert.equal(await rowsOf(person.id), 2);
  await sweepAfter(31);
  assert.equal(await rowsOf(person.id), 1);
  await sweepAfter(370);
  assert.equal(await rowsOf(person.id), 0);
});

test('element: PIN and rhythm stand in for the code; no code is sent, and the profile learns nothing from itself', async () => {
  const api = await newPlatform(house);
  const person = await knownByTyping(house, api, 'element');
  const before = await untilSure(api, person);
  assert.equal(await codesTo(person.number), before.codes);
  assert.equal((await profileOf(house, api, person.id)).Profiles[0].Samples, before.samples);
  const trail = await trailOf(api, person.id);
  const proof = trail.findLast(({ what }) => what === 'pin_and_typing');
  assert.deepEqual([proof?.outcome, proof?.elements], ['accepted', ['pin', 'typing']]);
  assert.match(
    trail.findLast(({ what }) => what === 'typing')?.outcome ?? '',
    /^ratio \d+(\.\d+)?, 15 samples, mature$/,
  );
});

/** A hand that is nearly always known needs a try or two. Answers what there was before the session that it opened. */
async function untilSure(api: Api, person: Parameters<typeof typeAgain>[2]) {
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const codes = await codesTo(person.number);
    const samples: number = (await profileOf(house, api, person.id)).Profiles[0].Samples;
    const { who, page } = await typeAgain(house, api, person);
    assert.match(page.html, /action="[^"]*known-pin"/);
    const end = await who.step('known-pin', { pin: PIN });
    if (/VALIDATED/.test(end.html)) return { codes, samples };
    await who.step('proof', { code: await lastCode(house, person.number) });
    house.clock.advance(HOUR);
  }
  throw new Error('the hand was never known');
}

test('element: a hand that is not known, and a PIN that is wrong, lead to the same page', async () => {
  const strip = (text: string) => text.replaceAll(/scas_\w+|data-version="\d+"|data-ends-in="\d+"/g, '');
  const pages: string[] = [];
  for (const [hand, pin] of [
    ['other', PIN],
    ['own', '739152'],
    ['other', '739152'],
  ] as const) {
    const api = await newPlatform(house);
    const person = await knownByTyping(house, api, 'element');
    const { who, page } = await typeAgain(house, api, person, { hand });
    assert.match(page.html, /known-pin/, 'whoever types: a verdict is asked, and not told');
    const asked = await who.step('known-pin', { pin });
    pages.push(strip(asked.html).replaceAll(/\+33[^<]*/g, ''));
    const end = await who.step('proof', { code: await lastCode(house, person.number) });
    if (pin === PIN) assert.match(end.html, /VALIDATED/);
    else {
      assert.match(end.html, /name="pin"/, 'the code alone does not make up for the PIN');
      assert.doesNotMatch(end.html, /VALIDATED/);
      house.clock.advance(31_000);
      await who.step('send-code');
      assert.match(
        (await who.step('proof', { pin: PIN, code: await lastCode(house, person.number) })).html,
        /VALIDATED/,
      );
    }
  }
  assert.equal(new Set(pages).size, 1);
});

test('element: each verdict costs a try; after two misses it is off until a code or passkey brings it back', async () => {
  const api = await newPlatform(house);
  const person = await knownByTyping(house, api, 'element');
  for (const failures of [1, 2]) {
    const { who } = await typeAgain(house, api, person, { hand: 'other' });
    await who.step('known-pin', { pin: PIN });
    const { consecutive_failures: spent } = await house.db.one<{ consecutive_failures: number }>({
      text: 'select consecutive_failures from guess_budgets where user_id = $1',
      values: [person.id],
    });
    assert.equal(spent, failures);
    house.clock.advance(31_000);
  }
  assert.equal((await profileOf(house, api, person.id)).Paused, true);
  for (let again = 0; again < 2; again += 1) {
    const { page } = await typeAgain(house, api, person);
    assert.doesNotMatch(page.html, /known-pin/, 'a session that is opened again buys no luck');
  }
  assert.match((await confirmByCode(house, api, person)).html, /VALIDATED/);
  assert.equal((await profileOf(house, api, person.id)).Paused, false);
  assert.match((await typeAgain(house, api, person)).page.html, /known-pin/);
});

test('element: many sessions at once get two verdicts, and one session gets one', async () => {
  const api = await newPlatform(house);
  const person = await knownByTyping(house, api, 'element');
  const all = await Promise.all(Array.from({ length: 6 }, () => typeAgain(house, api, person, { hand: 'other' })));
  await Promise.all(all.map(({ who }) => who.step('known-pin', { pin: PIN })));
  const verdicts = (await trailOf(api, person.id)).filter(({ what }) => what === 'pin_and_typing');
  assert.equal(verdicts.filter(({ outcome }) => outcome === 'try spent').length, 2);

  await unpause(api, person);
  const { who } = await typeAgain(house, api, person, { hand: 'other' });
  await Promise.all(Array.from({ length: 4 }, () => who.step('known-pin', { pin: PIN })));
  const after = (await trailOf(api, person.id)).filter(({ what }) => what === 'pin_and_typing');
  assert.equal(after.filter(({ outcome }) => outcome === 'try spent').length, 3);
});

async function unpause(api: Api, person: Parameters<typeof typeAgain>[2]): Promise<void> {
  assert.match((await confirmByCode(house, api, person)).html, /VALIDATED/);
  house.clock.advance(31_000);
}

test('element: a replayed sample, an early profile, a short or pasted text, and a way to the settings ask the code', async () => {
  const api = await newPlatform(house);
  const person = await knownByTyping(house, api, 'element');
  const typing = typed(house, person);
  const first = await typeAgain(house, api, person, { typing });
  await first.who.step('manage');
  assert.doesNotMatch((await first.who.look()).html, /known-pin/, 'elements are changed after a code only');
  await first.who.step('send-code');
  await first.who.step('proof', { pin: PIN, code: await lastCode(house, person.number) });
  assert.match((await first.who.step('settings')).html, /VALIDATED/);

  house.clock.advance(31_000);
  const { who } = await typeAgain(house, api, person, { typing });
  const asked = await who.step('known-pin', { pin: PIN });
  assert.match(asked.html, /code of 6 digits/);
  assert.match((await trailOf(api, person.id)).findLast(({ what }) => what === 'typing')?.outcome ?? '', /^replayed, /);
  assert.doesNotMatch((await typeAgain(house, api, person, { typing: '' })).page.html, /known-pin/);

  const other = await newPlatform(house);
  await changeSetting(house.app.host, other.clientId, 'typing', 'element');
  const young = await enrolledByNumber(house, other);
  for (let visit = 0; visit < 3; visit += 1) await confirmByCode(house, other, young);
  assert.doesNotMatch((await typeAgain(house, other, young)).page.html, /known-pin/);
});

test('element: the last try of a budget is the code’s, so that an unsure hand fails nobody', async () => {
  const api = await newPlatform(house);
  const person = await knownByTyping(house, api, 'element');
  const { who } = await typeAgain(house, api, person, { typing: '' });
  await who.step('send-code');
  for (let wrong = 0; wrong < 4; wrong += 1) await who.step('proof', { pin: '739152', code: '000000' });
  house.clock.advance(31_000);
  assert.doesNotMatch((await typeAgain(house, api, person)).page.html, /known-pin/);
  assert.match((await confirmByCode(house, api, person)).html, /VALIDATED/);
});

test('signal: who types as somebody else is asked for a code by e-mail too; the trail and the risk log say why', async () => {
  const api = await newPlatform(house);
  const person = await knownByTyping(house, api, 'signal');
  assert.match((await confirmByCode(house, api, person)).html, /VALIDATED/);
  const asked = await confirmByCode(house, api, person, 'other');
  assert.match(asked.html, /One more check/);
  assert.doesNotMatch(asked.html, /VALIDATED/);
  house.clock.advance(31_000);
  const { who, page } = await typeAgain(house, api, person, { hand: 'other' });
  const steps = /Step \d of (\d)/.exec(page.html)?.[1];
  const { page: calm } = await typeAgain(house, api, person);
  assert.equal(steps, /Step \d of (\d)/.exec(calm.html)?.[1], 'a doubt is not announced');
  await who.step('send-code');
  await who.step('proof', { pin: PIN, code: await lastCode(house, person.number) });
  assert.doesNotMatch((await who.step('mail-code', { code: '000000' })).html, /VALIDATED/);
  assert.match((await who.step('mail-code', { code: await lastCode(house, person.email) })).html, /VALIDATED/);
  const scores = (await trailOf(api, person.id)).filter(({ what }) => what === 'typing');
  assert.match(scores.at(-1)?.outcome ?? '', /^ratio -?\d/);
  assert.ok(house.logged.some((line) => line.startsWith('risk ') && line.includes(person.id)));
});

test('signal: who needs the last try to prove who they are has tries left for the code by e-mail', async () => {
  const api = await newPlatform(house);
  const person = await knownByTyping(house, api, 'signal');
  const { who } = await typeAgain(house, api, person, { hand: 'other' });
  await who.step('send-code');
  for (let wrong = 0; wrong < 4; wrong += 1) await who.step('proof', { pin: '739152', code: '000000' });
  const asked = await who.step('proof', { pin: PIN, code: await lastCode(house, person.number) });
  assert.match(asked.html, /One more check/);
  assert.match((await who.step('mail-code', { code: await lastCode(house, person.email) })).html, /VALIDATED/);
});

test('element is refused as long as no error rates allow it', async () => {
  const api = await newPlatform(house);
  const { host } = house.app;
  const unmeasured = { ...host, rules: { ...host.rules, allowsTypingElement: false } };
  await assert.rejects(changeSetting(unmeasured, api.clientId, 'typing', 'element'), /param_error|element/);
  await changeSetting(unmeasured, api.clientId, 'typing', 'signal');
});

test('a number that is not the platform’s, a new PIN: the profile stays', async () => {
  const api = await newPlatform(house);
  const person = await knownByTyping(house, api, 'element');
  house.clock.advance(4 * DAY);
  const who = await openAgain(house, api, person.id);
  await who.step('manage');
  await prove(house, who, person);
  await who.step('settings', { change: 'number' });
  const number = newNumber();
  await who.step('phone', { number });
  assert.match((await who.step('code', { code: await lastCode(house, number) })).html, /VALIDATED/);
  assert.equal((await profileOf(house, api, person.id)).Profiles[0].Mature, true);
});
