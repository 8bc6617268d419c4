// What the rhythm of typing is good for, in Chromium: known hands, strange ones, and people who say no.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { toSample, type TypingSample } from '#factors/typing/sample.ts';
import { listMessages } from '#messages/inbox.ts';
import { weigh } from '#sca/typing/weigh.ts';
import { sayIn } from '#words/t.ts';
import { connect, newPlatform, type Api } from '../kit/api.ts';
import { assertAccessible, desktop, newProfile, newTab } from '../kit/browser.ts';
import { PIN, type Enrolled } from '../kit/changes.ts';
import { realClock } from '../kit/clock.ts';
import { fingers, keyboard, type Hands } from '../kit/hands.ts';
import { openHouse } from '../kit/house.ts';
import { keysOf } from '../kit/keys.ts';
import { enrollmentLink } from '../kit/people.ts';
import { knownByTyping, profileOf, typed } from '../kit/typing.ts';
import { lastCode } from '../kit/visitor.ts';
import type { Hand } from '../../src/sandbox/soft-typist.ts';

const house = await openHouse({ clock: realClock() });
house.app.startJobs();
const say = sayIn('en');
const target = 'https://shop.example/back';
const limit = { timeout: 120_000 };

/** A hand that is known is sure of its person now and then only: of so many typings the surest is taken. */
const TYPINGS = 12;

async function typingOf(person: Enrolled, hand: Hand): Promise<TypingSample> {
  const samples = Array.from({ length: hand === 'own' ? TYPINGS : 1 }, () => toSample(typed(house, person, hand)));
  const weighed: { readonly sample: TypingSample; readonly ratio: number }[] = [];
  for (const sample of samples.filter((each) => each !== undefined)) {
    const keystrokes = { sample, characters: person.email.length };
    const answer = await weigh(house.app.host, { userId: person.id }, keystrokes, person.email);
    if (answer.kind === 'measured') weighed.push({ sample, ratio: answer.ratio });
  }
  const [surest] = weighed.toSorted((a, b) => b.ratio - a.ratio);
  assert.ok(surest !== undefined);
  return surest.sample;
}

interface Known {
  /** A platform of their own. */
  readonly api: Api;
  readonly person: Enrolled;
}

async function known(policy: 'signal' | 'element'): Promise<Known> {
  const api = await newPlatform(house);
  return { api, person: await knownByTyping(house, api, policy) };
}

interface At {
  readonly page: Page & { readonly faults: string[] };
  readonly hands: Hands;
}

/** Before the field of the address, in a new session. Codes can be sent again. */
async function atEmail({ person, api }: Known, handsOf: (page: Page) => Hands = fingers): Promise<At> {
  house.clock.advance(31_000);
  const link = await enrollmentLink(await connect(house.url, api.clientId, api.apiKey), person.id);
  const page = await newTab(await newProfile({ viewport: desktop }));
  await page.route(`${target}**`, (route) => route.fulfill({ body: 'Welcome back' }));
  const hands = handsOf(page);
  await page.goto(`${link}&returnUrl=${encodeURIComponent(target)}&lang=en`);
  await hands.press(say('page.start'));
  await page.getByLabel(say('page.email'), { exact: true }).waitFor();
  return { page, hands };
}

/** The keys go down and up when the hand moves them. */
async function typeAs(person: Enrolled, hand: Hand, { page, hands }: At): Promise<void> {
  const { events } = await typingOf(person, hand);
  const times = (kind: 0 | 1) => new Map(events.filter((event) => event[0] === kind).map(([, at, n]) => [n, 200 + at]));
  const [downs, ups] = [times(0), times(1)];
  await hands.type(say('page.email'), '');
  const keys = await keysOf(page);
  await keys.type(person.email, { at: (n) => downs.get(n) ?? 0, until: (n) => ups.get(n) ?? 0 });
}

async function enterPin({ page, hands }: At): Promise<void> {
  await page.getByText(say('page.pin_alone_text')).waitFor();
  await assertAccessible(page);
  await hands.type(say('page.pin'), PIN);
  await hands.press(say('page.confirm'));
}

