// A first enrolment as it really happens: the official SDK calls, a person completes the pages in Chromium, webhooks arrive.
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { createServer } from 'node:http';
import { after, test } from 'node:test';
import type { Page } from 'playwright-core';
import { changeSetting } from '#clients/change-setting.ts';
import { sayIn } from '#words/t.ts';
import { connect } from '../kit/api.ts';
import { assertAccessible, desktop, newProfile, newTab, phone } from '../kit/browser.ts';
import { realClock } from '../kit/clock.ts';
import { isFull } from '../kit/full.ts';
import { openHouse } from '../kit/house.ts';
import { openHookSink, subscribe } from '../kit/hook-sink.ts';
import { naturalBody, newNumber } from '../kit/people.ts';
import { lastCode } from '../kit/visitor.ts';

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

/** Types as a person does: the page listens to the keys. */
async function enrolIn(
  page: Page,
  person: { email: string; link: string },
  lang: 'en' | 'fr',
  number: string,
  scripted = true,
): Promise<void> {
  const say = sayIn(lang);
  // axe is a script itself; the markup is the same without.
  const check = async () => (scripted ? await assertAccessible(page) : undefined);
  const press = (name: string) => page.getByRole('button', { name, exact: true }).click();

  await page.goto(`${person.link}&returnUrl=${encodeURIComponent(`${shopUrl}/back?order=7#top`)}&lang=${lang}`);
  assert.equal(await page.locator('html').getAttribute('lang'), lang);
  await check();
  await page.getByRole('checkbox').check();
  await press(say('page.start'));

  await page.waitForURL(/\/session\/scas_\w+$/);
  assert.ok(!page.url().includes('sca_'), 'the token is gone from the address');
  await check();
  // A browser with script can make a passkey: this person wants none.
  if (scripted) {
    await press(say('page.way_no_passkey'));
    await page.getByLabel(say('page.email'), { exact: true }).waitFor();
    await check();
  }
  await page.getByLabel(say('page.email'), { exact: true }).pressSequentially(person.email, { delay: 5 });
  await press(say('page.continue'));

  const pin = page.getByLabel(say('page.pin_new', { digits: 6 }), { exact: true });
  if (scripted) {
    await pin.fill('147258');
    await page.getByText(say('page.pin_easy')).waitFor();
    await check();
  }
  await pin.fill('482913');
  if (scripted) await page.getByText(say('page.pin_fine')).waitFor();
  await check();
  await page.getByLabel(say('page.pin_again'), { exact: true }).fill('482913');
  await press(say('page.continue'));

  await check();
  if (number === '') {
    await press(say('page.phone_yes'));
  } else {
    await page.getByLabel(say('page.phone_number'), { exact: true }).fill(number);
    await press(say('page.send_code'));
  }

  const code = page.getByLabel(say('page.code'), { exact: true });
  await code.waitFor();
  await check();
  await code.fill(number === '' ? '702100' : ` ${(await lastCode(house, number)).replace(/(...)/, '$1 ')} `);
  await press(say('page.confirm'));
  await page.getByRole('heading', { name: say('page.end_validated') }).waitFor();
  await check();
}

async function untilTold(userId: string, last: string): Promise<string[]> {
  while (!sink.typesFor(userId).includes(last)) await new Promise((resolve) => setTimeout(resolve, 50));
  return sink.typesFor(userId).toSorted();
}

interface Run {
  readonly lang: 'en' | 'fr';
  readonly viewport: typeof phone;
  /** The number that the platform gave, or another one. */
  readonly suggested: boolean;
  readonly script: boolean;
}

const sample: readonly Run[] = [
  { lang: 'en', viewport: phone, suggested: false, script: true },
  { lang: 'fr', viewport: desktop, suggested: true, script: true },
  { lang: 'en', viewport: phone, suggested: false, script: false },
];
const both = [true, false];
const matrix: readonly Run[] = (['en', 'fr'] as const).flatMap((lang) =>
  [phone, desktop].flatMap((viewport) =>
    both.flatMap((suggested) => both.map((script) => ({ lang, viewport, suggested, script }))),
  ),
);
const runs = isFull ? matrix : sample;

for (const { lang, viewport, suggested, script } of runs) {
  const name = [
    lang,
    viewport.width,
    suggested ? 'the number of the platform' : 'another number',
    script ? 'with script' : 'without',
  ];
  test(`a whole enrolment: ${name.join(', ')}`, { timeout: 60_000 }, async () => {
    const person = await signUp(suggested ? { PhoneNumber: '0611111111', PhoneNumberCountry: 'FR' } : {});
    const page = await newTab(await newProfile({ viewport, javaScriptEnabled: script }));
    await enrolIn(page, person, lang, suggested ? '' : newNumber(), script);

    if (!script) await page.getByRole('link', { name: /Demo Marketplace/ }).click();
    await page.waitForURL(`${shopUrl}/back**`);
    assert.equal(page.url(), `${shopUrl}/back?order=7&controlStatus=VALIDATED#top`);
    assert.ok(returns.includes('/back?order=7&controlStatus=VALIDATED'));

    assert.equal((await sdk.Users.getSca(person.id)).UserStatus, 'ACTIVE');
    assert.equal((await sdk.Users.getScaStatus(person.id)).IsEnrolled, true);
    assert.deepEqual(await untilTold(person.id, 'SCA_ENROLLMENT_SUCCEEDED'), [
      'SCA_ENROLLMENT_SUCCEEDED',
      'USER_ACCOUNT_ACTIVATED',
      'USER_ACCOUNT_VALIDATION_ASKED',
    ]);
    assert.deepEqual(page.faults, []);
    await page.context().close();
  });
}

test('the rhythm of the typed address is kept for a validated session: positions and times, no keys', async () => {
  const { samples } = await house.db.one<{ samples: number }>({
    text: 'select count(*) as samples from typing_samples',
    values: [],
  });
  assert.equal(samples, runs.filter(({ script }) => script).length);
});

test('a scanner that runs scripts opens the link first; the person enrols with it afterwards', async () => {
  const person = await signUp();
  const scanner = await newTab(await newProfile());
  await scanner.goto(`${person.link}&returnUrl=${encodeURIComponent(`${shopUrl}/back`)}`, { waitUntil: 'networkidle' });
  assert.ok(!(await scanner.content()).includes(person.email));
  await scanner.context().close();
  const page = await newTab(await newProfile());
  await enrolIn(page, person, 'en', newNumber());
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
