// Every awkward moment has a good page: what a person sees when things go as they do in life.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { MINUTE } from '#kit/time.ts';
import { sayIn } from '#words/t.ts';
import { newPlatform, type Api } from '../kit/api.ts';
import { assertAccessible, newProfile, newTab } from '../kit/browser.ts';
import { realClock } from '../kit/clock.ts';
import { enrolByHand, ownNumber } from '../kit/enrolling.ts';
import { fingers } from '../kit/hands.ts';
import { openHouse } from '../kit/house.ts';
import { enrollmentLink, newNumber, newOwner, type Owner } from '../kit/people.ts';
import { enrol, lastCode, newVisitor } from '../kit/visitor.ts';

const clock = realClock();
const house = await openHouse({ clock });
house.app.startJobs();
const api: Api = await newPlatform(house, 'Blue Market');
const say = sayIn('en');
const target = 'https://shop.example/back';
const limit = { timeout: 120_000 };

const linkTo = ({ link }: Pick<Owner, 'link'>, returnUrl = target) =>
  `${link}&returnUrl=${encodeURIComponent(returnUrl)}&lang=en`;

async function heading(page: Page, name: string): Promise<void> {
  await page.getByRole('heading', { name, exact: true, level: 1 }).waitFor();
  await assertAccessible(page);
}

async function newPage(options: Parameters<typeof newProfile>[0] = {}) {
  const page = await newTab(await newProfile(options));
  await page.route(`${target}**`, (route) => route.fulfill({ body: 'Welcome back' }));
  return page;
}

/** At the e-mail address, with it typed. */
async function atEmail(page: Page, owner: Owner): Promise<void> {
  await page.goto(linkTo(owner));
  await page.getByRole('checkbox').check();
  await page.getByRole('button', { name: say('page.start') }).click();
  await page.getByRole('button', { name: say('page.way_no_passkey') }).click();
  await page.getByLabel(say('page.email'), { exact: true }).fill(owner.email);
}

const typed = (page: Page) => page.getByLabel(say('page.email'), { exact: true }).inputValue();
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();

test('a link that was used already says how it ended and leads on', limit, async () => {
  const owner = await newOwner(api);
  await enrol(house, newVisitor(house), owner, { number: newNumber() });
  const page = await newPage();
  // Where the session was to lead, whatever the link says now.
  await page.route('https://platform.example/**', (route) => route.fulfill({ body: 'Welcome back' }));
  await page.goto(linkTo(owner));
  await heading(page, say('page.end_validated'));
  await page.waitForURL(/controlStatus=VALIDATED$/);
  await page.context().close();
});

test('an expired link says so and leads back; an unknown one says what to do', limit, async () => {
  const owner = await newOwner(api);
  const page = await newPage({ javaScriptEnabled: false });
  clock.advance(11 * MINUTE);
  await page.goto(linkTo(owner));
  await page.getByRole('heading', { name: say('page.end_expired') }).waitFor();
  await page.getByRole('link', { name: say('page.end_back', { platform: 'Blue Market' }) }).click();
  assert.equal(page.url(), `${target}?controlStatus=FAILED`);
  await page.context().close();

  const other = await newPage();
  await other.goto(`${house.url}/?token=sca_nobody&returnUrl=${encodeURIComponent(target)}`);
  await heading(other, say('page.unknown_link'));
  await other.goto(house.url);
  await heading(other, say('page.no_link'));
  await other.goto(linkTo(await newOwner(api)).replace(/&returnUrl=[^&]*/, ''));
  await heading(other, say('page.return_url_missing'));
  await other.goto(linkTo(await newOwner(api), 'javascript:alert(1)'));
  await heading(other, say('page.return_url_refused'));
  await other.context().close();
});

