// `npm run demo` as a visitor meets it: the whole tour through the marketplace and Strongroom in Chromium, and a clean end.
import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import type { Page } from 'playwright-core';
import { sayIn } from '#words/t.ts';
import { assertAccessible, desktop, newProfile, newTab } from '../kit/browser.ts';
import { plugIn } from '../kit/virtual-authenticator.ts';

const say = sayIn('en');
const limit = { timeout: 120_000 };
const dataDir = await mkdtemp(join(tmpdir(), 'strongroom-demo-'));

/** Whether or not something else has the usual ports: the demo must not want them. */
const holders = await Promise.all([3_000, 4_000].map(holdPort));
const demo: ChildProcess = spawn(process.execPath, ['scripts/demo.ts', '--data', dataDir], {
  stdio: ['ignore', 'pipe', 'pipe'],
});
let output = '';
demo.stdout?.on('data', (chunk: Buffer) => (output += chunk.toString()));
demo.stderr?.on('data', (chunk: Buffer) => (output += chunk.toString()));
const ended = once(demo, 'close');

after(async () => {
  if (demo.exitCode === null) demo.kill('SIGTERM');
  await ended;
  for (const holder of holders) holder.close();
  await rm(dataDir, { recursive: true, force: true });
});

async function holdPort(port: number): Promise<ReturnType<typeof createServer>> {
  const holder = createServer().listen(port, '127.0.0.1');
  await Promise.race([once(holder, 'listening'), once(holder, 'error')]).catch(() => undefined);
  return holder;
}

