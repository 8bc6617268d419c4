// A first enrolment as it really happens: the official SDK calls, a person completes the pages in Chromium, webhooks arrive.
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { createServer } from 'node:http';
import { after, test } from 'node:test';
import type { Page } from 'playwright-core';
import { changeSetting } from '#clients/change-setting.ts';
import { languages, localeOf, type Language } from '#words/languages.ts';
import { sayIn } from '#words/t.ts';
import { connect } from '../kit/api.ts';
import { assertAccessible, desktop, newProfile, newTab, phone } from '../kit/browser.ts';
import { realClock } from '../kit/clock.ts';
import { enrolByHand, ownNumber, type Enrolling } from '../kit/enrolling.ts';
import { isFull } from '../kit/full.ts';
import { fingers, type Hands } from '../kit/hands.ts';
import { openHouse } from '../kit/house.ts';
import { openHookSink, subscribe } from '../kit/hook-sink.ts';
import { keysOf } from '../kit/keys.ts';
import { naturalBody } from '../kit/people.ts';
import { plugIn } from '../kit/virtual-authenticator.ts';

const house = await openHouse({ clock: realClock() });
house.app.startJobs();
const platform = await connect(house.url, 'demo', 'demo-api-key');
const sink = await openHookSink();
const everyEvent = (await import('#webhooks/event.ts')).eventTypes;
await subscribe(platform, sink, everyEvent);

/** The platform's own page, to which the person comes back. */
const returns: string[] = [];
const shop = createServer((request, response) => {
  if (request.url?.startsWith('/back') === true) returns.push(request.url);
  response
    .writeHead(200, { 'content-type': 'text/html' })
    .end('<!doctype html><title>Shop</title><h1>Welcome back</h1>');
});
await new Promise<void>((resolve) => void shop.listen(0, '127.0.0.1', resolve));
after(() => {
  shop.closeAllConnections();
  shop.close();
});
const shopAddress = shop.address();
const shopUrl = `http://127.0.0.1:${typeof shopAddress === 'object' && shopAddress !== null ? shopAddress.port : 0}`;

// The SDK is CommonJS and has typings of an older shape: used here as a platform uses it, in plain JavaScript.
const Mangopay = createRequire(import.meta.url)('mangopay4-nodejs-sdk');
const sdk = new Mangopay({ clientId: 'demo', clientApiKey: 'demo-api-key', baseUrl: house.url });

async function signUp(overrides: Record<string, unknown> = {}) {
  const user = await sdk.Users.create({ NaturalSca: true, PersonType: 'NATURAL', ...naturalBody(overrides) });
  return { id: String(user.Id), email: String(user.Email), link: String(user.PendingUserAction.RedirectUrl) };
}

/** Opens the link as the platform hands it out, to come back to `target`. */
async function open(page: Page, link: string, lang: Language, target: string): Promise<void> {
  await page.goto(`${link}&returnUrl=${encodeURIComponent(target)}&lang=${lang}`);
  assert.equal(await page.locator('html').getAttribute('lang'), localeOf(lang));
}

async function untilTold(userId: string, last: string): Promise<string[]> {
  while (!sink.typesFor(userId).includes(last)) await new Promise((resolve) => setTimeout(resolve, 50));
  return sink.typesFor(userId).toSorted();
}

interface Run {
  readonly lang: Language;
  readonly viewport: typeof phone;
  readonly way: Enrolling['way'];
  /** The number that the platform gave, or another one. */
  readonly suggested: boolean;
}

const sample: readonly Run[] = [
  { lang: 'en', viewport: phone, way: 'sms', suggested: false },
  { lang: 'fr', viewport: desktop, way: 'sms', suggested: true },
  { lang: 'pl', viewport: phone, way: 'no_script', suggested: false },
  { lang: 'de', viewport: phone, way: 'passkey', suggested: false },
  { lang: 'el', viewport: desktop, way: 'passkey', suggested: false },
];
const matrix: readonly Run[] = languages.flatMap((lang) =>
  [phone, desktop].flatMap((viewport) =>
    (['passkey', 'sms', 'no_script'] as const).flatMap((way) =>
      (way === 'passkey' ? [false] : [true, false]).map((suggested) => ({ lang, viewport, way, suggested })),
    ),
  ),
);
const runs = isFull ? matrix : sample;