test('offline in the middle of a step: what was typed stays, and goes on by itself', limit, async () => {
  const owner = await newOwner(api);
  const page = await newPage();
  await atEmail(page, owner);
  await page.context().setOffline(true);
  await press(page, say('page.continue'));
  await page.getByText(say('page.connection_lost')).waitFor();
  await assertAccessible(page);
  assert.equal(await typed(page), owner.email);
  await page.context().setOffline(false);
  await page.getByLabel(say('page.pin_again'), { exact: true }).waitFor();
  assert.equal(await page.getByText(say('page.connection_lost')).count(), 0);
  await page.context().close();
});

test('who corrects something while there is no connection sends it again themselves', limit, async () => {
  const owner = await newOwner(api);
  const page = await newPage();
  await atEmail(page, owner);
  await page.context().setOffline(true);
  await page.getByLabel(say('page.email'), { exact: true }).fill('a@b.example');
  await press(page, say('page.continue'));
  await page.getByText(say('page.connection_lost')).waitFor();
  await page.getByLabel(say('page.email'), { exact: true }).fill(owner.email);
  await page.getByText(say('page.connection_lost')).waitFor({ state: 'hidden' });
  await page.context().setOffline(false);
  await press(page, say('page.continue'));
  await page.getByLabel(say('page.pin_again'), { exact: true }).waitFor();
  await page.context().close();
});

test('a server that starts anew is waited for, whatever answers in its place', limit, async () => {
  const owner = await newOwner(api);
  const page = await newPage();
  await atEmail(page, owner);
  const answers = ['refused', 502, 503, 504] as const;
  let asked = 0;
  await page.route('**/session/**', async (route) => {
    const answer = answers[asked];
    asked += 1;
    if (answer === undefined) return await route.continue();
    return answer === 'refused' ? await route.abort('connectionrefused') : await route.fulfill({ status: answer });
  });
  await press(page, say('page.continue'));
  await page.getByText(say('page.connection_lost')).waitFor();
  await page.getByLabel(say('page.pin_again'), { exact: true }).waitFor();
  assert.ok(asked > answers.length);
  await page.context().close();
});

test('an answer that arrived although its reply was lost is not counted again', limit, async () => {
  const owner = await newOwner(api);
  const page = await newPage();
  await atEmail(page, owner);
  await page.getByLabel(say('page.email'), { exact: true }).fill('someone@else.example');
  let posts = 0;
  await page.route('**/session/*/email', async (route) => {
    posts += 1;
    await route.fetch({ maxRedirects: 0 });
    await route.abort('connectionreset');
  });
  await press(page, say('page.continue'));
  await page.getByText(say('page.problem_email_different')).waitFor();
  assert.equal(posts, 1);
  await page.context().close();
});

test('what the server refuses is shown as it says it', limit, async () => {
  const page = await newPage();
  await atEmail(page, await newOwner(api));
  const body = `<!doctype html><html lang="en"><title>x</title><main><h1>${say('page.went_wrong')}</h1></main></html>`;
  await page.route('**/session/*/email', (route) => route.fulfill({ status: 500, contentType: 'text/html', body }));
  await press(page, say('page.continue'));
  await page.getByRole('heading', { name: say('page.went_wrong') }).waitFor();
  assert.equal(await page.evaluate<string>('document.activeElement.tagName'), 'H1');
  await page.context().close();
});

test(
  'an address that only takes forms leads back to the session, as after a reload of a lost page',
  limit,
  async () => {
    const owner = await newOwner(api);
    const page = await newPage({ javaScriptEnabled: false });
    await page.goto(linkTo(owner));
    await page.getByRole('checkbox').check();
    await press(page, say('page.start'));
    const session = page.url();
    await page.goto(`${session}/email`);
    assert.equal(page.url(), session);
    await page.goto(`${house.url}/start`);
    await page.getByRole('heading', { name: say('page.not_this_page') }).waitFor();
    await page.context().close();
  },
);

