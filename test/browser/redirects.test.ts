// Hostile links in a real browser, in live mode: whatever a link says, Chromium leaves for registered places only.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { changeSetting } from '#clients/change-setting.ts';
import { insertReturnUrl } from '#clients/client-rows.ts';
import { sayIn } from '#words/t.ts';
import { newPlatform } from '../kit/api.ts';
import { newProfile, newTab } from '../kit/browser.ts';
import { isFull } from '../kit/full.ts';
import { deceptive, duplicates, elsewhere, harmless, hostileUrls, registeredUrls } from '../kit/hostile-urls.ts';
import { openHouse } from '../kit/house.ts';
import { newOwner, enrollmentLink } from '../kit/people.ts';
import { newVisitor } from '../kit/visitor.ts';

const house = await openHouse({ mode: 'live' });
const api = await newPlatform(house);
await changeSetting(house.app.host, api.clientId, 'firstEnrolment', 'any');
for (const url of registeredUrls) await insertReturnUrl(house.db, api.clientId, url, house.clock.now());
const owner = await newOwner(api);
const say = sayIn('en');

/** Every eighth of each trick. */
const sample = [...Object.values(deceptive), ...Object.values(elsewhere)].flatMap((urls) =>
  urls.filter((_, index) => index % 8 === 0),
);
const chosen = isFull ? hostileUrls : sample;

/** Lone surrogates become U+FFFD on the way, as in a browser. */
const linkWith = (link: string, urls: readonly string[]) =>
  `${link}&${new URLSearchParams(urls.map((url) => ['returnUrl', url])).toString()}`;

/** The page of a link that leads nowhere. A NUL in an address is refused before there is a page. */
async function assertStays(page: Page, link: string, urls: readonly string[], title: string): Promise<void> {
  const reply = await page.goto(linkWith(link, urls));
  const told = JSON.stringify(urls);
  if (urls.join('').includes('\0')) assert.equal(reply?.status(), 404, told);
  else assert.deepEqual(await page.locator('h1').allTextContents(), [title], told);
  assert.equal(await page.locator('a, form').count(), 0, told);
}

/** A tab that notes every address it is asked to load, and reaches nothing but this machine's Strongroom. */
async function watchedTab(): Promise<{ page: Page; left: string[]; dialogs: string[] }> {
  const page = await newTab(await newProfile());
  const left: string[] = [];
  const dialogs: string[] = [];
  await page.route('**', async (route) => {
    const url = route.request().url();
    if (new URL(url).origin === house.url) return await route.continue();
    left.push(url);
    await route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>Elsewhere</title>' });
  });
  page.on('dialog', (dialog) => {
    dialogs.push(dialog.message());
    void dialog.dismiss();
  });
  return { page, left, dialogs };
}

test(`${chosen.length} hostile links: each is refused in words, and Chromium stays`, { timeout: 300_000 }, async () => {
  const { page, left, dialogs } = await watchedTab();
  const link = await enrollmentLink(api, owner.id);
  for (const urls of [...chosen.map((url) => [url]), ...duplicates]) {
    await assertStays(page, link, urls, say('page.return_url_refused'));
  }
  assert.deepEqual([left, dialogs], [[], []]);
  await page.context().close();
});

test('a link that has ended does not lead on to a hostile place either', { timeout: 300_000 }, async () => {
  const link = await enrollmentLink(api, owner.id);
  house.clock.advance(600_000);
  const { page, left, dialogs } = await watchedTab();
  for (const urls of [...chosen.map((url) => [url]), ...duplicates]) {
    await assertStays(page, link, urls, say('page.end_expired'));
  }
  assert.deepEqual([left, dialogs], [[], []]);
  await page.context().close();
});

test('Start takes no hostile place from a form that somebody changed', async () => {
  const link = await enrollmentLink(api, owner.id);
  const token = new URL(link).searchParams.get('token') ?? '';
  for (const url of hostileUrls) {
    const visitor = newVisitor(house);
    const page = await visitor.post('/start', { token, returnUrl: url, lang: 'en', terms: 'yes' });
    assert.equal(page.status, 400, JSON.stringify(url));
    assert.equal(visitor.cookies.size, 0);
  }
});

/** What of them a browser opens: it knows no program for the app's scheme. */
const places = Object.entries(harmless).flatMap(([place, urls]) =>
  place.startsWith('http') ? urls.map((url) => [place, url] as const) : [],
);

test('what is accepted leads to the registered place with our status alone', { timeout: 300_000 }, async () => {
  const link = await enrollmentLink(api, owner.id);
  house.clock.advance(600_000);
  const { page, left, dialogs } = await watchedTab();
  for (const [place, url] of isFull ? places : places.filter((_, index) => index % 3 === 0)) {
    await page.goto(linkWith(link, [url]));
    await page.getByRole('link', { name: say('page.end_back', { platform: 'Blue Market' }) }).click();
    await page.waitForURL((at) => at.origin !== house.url);
    const [loaded = '', ...others] = left.splice(0);
    assert.deepEqual(others, [], url);
    assert.equal(loaded.slice(0, loaded.search(/[?#]/)), place, url);
    const named = [...new URL(loaded).searchParams].filter(([name]) => name.trim().toLowerCase() === 'controlstatus');
    assert.deepEqual(named, [['controlStatus', 'FAILED']], url);
  }
  assert.deepEqual(dialogs, []);
  await page.context().close();
});