/** Beyond typing: the terms, Start, the passkey, two times Continue, and no second way. */
const MOST_INTERACTIONS = 6;

for (const { lang, viewport, way, suggested } of runs) {
  const number = suggested ? 'the number of the platform' : 'another number';
  const name = [lang, viewport.width, way, ...(way === 'passkey' ? [] : [number])];
  test(`a whole enrolment: ${name.join(', ')}`, { timeout: 120_000 }, async () => {
    const person = await signUp(suggested ? { PhoneNumber: '0611111111', PhoneNumberCountry: 'FR' } : {});
    const page = await newTab(await newProfile({ viewport, javaScriptEnabled: way !== 'no_script' }));
    if (way === 'passkey') await plugIn(page);
    const hands = fingers(page);
    await open(page, person.link, lang, `${shopUrl}/back?order=7#top`);
    await enrolByHand({
      page,
      hands,
      lang,
      way,
      email: person.email,
      ...(suggested ? {} : { number: ownNumber(house) }),
      // axe is a script itself; the markup is the same without.
      look: async () => (way === 'no_script' ? undefined : await assertAccessible(page)),
    });
    if (way === 'passkey') assert.ok(hands.interactions <= MOST_INTERACTIONS, `${hands.interactions} interactions`);

    if (way === 'no_script') await page.getByRole('link', { name: /Demo Marketplace/ }).click();
    await page.waitForURL(`${shopUrl}/back**`);
    assert.equal(page.url(), `${shopUrl}/back?order=7&controlStatus=VALIDATED#top`);
    assert.ok(returns.includes('/back?order=7&controlStatus=VALIDATED'));

    assert.equal((await sdk.Users.getSca(person.id)).UserStatus, 'ACTIVE');
    assert.equal((await sdk.Users.getScaStatus(person.id)).IsEnrolled, true);
    assert.deepEqual(await untilTold(person.id, 'SCA_SESSION_VALIDATED'), [
      'SCA_ENROLLMENT_SUCCEEDED',
      'SCA_SESSION_VALIDATED',
      'USER_ACCOUNT_ACTIVATED',
      'USER_ACCOUNT_VALIDATION_ASKED',
    ]);
    assert.deepEqual(page.faults, []);
    await page.context().close();
  });
}

for (const target of ['https://shop.example/back', 'shopapp://back']) {
  test(`the last page leads on to ${target}`, { timeout: 120_000 }, async () => {
    const person = await signUp();
    const page = await newTab(await newProfile());
    await plugIn(page);
    await page.route('https://shop.example/**', (route) => route.fulfill({ body: 'Welcome back' }));
    // Chromium asks for an app's address too, though it knows no program for it.
    const asked = page.waitForRequest(`${target}?controlStatus=VALIDATED`);
    await open(page, person.link, 'en', target);
    await enrolByHand({ page, hands: fingers(page), lang: 'en', way: 'passkey', email: person.email });
    await asked;
    await page.context().close();
  });
}

test('the rhythm of a hand is kept for a validated session; what a program typed at once is not', async () => {
  const samplesOf = async (userId?: string) => {
    const { samples } = await house.db.one<{ samples: number }>({
      text: 'select count(*)::int as samples from typing_samples where user_id = coalesce($1, user_id)',
      values: [userId ?? null],
    });
    return samples;
  };
  assert.equal(await samplesOf(), 0, 'no finger is up again after five milliseconds');
  const person = await signUp();
  const page = await newTab(await newProfile());
  await open(page, person.link, 'en', 'shopapp://back');
  await enrolByHand({
    page,
    hands: humanFingers(page),
    lang: 'en',
    way: 'sms',
    email: person.email,
    number: ownNumber(house),
  });
  assert.equal(await samplesOf(person.id), 1);
  await page.context().close();
});

/** Keys go down and up at the times of a hand. */
function humanFingers(page: Page): Hands {
  const hands = fingers(page);
  return {
    ...hands,
    async type(label, text) {
      await page.getByLabel(label, { exact: true }).focus();
      const pause = (n: number) => 90 + ((n * 37.7) % 190);
      const at = (n: number) => 200 + Array.from({ length: n }, (_, each) => pause(each)).reduce((a, b) => a + b, 0);
      await (await keysOf(page)).type(text, { at, until: (n) => at(n) + 60 + ((n * 53.1) % 25) });
    },
  };
}