async function enterPinAndCode(person: Enrolled, { page, hands }: At): Promise<void> {
  await hands.press(say('page.send_code'));
  await page.getByLabel(say('page.code'), { exact: true }).waitFor();
  await hands.type(say('page.pin'), PIN);
  await hands.type(say('page.code'), await lastCode(house, person.number));
  await hands.press(say('page.confirm'));
}

async function backAtPlatform({ page }: At): Promise<void> {
  await page.waitForURL(`${target}?controlStatus=VALIDATED`);
  assert.deepEqual(page.faults, []);
  await page.context().close();
}

/** Beside the one of the enrolment. */
async function codesTo({ number }: Enrolled): Promise<number> {
  const messages = await listMessages(house.app.host, { recipient: number, limit: 50 });
  return messages.filter(({ kind }) => kind === 'authentication_code').length;
}

for (const [name, handsOf] of Object.entries({ fingers, keyboard })) {
  test(`element: a hand that is known needs the PIN and no code (${name})`, limit, async () => {
    const who = await known('element');
    const { person } = who;
    const at = await atEmail(who, handsOf);
    await assertAccessible(at.page);
    await typeAs(person, 'own', at);
    await at.hands.press(say('page.continue'));
    await enterPin(at);
    await backAtPlatform(at);
    assert.equal(await codesTo(person), 0);
  });

  test(
    `element: a strange hand is asked for the code after the PIN, and not for the PIN again (${name})`,
    limit,
    async () => {
      const who = await known('element');
      const { person } = who;
      const at = await atEmail(who, handsOf);
      await typeAs(person, 'other', at);
      await at.hands.press(say('page.continue'));
      await enterPin(at);
      await at.page.getByLabel(say('page.code'), { exact: true }).waitFor();
      await assertAccessible(at.page);
      assert.equal(await at.page.getByLabel(say('page.pin'), { exact: true }).count(), 0);
      await at.hands.type(say('page.code'), await lastCode(house, person.number));
      await at.hands.press(say('page.confirm'));
      await backAtPlatform(at);
    },
  );

  test(`signal: a strange hand is asked for a code by e-mail too (${name})`, limit, async () => {
    const who = await known('signal');
    const { person } = who;
    const at = await atEmail(who, handsOf);
    await typeAs(person, 'other', at);
    await at.hands.press(say('page.continue'));
    await enterPinAndCode(person, at);
    await at.page.getByRole('heading', { name: say('page.mail_code_title'), exact: true }).waitFor();
    await at.page.getByLabel(say('page.mail_code'), { exact: true }).waitFor();
    await assertAccessible(at.page);
    await at.hands.type(say('page.mail_code'), await lastCode(house, person.email));
    await at.hands.press(say('page.confirm'));
    await backAtPlatform(at);
  });

  test(`who says no on the page sends no rhythm, and what was kept is erased (${name})`, limit, async () => {
    const who = await known('element');
    const { person } = who;
    const at = await atEmail(who, handsOf);
    const { page, hands } = at;
    await openWhy(page, name === 'keyboard');
    await assertAccessible(page);
    await hands.tick();
    await typeAs(person, 'own', at);
    const asked = page.waitForRequest((request) => request.method() === 'POST');
    await hands.press(say('page.continue'));
    const form = new URLSearchParams((await asked).postData() ?? '');
    assert.deepEqual([form.get('typing'), form.get('typing_declined')], ['', 'yes']);
    await enterPinAndCode(person, at);
    await backAtPlatform(at);
    const { Declined, Profiles } = await profileOf(house, who.api, person.id);
    assert.deepEqual([Declined, Profiles], [true, []]);

    const next = await atEmail(who);
    await openWhy(next.page, false);
    assert.equal(await next.page.getByRole('checkbox').isChecked(), true, 'their answer is remembered');
    await next.page.context().close();
  });
}

async function openWhy(page: Page, byKeyboard: boolean): Promise<void> {
  const why = page.locator('summary');
  assert.equal(await why.textContent(), say('page.typing_more'));
  if (!byKeyboard) return await why.click();
  for (let tabs = 0; tabs < 10 && (await why.and(page.locator(':focus')).count()) === 0; tabs += 1) {
    await page.keyboard.press('Tab');
  }
  await page.keyboard.press('Enter');
  await page.getByRole('checkbox').waitFor();
}
