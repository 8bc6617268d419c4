// The sandbox's inbox as a developer uses it: codes arrive and are copied while it is open, mails are read safely.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { eraseMessageCodes } from '#messages/erase-codes.ts';
import { queueMessage } from '#messages/queue-message.ts';
import type { SessionId } from '#kit/ids.ts';
import { newPlatform } from '../kit/api.ts';
import { assertAccessible, desktop, newProfile, newTab, phone, type TabOptions } from '../kit/browser.ts';
import { openHouse } from '../kit/house.ts';
import { newNumber, newOwner } from '../kit/people.ts';
import { enrol, enrolUntilCode, lastCode, newVisitor } from '../kit/visitor.ts';

const house = await openHouse();
const HOSTILE = '<img src=x onerror="document.title=1"> & “Söhne”';
const limit = { timeout: 60_000 };

async function openInbox(options: TabOptions = {}, query = ''): Promise<Page & { faults: string[] }> {
  const profile = await newProfile({ viewport: desktop, ...options });
  await profile.grantPermissions(['clipboard-read', 'clipboard-write']);
  const page = await newTab(profile);
  await page.goto(`${house.url}/sandbox${query}`);
  return page;
}

async function close(page: Page & { faults: string[] }): Promise<void> {
  // The tools of the test try their scripts in the frames of mails, too.
  assert.deepEqual(
    page.faults.filter((fault) => !/^Blocked script execution in '[^']*\/sandbox\/mails\//.test(fault)),
    [],
  );
  await page.context().close();
}

test('an empty inbox says what to do, in light and in dark', limit, async () => {
  assert.equal((await fetch(`${house.url}/sandbox/reset`, { method: 'POST' })).status, 204);
  const page = await openInbox();
  await page.getByText('No text messages yet.').waitFor();
  await page.getByText('No mails yet.').waitFor();
  await assertAccessible(page);
  await page.emulateMedia({ colorScheme: 'dark' });
  await assertAccessible(page);
  await page.goto(`${house.url}/sandbox?recipient=%2B33612345678`);
  await page.getByText('No text messages to +33612345678.').waitFor();
  await close(page);
});

test('a code appears while the page is open, is announced, and is copied with one tap', limit, async () => {
  const api = await newPlatform(house, HOSTILE);
  const page = await openInbox();
  await page.getByText('New messages appear by themselves.').waitFor();
  const number = newNumber();
  await enrolUntilCode(newVisitor(house), await newOwner(api), { number });
  const code = await lastCode(house, number);
  const copy = page.getByRole('button', { name: `Copy the code ${code}`, exact: true });
  await copy.waitFor();
  assert.equal(await page.locator('#news').textContent(), `New text message to ${number}: code ${[...code].join(' ')}`);
  await assertAccessible(page);
  await copy.click();
  await page.getByText('Code copied').waitFor({ state: 'attached' });
  assert.equal(await page.evaluate<string>('navigator.clipboard.readText()'), code);
  await page.emulateMedia({ colorScheme: 'dark' });
  await assertAccessible(page);
  await close(page);
});

test('a code is erased on the page when its session ends', limit, async () => {
  const api = await newPlatform(house);
  const number = newNumber();
  const visitor = newVisitor(house);
  await enrolUntilCode(visitor, await newOwner(api), { number });
  const page = await openInbox({}, `?recipient=${encodeURIComponent(number)}`);
  const code = await lastCode(house, number);
  await page.getByRole('button', { name: `Copy the code ${code}` }).focus();
  await visitor.step('code', { code });
  await page.getByText('Its session ended: the code is erased.').waitFor();
  assert.ok(!(await page.content()).includes(code));
  assert.equal(await page.evaluate<string>('document.activeElement.tagName'), 'LI', 'the focus stays in its place');
  await close(page);
});

test(
  'a mail is shown as it looks, without script or anything from elsewhere; its links lead out of it',
  limit,
  async () => {
    const api = await newPlatform(house, HOSTILE);
    const owner = await newOwner(api);
    await enrol(house, newVisitor(house), owner, { number: newNumber() });
    const page = await openInbox({}, `?recipient=${encodeURIComponent(owner.email)}`);
    const mail = page.frameLocator('iframe').first();
    await mail.getByRole('heading', { level: 1 }).waitFor();
    assert.ok((await mail.locator('body').textContent())?.includes(HOSTILE), 'names are text');
    assert.equal(await page.title(), 'Inbox · Strongroom sandbox');
    const frame = await page.locator('iframe').first().boundingBox();
    const inside = await mail.locator('body').evaluate((body: { scrollHeight: number }) => body.scrollHeight);
    assert.ok(frame !== null && Math.abs(frame.height - inside) < 2, 'a mail does not scroll in itself');
    await assertAccessible(page);

    const policy = (await fetch(new URL((await page.locator('iframe').first().getAttribute('src')) ?? '', house.url)))
      .headers;
    assert.match(
      policy.get('content-security-policy') ?? '',
      /^default-src 'none'; img-src data:.*; sandbox (?!.*allow-scripts)/,
    );

    const opened = page.waitForEvent('popup');
    await mail.getByRole('link').click();
    const report = await opened;
    await report.waitForURL(/\/report\?token=/);
    await report.getByRole('heading', { level: 1 }).waitFor();
    await page
      .getByRole('link', { name: /\/report\?token=/ })
      .first()
      .waitFor();
    await page.getByText('As plain text').click();
    await page.getByText(HOSTILE).first().waitFor();
    await close(page);
  },
);