test('a device whose clock is wrong is told the truth by that clock', limit, async () => {
  const owner = await newOwner(api);
  await enrol(house, newVisitor(house), owner, { number: newNumber() });
  clock.advance(31_000);
  const thief = newVisitor(house);
  await thief.start(await enrollmentLink(api, owner.id));
  await thief.step('email', { email: owner.email });
  await thief.step('send-code');
  for (let n = 0; n < 5; n += 1) await thief.step('proof', { pin: '739152', code: '000000' });

  const page = await newPage({ timezoneId: 'Europe/Athens' });
  // A clock that stands still: the page is told seconds, and what it makes of them does not depend on when it comes.
  const wrong = new Date(clock.now().getTime() + 180 * MINUTE);
  await page.clock.setFixedTime(wrong);
  await page.goto(linkTo({ link: await enrollmentLink(api, owner.id) }));
  await press(page, say('page.start'));
  await heading(page, say('page.blocked'));
  const place = page.locator('time');
  const seconds = Number(await place.getAttribute('data-in'));
  assert.ok(seconds > 0 && seconds <= 15 * 60, `${seconds} s`);
  const end = Math.ceil((wrong.getTime() + seconds * 1_000) / MINUTE) * MINUTE;
  const style = { hour: '2-digit', minute: '2-digit', timeZone: 'Europe/Athens' } as const;
  // With the date before it, when it is tomorrow there.
  const told = (await place.textContent())?.slice(-5);
  assert.equal(told, new Intl.DateTimeFormat('en-GB', style).format(end));
  await page.context().close();
});

test('the seconds until a new code are the server’s, whatever the device’s clock says', limit, async () => {
  const owner = await newOwner(api);
  const page = await newPage({});
  await page.clock.setSystemTime(new Date('2001-01-01T00:00:00Z'));
  const visitor = newVisitor(house);
  await visitor.start(owner.link);
  await visitor.step('email', { email: owner.email });
  await visitor.step('pin', { pin: '482913', again: '482913' });
  await visitor.step('phone', { number: newNumber() });
  await page.context().addCookies([...visitor.cookies].map(([name, value]) => ({ name, value, url: house.url })));
  await page.goto(house.url + visitor.session);
  const button = page.getByRole('button', { disabled: true });
  const seconds = Number(/\d+/.exec((await button.textContent()) ?? '')?.[0]);
  assert.ok(seconds > 0 && seconds <= 30, `${seconds} s`);
  await page.context().close();
});

test('several people may use one number, and a code is taken with its blanks and hyphens', limit, async () => {
  const number = newNumber();
  await enrol(house, newVisitor(house), await newOwner(api), { number });
  const owner = await newOwner(api);
  const page = await newPage();
  await page.goto(linkTo(owner));
  await enrolByHand({
    page,
    hands: fingers(page),
    lang: 'en',
    way: 'sms',
    email: owner.email,
    number: ownNumber(house, number),
  });
  await page.context().close();

  // Without script the server takes it as it was pasted.
  const visitor = newVisitor(house);
  const third = await newOwner(api);
  await visitor.start(third.link);
  await visitor.step('email', { email: third.email });
  await visitor.step('pin', { pin: '482913', again: '482913' });
  await visitor.step('phone', { number });
  const code = await lastCode(house, number);
  const last = await visitor.step('code', { code: `\u00A0${code.slice(0, 3)}-${code.slice(3)}\n` });
  assert.match(last.html, new RegExp(say('page.end_validated')));
});

test('who leaves and comes back by the same link goes on where they were', limit, async () => {
  const owner = await newOwner(api);
  const page = await newPage();
  await atEmail(page, owner);
  await press(page, say('page.continue'));
  await page.getByLabel(say('page.pin_again'), { exact: true }).waitFor();
  await page.goto('about:blank');
  await page.goto(linkTo(owner));
  await heading(page, say('page.pin_title'));
  await page.getByRole('link', { name: say('page.end_back', { platform: 'Blue Market' }) }).click();
  await heading(page, say('page.leave'));
  await page.getByRole('link', { name: say('page.leave_stay') }).click();
  await heading(page, say('page.pin_title'));
  await page.getByRole('link', { name: say('page.end_back', { platform: 'Blue Market' }) }).click();
  await press(page, say('page.end_back', { platform: 'Blue Market' }));
  await page.waitForURL(`${target}?controlStatus=FAILED`);
  await page.context().close();
});