/** What it tells people to click. */
async function addresses(): Promise<{ marketplace: string; inbox: string }> {
  for (;;) {
    const [, marketplace] = /Open a shop\s+(\S+)/.exec(output) ?? [];
    const [, inbox] = /Read codes and mails\s+(\S+)/.exec(output) ?? [];
    if (marketplace !== undefined && inbox !== undefined) return { marketplace, inbox };
    if (demo.exitCode !== null) throw new Error(`the demo ended: ${output}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function press(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name, exact: true }).click();
}

async function confirmByPasskey(page: Page): Promise<void> {
  await press(page, say('page.start'));
  await press(page, say('page.passkey_use_button'));
}

async function webhook(page: Page, type: string, count = 1): Promise<void> {
  await page
    .getByRole('log')
    .getByText(type, { exact: true })
    .nth(count - 1)
    .waitFor();
}

async function inBothThemes(page: Page): Promise<void> {
  await assertAccessible(page);
  await page.emulateMedia({ colorScheme: 'dark' });
  await assertAccessible(page);
  await page.emulateMedia({ colorScheme: 'light' });
}

test(
  'the tour: sign up, enrol, change the address, confirm again, close; webhooks arrive meanwhile',
  limit,
  async () => {
    const { marketplace, inbox } = await addresses();
    assert.notEqual(new URL(marketplace).port, '4000');
    assert.notEqual(new URL(inbox).port, '3000');
    const page = await newTab(await newProfile({ viewport: desktop }));
    const device = await plugIn(page);
    await page.goto(marketplace);
    await inBothThemes(page);
    await page.getByLabel('Name of your shop').fill('<b>Byron & “Söhne”</b>');
    await page.getByRole('checkbox').check();
    await press(page, 'Open my shop');

    await page.waitForURL(`${new URL(inbox).origin}/**`);
    if (await page.getByRole('checkbox').isVisible()) await page.getByRole('checkbox').check();
    await press(page, say('page.start'));
    await press(page, say('page.passkey_new_button'));
    await page.getByLabel(say('page.email'), { exact: true }).pressSequentially('ada@example.com');
    await press(page, say('page.continue'));
    await page.getByLabel(say('page.pin_new', { digits: 6 }), { exact: true }).fill('482913');
    await page.getByLabel(say('page.pin_again'), { exact: true }).fill('482913');
    await press(page, say('page.continue'));
    await press(page, say('page.backup_none'));

    await page.waitForURL(`${marketplace}/shop`);
    await page.getByRole('heading', { name: '<b>Byron & “Söhne”</b>', level: 1 }).waitFor();
    await page.getByRole('heading', { name: 'Your shop is open, Ada' }).waitFor();
    assert.equal(await device.keys(), 1);
    await webhook(page, 'USER_ACCOUNT_VALIDATION_ASKED');
    await webhook(page, 'USER_ACCOUNT_ACTIVATED');
    await webhook(page, 'SCA_ENROLLMENT_SUCCEEDED');
    assert.equal(await page.locator('[data-fact=IsEnrolled]').textContent(), 'true');

    await page.getByText('Change my email or number').click();
    await page.getByText('Close my shop').click();
    await inBothThemes(page);
    await page.getByLabel('Email').fill('lovelace@example.com');
    await press(page, 'Change and confirm');
    await press(page, say('page.start'));
    await press(page, say('page.passkey_use_button'));
    await page.getByLabel(say('page.email'), { exact: true }).pressSequentially('lovelace@example.com');
    await press(page, say('page.continue'));
    await page.waitForURL(`${marketplace}/shop`);
    await page.getByText('Done. Strongroom has confirmed that it is you.').waitFor();
    assert.equal(await page.locator('[data-fact=Email]').textContent(), 'lovelace@example.com');
    await webhook(page, 'SCA_ENROLLMENT_SUCCEEDED', 2);

    await press(page, 'Confirm once more');
    await confirmByPasskey(page);
    await page.waitForURL(`${marketplace}/shop`);
    await page.getByText('Done. Strongroom has confirmed that it is you.').waitFor();

    const mails = await newTab(page.context());
    await mails.goto(inbox);
    await mails.getByRole('heading', { name: 'Kiln: your account is protected now' }).waitFor();
    await mails.close();

    await page.getByText('Close my shop').click();
    await press(page, 'Close it for good');
    await page.getByRole('heading', { name: /is closed$/ }).waitFor();
    await webhook(page, 'USER_ACCOUNT_CLOSED');
    await inBothThemes(page);

    assert.deepEqual(page.faults, []);
    await page.context().close();
  },
);

test('a refused form keeps what was typed, and says in plain words what is wrong', limit, async () => {
  const { marketplace } = await addresses();
  const page = await newTab(await newProfile());
  await page.goto(marketplace);
  await page.getByLabel('Mobile number').fill('12');
  await page.getByLabel('First name').fill('<i>Ada</i>');
  await page.getByRole('checkbox').check();
  await press(page, 'Open my shop');
  await page.getByRole('alert').waitFor();
  assert.equal(await page.getByLabel('First name').inputValue(), '<i>Ada</i>');
  assert.equal(await page.getByLabel('Mobile number').getAttribute('aria-invalid'), 'true');
  await assertAccessible(page);
  const wide = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';
  assert.equal(await page.evaluate<number>(wide), 0);
  await page.context().close();
});

test('whoever leaves Strongroom comes back unconfirmed, and goes on later', limit, async () => {
  const { marketplace } = await addresses();
  const page = await newTab(await newProfile());
  await page.goto(marketplace);
  await page.getByRole('checkbox').check();
  await press(page, 'Open my shop');
  // The address of a returning browser proves nothing.
  await page.goto(`${marketplace}/back?controlStatus=VALIDATED`);
  await page.getByText('Not confirmed: nothing has changed.').waitFor();
  await assertAccessible(page);
  await press(page, 'Protect my account');
  await page.getByRole('heading', { name: say('page.welcome_enrolment') }).waitFor();
  await page.context().close();
});

test('forms of other sites are refused, and the webhook of nobody shows nothing', limit, async () => {
  const { marketplace } = await addresses();
  const foreign = { method: 'POST', headers: { 'sec-fetch-site': 'cross-site' } };
  assert.equal((await fetch(`${marketplace}/close`, foreign)).status, 403);
  assert.equal((await fetch(`${marketplace}/webhooks?EventType=%3Cb%3E&RessourceId=user_m_x`)).status, 502);
  assert.equal((await fetch(`${marketplace}/shop`, { redirect: 'manual' })).status, 303);
});

test('Ctrl-C ends both, and the database with them', limit, async () => {
  const { marketplace, inbox } = await addresses();
  demo.kill('SIGINT');
  assert.deepEqual(await ended, [0, null], output);
  await assert.rejects(fetch(marketplace));
  await assert.rejects(fetch(inbox));
  assert.ok(!existsSync(join(dataDir, 'postgres/postmaster.pid')));
});
