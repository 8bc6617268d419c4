// A whole first enrolment as a person does it on the pages, in any language, with any hands, by either way.
import type { Page } from 'playwright-core';
import type { Language } from '#words/languages.ts';
import { sayIn } from '#words/t.ts';
import type { Hands } from './hands.ts';
import type { House } from './house.ts';
import { newNumber } from './people.ts';
import { lastCode } from './visitor.ts';

export interface Enrolling {
  readonly page: Page;
  readonly hands: Hands;
  readonly lang: Language;
  readonly email: string;
  /** passkey: needs an authenticator plugged in. sms: by PIN and a code. no_script: the same in a browser that runs none. */
  readonly way: 'passkey' | 'sms' | 'no_script';
  /** Another number than the platform's, which is the sandbox's test number. */
  readonly number?: OwnNumber;
  /** Called on each new screen. */
  look?(): Promise<void>;
}

export interface OwnNumber {
  readonly number: string;
  /** The newest code sent to it. */
  code(): Promise<string>;
}

/** A number of a person's own, with the codes that the house sends to it. */
export function ownNumber(house: House, number = newNumber()): OwnNumber {
  return { number, code: () => lastCode(house, number) };
}

const PIN = '482913';
const TEST_CODE = '702100';

/** From the open link to the last page. */
export async function enrolByHand(enrolling: Enrolling): Promise<void> {
  const { page, hands, lang, email, way, look = async () => {} } = enrolling;
  const say = sayIn(lang);
  await look();
  await hands.tick();
  await hands.press(say('page.start'));
  await page.waitForURL(/\/session\/scas_\w+$/);
  if (way !== 'no_script') {
    await page.getByRole('heading', { name: say('page.passkey_new'), exact: true }).waitFor();
    await look();
    await hands.press(say(way === 'passkey' ? 'page.passkey_new_button' : 'page.way_no_passkey'));
  }
  await page.getByLabel(say('page.email'), { exact: true }).waitFor();
  await look();
  await hands.type(say('page.email'), email);
  await hands.press(say('page.continue'));

  await page.getByLabel(say('page.pin_again'), { exact: true }).waitFor();
  await hands.type(say('page.pin_new', { digits: 6 }), PIN);
  if (way !== 'no_script') await page.getByText(say('page.pin_fine')).waitFor();
  await hands.type(say('page.pin_again'), PIN);
  await look();
  await hands.press(say('page.continue'));

  if (way === 'passkey') {
    await page.getByRole('heading', { name: say('page.backup'), exact: true }).waitFor();
    await look();
    await hands.press(say('page.backup_none'));
  } else {
    await confirmNumber(enrolling);
  }
  await page.getByRole('heading', { name: say('page.end_validated'), exact: true }).waitFor();
  await look();
}

async function confirmNumber({ page, hands, lang, number, look = async () => {} }: Enrolling): Promise<void> {
  const say = sayIn(lang);
  if (number === undefined) {
    await page.getByRole('heading', { name: say('page.phone_suggested'), exact: true }).waitFor();
    await look();
    await hands.press(say('page.phone_yes'));
  } else {
    await page.getByLabel(say('page.phone_number'), { exact: true }).waitFor();
    await look();
    await hands.type(say('page.phone_number'), number.number);
    await hands.press(say('page.send_code'));
  }
  await page.getByLabel(say('page.code'), { exact: true }).waitFor();
  await look();
  const code = number === undefined ? TEST_CODE : await number.code();
  // As people copy it from a message.
  await hands.type(say('page.code'), ` ${code.replace(/(...)/, '$1 ')} `);
  await hands.press(say('page.confirm'));
}