test('a code by e-mail is announced and copied as one by SMS; erased, its mail stays open', limit, async () => {
  const api = await newPlatform(house, HOSTILE);
  const owner = await newOwner(api);
  const visitor = newVisitor(house);
  await enrolUntilCode(visitor, owner, { number: newNumber() });
  const sessionId = visitor.session.slice('/session/'.length) as SessionId;
  const ctx = { ...house.app.host, clientId: api.clientId };
  const addressed = { recipient: owner.email, lang: 'en', platform: HOSTILE, sessionId } as const;
  const send = (code: string) => queueMessage(ctx, { ...addressed, channel: 'email', kind: 'mail_code', code });

  const page = await openInbox({}, `?recipient=${encodeURIComponent(owner.email)}`);
  await page.getByText('New messages appear by themselves.').waitFor();
  await send('012345');
  const copy = page.getByRole('button', { name: 'Copy the code 012345', exact: true });
  await copy.waitFor();
  assert.match((await page.locator('#news').textContent()) ?? '', /^New mail to .*: your code: code 0 1 2 3 4 5$/);
  await copy.click();
  await page.getByText('Code copied').waitFor({ state: 'attached' });
  assert.equal(await page.evaluate<string>('navigator.clipboard.readText()'), '012345');
  await page.frameLocator('iframe').getByText('Your code is 012345.').waitFor();
  await assertAccessible(page);

  await eraseMessageCodes(house.db, sessionId);
  await send('543210');
  await page.getByText('Its session ended: the code is erased.').waitFor();
  await page.frameLocator('iframe >> nth=1').getByText('Your code is ••••••.').waitFor();
  assert.ok(!(await page.content()).includes('012345'));
  await close(page);
});

test('a mail that is not there answers 404', async () => {
  assert.equal((await fetch(`${house.url}/sandbox/mails/msg_unknown`)).status, 404);
});

for (const viewport of [desktop, phone]) {
  test(`what comes does not move who reads: ${viewport.width} px`, limit, async () => {
    const api = await newPlatform(house);
    for (let made = 0; made < 4; made += 1) {
      await enrolUntilCode(newVisitor(house), await newOwner(api), { number: newNumber() });
    }
    const page = await openInbox({ viewport });
    await page.getByText('New messages appear by themselves.').waitFor();
    const read = page.locator('#texts > li').nth(3);
    await read.evaluate((item: { scrollIntoView(where: boolean): void }) => item.scrollIntoView(true));
    const before = await read.boundingBox();
    const id = await read.getAttribute('id');
    const number = newNumber();
    await enrolUntilCode(newVisitor(house), await newOwner(api), { number });
    await page.getByRole('link', { name: number }).waitFor({ state: 'attached' });
    const after = await page.locator(`[id="${id}"]`).boundingBox();
    assert.ok(Math.abs((before?.y ?? 0) - (after?.y ?? 99)) < 2, JSON.stringify({ before, after }));
    const wide = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';
    assert.equal(await page.evaluate<number>(wide), 0);
    await assertAccessible(page);
    await close(page);
  });
}

test('it goes on when the sandbox was away', limit, async () => {
  const page = await openInbox();
  await page.getByText('New messages appear by themselves.').waitFor();
  await page.context().setOffline(true);
  await page.getByText('The sandbox does not answer; still trying.').waitFor();
  await page.context().setOffline(false);
  await page.getByText('New messages appear by themselves.').waitFor();
  page.faults.length = 0;
  await close(page);
});

test('without script: everything is there, and one tap selects a code', limit, async () => {
  const api = await newPlatform(house);
  const number = newNumber();
  await enrolUntilCode(newVisitor(house), await newOwner(api), { number });
  const code = await lastCode(house, number);
  const page = await openInbox({ javaScriptEnabled: false, viewport: phone });
  await page.getByLabel('Only to').fill(number);
  await page.getByRole('button', { name: 'Show', exact: true }).click();
  assert.equal(await page.getByRole('button', { name: /^Copy/ }).count(), 0);
  const shown = page.locator('strong', { hasText: code });
  assert.equal(
    await shown.evaluate((node: object) => Reflect.get(globalThis, 'getComputedStyle')(node).userSelect),
    'all',
  );
  await page.getByRole('link', { name: 'Show all' }).click();
  await page.waitForURL(`${house.url}/sandbox`);
  await close(page);
});