test('a scanner that runs scripts opens the link first; the person enrols with it afterwards', async () => {
  const person = await signUp();
  const scanner = await newTab(await newProfile());
  await scanner.goto(`${person.link}&returnUrl=${encodeURIComponent(`${shopUrl}/back`)}`, { waitUntil: 'networkidle' });
  assert.ok(!(await scanner.content()).includes(person.email));
  await scanner.context().close();
  const page = await newTab(await newProfile());
  await open(page, person.link, 'en', `${shopUrl}/back`);
  await enrolByHand({
    page,
    hands: fingers(page),
    lang: 'en',
    way: 'sms',
    email: person.email,
    number: ownNumber(house),
  });
  assert.deepEqual(page.faults, []);
  await page.context().close();
});

test('a second browser takes over; the first is told that it was opened elsewhere', async () => {
  const say = sayIn('en');
  const person = await signUp();
  const link = `${person.link}&returnUrl=${encodeURIComponent(`${shopUrl}/back`)}`;
  const first = await newTab(await newProfile());
  await first.goto(link);
  await first.getByRole('checkbox').check();
  await first.getByRole('button', { name: say('page.start') }).click();
  await first.getByRole('heading', { name: say('page.passkey_new') }).waitFor();

  const second = await newTab(await newProfile());
  await second.goto(link);
  await assertAccessible(second);
  await second.getByRole('checkbox').check();
  await second.getByRole('button', { name: say('page.continue_here') }).click();
  await second.getByRole('heading', { name: say('page.passkey_new') }).waitFor();

  await first.reload();
  await first.getByRole('heading', { name: say('page.opened_elsewhere') }).waitFor();
  await assertAccessible(first);
  await first.context().close();
  await second.context().close();
});

test('back, reload and a second tab end on the same screen', async () => {
  const say = sayIn('en');
  const person = await signUp();
  const link = `${person.link}&returnUrl=${encodeURIComponent(`${shopUrl}/back`)}`;
  const profile = await newProfile();
  const page = await newTab(profile);
  await page.goto(link);
  await page.getByRole('checkbox').check();
  await page.getByRole('button', { name: say('page.start') }).click();
  await page.getByRole('button', { name: say('page.way_no_passkey') }).click();
  await page.getByLabel(say('page.email'), { exact: true }).pressSequentially('someone@else.example');
  await page.getByRole('button', { name: say('page.continue') }).click();
  await page.getByRole('alert').waitFor();
  await assertAccessible(page);
  await page.reload();
  await page.getByRole('alert').waitFor();
  await page.getByLabel(say('page.email'), { exact: true }).pressSequentially(person.email);
  await page.getByRole('button', { name: say('page.continue') }).click();
  await page.getByLabel(say('page.pin_new', { digits: 6 }), { exact: true }).waitFor();
  await page.goBack();
  await page.getByLabel(say('page.pin_new', { digits: 6 }), { exact: true }).waitFor();

  const tab = await newTab(profile);
  await tab.goto(link);
  await tab.getByLabel(say('page.pin_new', { digits: 6 }), { exact: true }).waitFor();
  await profile.close();
});

test('the terms can be read where the platform says', async () => {
  await changeSetting(house.app.host, 'demo', 'termsUrl', 'https://terms.example/psp');
  const person = await signUp();
  const page = await newTab(await newProfile());
  await page.goto(`${person.link}&returnUrl=${encodeURIComponent(`${shopUrl}/back`)}`);
  assert.equal(await page.locator('form a').getAttribute('href'), 'https://terms.example/psp');
  await assertAccessible(page);
  await changeSetting(house.app.host, 'demo', 'termsUrl', null);
  await page.context().close();
});

test('the inbox and the reference are as accessible as the pages', async () => {
  const page = await newTab(await newProfile());
  for (const path of ['/sandbox', '/docs']) {
    await page.goto(`${house.url}${path}`);
    await assertAccessible(page);
  }
  assert.deepEqual(page.faults, []);
  await page.context().close();
});
