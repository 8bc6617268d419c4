// Passkeys as people meet them: in Chromium, with its virtual authenticator, on every path and in every awkward moment.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { changeSetting } from '#clients/change-setting.ts';
import { sayIn } from '#words/t.ts';
import { connect } from '../kit/api.ts';
import { assertAccessible, newProfile, newTab } from '../kit/browser.ts';
import { realClock } from '../kit/clock.ts';
import { openHouse } from '../kit/house.ts';
import { enrollmentLink, newNumber, newOwner, type Owner } from '../kit/people.ts';
import { plugIn } from '../kit/virtual-authenticator.ts';
import { lastCode } from '../kit/visitor.ts';

const house = await openHouse({ clock: realClock() });
house.app.startJobs();
const platform = await connect(house.url, 'demo', 'demo-api-key');
const say = sayIn('en');
// An app's address: no program knows it here, so the page of the end stays.
const returnUrl = encodeURIComponent('shopapp://back');

async function press(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name, exact: true }).click();
}

async function heading(page: Page, name: string): Promise<void> {
  await page.getByRole('heading', { name, exact: true, level: 1 }).waitFor();
}

async function begin(page: Page, link: string): Promise<void> {
  await page.goto(`${link}&returnUrl=${returnUrl}`);
  if (await page.getByRole('checkbox').isVisible()) await page.getByRole('checkbox').check();
  await press(page, say('page.start'));
  await page.waitForURL(/\/session\//);
}

async function typeEmail(page: Page, email: string): Promise<void> {
  await page.getByLabel(say('page.email'), { exact: true }).pressSequentially(email);
  await press(page, say('page.continue'));
}

async function choosePin(page: Page): Promise<void> {
  await page.getByLabel(say('page.pin_new', { digits: 6 }), { exact: true }).fill('482913');
  await page.getByLabel(say('page.pin_again'), { exact: true }).fill('482913');
  await press(page, say('page.continue'));
}

async function confirmNumber(page: Page): Promise<string> {
  const number = newNumber();
  await page.getByLabel(say('page.phone_number'), { exact: true }).fill(number);
  await press(page, say('page.send_code'));
  await page.getByLabel(say('page.code'), { exact: true }).waitFor();
  await page.getByLabel(say('page.code'), { exact: true }).fill(await lastCode(house, number));
  await press(page, say('page.confirm'));
  return number;
}

/** A person and a browser in which they have made a passkey. */
async function enrolled(options: Parameters<typeof plugIn>[1] = {}) {
  const owner = await newOwner(platform);
  const page = await newTab(await newProfile());
  const device = await plugIn(page, options);
  await enrol(page, owner);
  await press(page, say('page.backup_none'));
  await heading(page, say('page.end_validated'));
  return { owner, page, device };
}

async function enrol(page: Page, owner: Owner): Promise<void> {
  await begin(page, owner.link);
  await heading(page, say('page.passkey_new'));
  await press(page, say('page.passkey_new_button'));
  await typeEmail(page, owner.email);
  await choosePin(page);
  await heading(page, say('page.backup'));
}

async function openAgain(page: Page, owner: Owner): Promise<void> {
  await begin(page, await enrollmentLink(platform, owner.id));
}

const limit = { timeout: 60_000 };

test('a first enrolment by passkey, then a confirmation with one tap; every screen is accessible', limit, async () => {
  const owner = await newOwner(platform);
  const page = await newTab(await newProfile());
  const device = await plugIn(page);
  await begin(page, owner.link);
  await heading(page, say('page.passkey_new'));
  await assertAccessible(page);
  await press(page, say('page.passkey_new_button'));
  await typeEmail(page, owner.email);
  await choosePin(page);
  await heading(page, say('page.backup'));
  await assertAccessible(page);
  await press(page, say('page.backup_none'));
  await heading(page, say('page.end_validated'));
  assert.equal(await device.keys(), 1);

  await openAgain(page, owner);
  await heading(page, say('page.passkey_use'));
  await assertAccessible(page);
  await press(page, say('page.passkey_use_button'));
  await heading(page, say('page.end_validated'));
  assert.deepEqual(page.faults, []);
  await page.context().close();
});

test('a backup number is added to a passkey', limit, async () => {
  const owner = await newOwner(platform);
  const page = await newTab(await newProfile());
  await plugIn(page);
  await enrol(page, owner);
  await press(page, say('page.backup_number'));
  await confirmNumber(page);
  await heading(page, say('page.end_validated'));
  await page.context().close();
});

test('a second passkey on the same device is told to be known, on another one it is made', limit, async () => {
  const owner = await newOwner(platform);
  const page = await newTab(await newProfile());
  const first = await plugIn(page);
  await enrol(page, owner);
  await press(page, say('page.backup_passkey'));
  await press(page, say('page.passkey_new_button'));
  await page.getByText(say('page.problem_passkey_known')).waitFor();
  await assertAccessible(page);
  await first.remove();
  await plugIn(page, { transport: 'usb' });
  await press(page, say('page.passkey_new_button'));
  await heading(page, say('page.end_validated'));
  await page.context().close();
});

test('who cancels reads so in plain words, tries again, or goes the other way', limit, async () => {
  const owner = await newOwner(platform);
  const page = await newTab(await newProfile());
  const device = await plugIn(page);
  await device.verify(false);
  await begin(page, owner.link);
  await press(page, say('page.passkey_new_button'));
  await page.getByText(say('page.problem_passkey_cancelled')).waitFor();
  await assertAccessible(page);
  assert.equal(await page.getByText(say('page.problem_passkey_cancelled')).getAttribute('role'), 'status');
  await press(page, say('page.way_no_passkey'));
  await typeEmail(page, owner.email);
  await choosePin(page);
  await confirmNumber(page);
  await heading(page, say('page.end_validated'));
  assert.equal(await device.keys(), 0);
  await page.context().close();
});

test('a device that cannot verify its user makes no passkey', limit, async () => {
  const owner = await newOwner(platform);
  const page = await newTab(await newProfile());
  const device = await plugIn(page, { canVerify: false, transport: 'usb' });
  await begin(page, owner.link);
  await press(page, say('page.passkey_new_button'));
  await page.locator('#problem').waitFor();
  assert.equal(await device.keys(), 0);
  await page.getByRole('button', { name: say('page.way_no_passkey') }).waitFor();
  await page.context().close();
});

test('a person who is not recognised when they confirm gets the other way; it costs no guess', limit, async () => {
  const { owner, page, device } = await enrolled();
  await openAgain(page, owner);
  await device.verify(false);
  await press(page, say('page.passkey_use_button'));
  await page.getByText(say('page.problem_passkey_cancelled')).waitFor();
  await assertAccessible(page);
  await device.verify(true);
  await press(page, say('page.passkey_use_button'));
  await heading(page, say('page.end_validated'));
  await page.context().close();
});

test('another device without the passkey: clear words, and help where there is no number', limit, async () => {
  const { owner, page } = await enrolled();
  await page.context().close();
  const other = await newTab(await newProfile());
  await plugIn(other);
  await openAgain(other, owner);
  await press(other, say('page.passkey_use_button'));
  await other.getByText(say('page.problem_passkey_cancelled')).waitFor();
  await press(other, say('page.way_other'));
  await typeEmail(other, owner.email);
  await heading(other, say('page.stranded_lost'));
  await assertAccessible(other);
  await press(other, say('page.way_passkey'));
  await heading(other, say('page.passkey_use'));
  await press(other, say('page.way_other'));
  await press(other, say('page.stranded_end', { platform: 'Demo Marketplace' }));
  await heading(other, say('page.end_recovery_asked'));
  await assertAccessible(other);
  await other.context().close();
});

test('a ceremony that nobody answers is left by reload; back and a second tab show the same step', limit, async () => {
  const { owner, page, device } = await enrolled();
  await openAgain(page, owner);
  await device.present(false);
  await press(page, say('page.passkey_use_button'));
  await page.reload();
  await heading(page, say('page.passkey_use'));
  await press(page, say('page.way_other'));
  await page.getByLabel(say('page.email'), { exact: true }).waitFor();
  await page.goBack();
  const tab = await newTab(page.context());
  await tab.goto(page.url());
  await tab.getByLabel(say('page.email'), { exact: true }).waitFor();
  await press(tab, say('page.way_passkey'));
  await heading(tab, say('page.passkey_use'));
  await device.present(true);
  await page.reload();
  await press(page, say('page.passkey_use_button'));
  await heading(page, say('page.end_validated'));
  await tab.reload();
  await heading(tab, say('page.end_validated'));
  await page.context().close();
});

test('settings: a passkey is added, named and removed; each screen is accessible', limit, async () => {
  const { owner, page, device } = await enrolled();
  await openAgain(page, owner);
  await press(page, say('page.way_settings'));
  await page.getByText(say('page.settings_first')).waitFor();
  await press(page, say('page.passkey_use_button'));
  await heading(page, say('page.settings'));
  await assertAccessible(page);
  await page.locator('summary').click();
  await page.getByLabel(say('page.passkey_name')).fill('Blue phone');
  await assertAccessible(page);
  await press(page, say('page.passkey_rename'));
  await page.getByText(say('page.problem_passkey_renamed')).waitFor();
  await page.getByText('Blue phone').waitFor();
  await press(page, say('page.settings_add_passkey'));
  await heading(page, say('page.passkey_another'));
  await assertAccessible(page);
  await press(page, say('page.way_back'));
  await heading(page, say('page.settings'));
  await press(page, say('page.settings_add_number'));
  await page.getByLabel(say('page.phone_number'), { exact: true }).waitFor();
  await confirmNumber(page);
  await heading(page, say('page.end_validated'));

  // Within 72 hours nothing else changes.
  await openAgain(page, owner);
  await press(page, say('page.way_settings'));
  await press(page, say('page.passkey_use_button'));
  await heading(page, say('page.settings'));
  await assertAccessible(page);
  assert.equal(await page.getByRole('button', { name: say('page.settings_pin') }).count(), 0);
  await press(page, say('page.settings_done'));
  await heading(page, say('page.end_validated'));
  assert.equal(await device.keys(), 1);
  assert.deepEqual(page.faults, []);
  await page.context().close();
});

test('a passkey that could be copied is refused where the client wants none, with a way on', limit, async () => {
  await changeSetting(house.app.host, 'demo', 'passkeyKind', 'deviceBound');
  try {
    const owner = await newOwner(platform);
    const page = await newTab(await newProfile());
    await plugIn(page, { synced: true });
    await begin(page, owner.link);
    await press(page, say('page.passkey_new_button'));
    await page.getByText(say('page.problem_passkey_synced')).waitFor();
    await page.getByRole('button', { name: say('page.way_no_passkey') }).waitFor();
    await page.context().close();
  } finally {
    await changeSetting(house.app.host, 'demo', 'passkeyKind', null);
  }
});

test('without script nobody is offered a passkey', limit, async () => {
  const owner = await newOwner(platform);
  const page = await newTab(await newProfile({ javaScriptEnabled: false }));
  await begin(page, owner.link);
  await page.getByLabel(say('page.email'), { exact: true }).waitFor();
  await page.context().close();
});
