// Whole enrolments without a mouse, and in forced colours: everything can be reached, is seen where it is, and can be told apart.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { languages, type Language } from '#words/languages.ts';
import { sayIn } from '#words/t.ts';
import { connect } from '../kit/api.ts';
import { assertAccessible, newProfile, newTab } from '../kit/browser.ts';
import { realClock } from '../kit/clock.ts';
import { enrolByHand, ownNumber, type Enrolling } from '../kit/enrolling.ts';
import { isFull } from '../kit/full.ts';
import { fingers, keyboard } from '../kit/hands.ts';
import { openHouse } from '../kit/house.ts';
import { newOwner } from '../kit/people.ts';
import { plugIn } from '../kit/virtual-authenticator.ts';

const house = await openHouse({ clock: realClock() });
house.app.startJobs();
const platform = await connect(house.url, 'demo', 'demo-api-key');
const returnUrl = encodeURIComponent('shopapp://back');
const limit = { timeout: 180_000 };

const runs: readonly (readonly [Language, Enrolling['way']])[] = isFull
  ? languages.flatMap((lang) => (['sms', 'passkey', 'no_script'] as const).map((way) => [lang, way] as const))
  : [
      ['en', 'sms'],
      ['sv', 'passkey'],
      ['it', 'no_script'],
    ];

for (const [lang, way] of runs) {
  test(`a whole enrolment by keyboard alone: ${lang}, ${way}`, limit, async () => {
    const owner = await newOwner(platform);
    const page = await newTab(await newProfile({ javaScriptEnabled: way !== 'no_script' }));
    if (way === 'passkey') await plugIn(page);
    await page.goto(`${owner.link}&returnUrl=${returnUrl}&lang=${lang}`);
    const hands = keyboard(page);
    await enrolByHand({ page, hands, lang, way, email: owner.email, number: ownNumber(house) });
    await page.context().close();
  });
}

for (const way of ['sms', 'passkey'] as const) {
  test(`a whole enrolment in forced colours: ${way}`, limit, async () => {
    const owner = await newOwner(platform);
    const page = await newTab(await newProfile({ forcedColors: 'active' }));
    if (way === 'passkey') await plugIn(page);
    await page.goto(`${owner.link}&returnUrl=${returnUrl}&lang=nl`);
    await enrolByHand({
      page,
      hands: fingers(page),
      lang: 'nl',
      way,
      email: owner.email,
      number: ownNumber(house),
      look: async () => {
        await assertAccessible(page);
        assert.deepEqual(await borderless(page), []);
      },
    });
    await page.context().close();
  });
}

/** Backgrounds are gone there: what can be pressed or typed into shows by its border. */
async function borderless(page: Page): Promise<string[]> {
  return await page.evaluate<string[]>(
    `[...document.querySelectorAll('.button, .field input, select, .alert')].filter((element) => element.checkVisibility())
      .filter((element) => { const { borderTopStyle, borderTopWidth } = getComputedStyle(element); return borderTopStyle === 'none' || parseFloat(borderTopWidth) < 1; })
      .map((element) => element.outerHTML.slice(0, 80))`,
  );
}

test(
  'after a wrong answer the field has the focus, tied to what is wrong; after anything else, the text',
  limit,
  async () => {
    const say = sayIn('en');
    const owner = await newOwner(platform);
    const page = await newTab(await newProfile());
    const hands = keyboard(page);
    const device = await plugIn(page);
    await device.verify(false);
    await page.goto(`${owner.link}&returnUrl=${returnUrl}`);
    assert.equal(await focused(page), 'BODY', 'a first page is read from its beginning');
    await hands.press(say('page.start'));
    await page.getByRole('alert').waitFor();
    assert.equal(await focused(page), 'terms');
    await hands.tick();
    await hands.press(say('page.start'));
    await page.getByRole('heading', { name: say('page.passkey_new') }).waitFor();
    assert.equal(await focused(page), 'BODY', 'a new step too');
    await hands.press(say('page.passkey_new_button'));
    await page.getByText(say('page.problem_passkey_cancelled')).waitFor();
    assert.equal(await focused(page), 'problem');
    await hands.press(say('page.way_no_passkey'));
    await hands.type(say('page.email'), 'someone@else.example');
    await hands.press(say('page.continue'));
    await page.getByRole('alert').waitFor();
    assert.equal(await focused(page), 'email');
    assert.match(await page.title(), /^Error: /);
    const field = page.getByLabel(say('page.email'), { exact: true });
    assert.equal(await field.getAttribute('aria-invalid'), 'true');
    assert.match((await field.getAttribute('aria-describedby')) ?? '', /\bproblem\b/);
    await page.context().close();
  },
);

async function focused(page: Page): Promise<string> {
  return await page.evaluate<string>(
    '(document.activeElement.id || document.activeElement.name || document.activeElement.tagName)',
  );
}
