// Nothing jumps: not within a step, not between two, not while the script speaks up. And nothing moves for who wants no motion.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { sayIn } from '#words/t.ts';
import { connect } from '../kit/api.ts';
import { desktop, newProfile, newTab, phone } from '../kit/browser.ts';
import { realClock } from '../kit/clock.ts';
import { enrolByHand, ownNumber } from '../kit/enrolling.ts';
import { fingers } from '../kit/hands.ts';
import { openHouse } from '../kit/house.ts';
import { newOwner } from '../kit/people.ts';
import { openRoom } from '../../scripts/gallery-room.ts';

const house = await openHouse({ clock: realClock() });
house.app.startJobs();
const platform = await connect(house.url, 'demo', 'demo-api-key');
const returnUrl = encodeURIComponent('shopapp://back');
const limit = { timeout: 180_000 };

/** web.dev counts up to 0.1 as good. */
const MOST_SHIFT = 0.01;

/** Also what a tap brought about within half a second, which the measure of the web leaves out. */
const WATCH = `globalThis.shift = 0;
  new PerformanceObserver((list) => { for (const entry of list.getEntries()) globalThis.shift += entry.value; })
    .observe({ type: 'layout-shift', buffered: true });`;

for (const [name, viewport] of Object.entries({ phone, desktop })) {
  test(`no layout shift within and between the steps: ${name}`, limit, async () => {
    const owner = await newOwner(platform);
    const page = await newTab(await newProfile({ viewport }));
    await page.addInitScript(WATCH);
    await page.goto(`${owner.link}&returnUrl=${returnUrl}&lang=de`);
    const frames = new Set<string>();
    const shifts: number[] = [];
    await enrolByHand({
      page,
      hands: fingers(page),
      lang: 'de',
      way: 'sms',
      email: owner.email,
      number: ownNumber(house),
      look: async () => {
        shifts.push(await page.evaluate<number>('globalThis.shift'));
        frames.add(await frameOf(page));
      },
    });
    assert.ok(Math.max(...shifts) < MOST_SHIFT, `shifts: ${shifts.join(', ')}`);
    assert.equal(frames.size, 1, `the page around the steps stands still: ${[...frames].join(' | ')}`);
    await page.context().close();
  });
}

/** Where the name of the platform and the card stand, and how wide they are. */
async function frameOf(page: Page): Promise<string> {
  return await page.evaluate<string>(
    `JSON.stringify(['.masthead', '.card'].map((name) => { const { left, top, width } = document.querySelector(name).getBoundingClientRect(); return [left, top + scrollY, width]; }))`,
  );
}

test('with less motion nothing moves; with the script’s warning nothing shifts', limit, async () => {
  const room = await openRoom();
  const page = await newTab(await newProfile({ reducedMotion: 'reduce' }));
  await page.addInitScript(WATCH);
  for (const screen of ['70-end-validated', '43-code-ending', '20-pin']) {
    await page.goto(room.address('en', screen));
    assert.equal(await page.evaluate<number>('document.getAnimations().length'), 0, screen);
    const moving = await page.evaluate<number>(
      `[...document.querySelectorAll('*')].filter((element) => getComputedStyle(element).transitionDuration !== '0s').length`,
    );
    assert.equal(moving, 0, screen);
  }
  await page.goto(room.address('en', '43-code-ending'));
  await page.getByText(sayIn('en')('page.session_ends', { platform: 'Acme Market' })).waitFor();
  assert.equal(await page.evaluate<number>('globalThis.shift'), 0);
  await page.context().close();
  room.close();
});
