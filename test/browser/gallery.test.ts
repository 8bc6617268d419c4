// Every screen in every language: no violation of axe in either theme, nothing out of its place at 320 px and at 400 %.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { languages, type Language } from '#words/languages.ts';
import {
  findMisfits,
  findViolations,
  narrow,
  openRoom,
  openViewer,
  themes,
  zoomed,
} from '../../scripts/gallery-room.ts';
import { screens } from '../../scripts/gallery-screens.ts';
import { newProfile } from '../kit/browser.ts';
import { isFull } from '../kit/full.ts';

const room = await openRoom();
after(() => room.close());

/** Of the sample: each screen in three languages, other ones for the next screen. */
const EACH_OF = 3;

function chosenFor(index: number): readonly Language[] {
  if (isFull) return languages;
  return Array.from({ length: EACH_OF }, (_, n) => languages[(index + n * 4) % languages.length] ?? 'en');
}

test('every screen is accessible and fits', { timeout: 1_800_000 }, async () => {
  const profile = await newProfile({ reducedMotion: 'reduce' });
  const viewer = await openViewer(profile);
  const wrong: string[] = [];
  for (const [index, name] of Object.keys(screens).entries()) {
    for (const [nth, language] of chosenFor(index).entries()) {
      await viewer.page.goto(room.address(language, name));
      for (const size of [narrow, zoomed]) {
        const misfits = await findMisfits(viewer, size);
        wrong.push(...misfits.map((text) => `${name} ${language} ${size.width} x ${size.height}: ${text}`));
      }
      for (const theme of isFull ? themes : nth === 0 ? themes.slice(index % 2, (index % 2) + 1) : []) {
        await viewer.page.emulateMedia({ colorScheme: theme });
        const violations = await findViolations(viewer);
        wrong.push(...violations.map((text) => `${name} ${language} ${theme}: ${text}`));
      }
      wrong.push(...viewer.takeFaults().map((text) => `${name} ${language}: ${text}`));
    }
  }
  assert.deepEqual(wrong, []);
  await profile.close();
});

test('text of twice the size still fits', { timeout: 600_000 }, async () => {
  const profile = await newProfile({ reducedMotion: 'reduce', viewport: { width: 640, height: 900 } });
  const viewer = await openViewer(profile);
  const wrong: string[] = [];
  for (const [index, name] of Object.keys(screens).entries()) {
    for (const language of isFull ? languages : chosenFor(index).slice(0, 1)) {
      await viewer.page.goto(room.address(language, name));
      // WCAG 2.2, 1.4.4: as a person sets it in their browser.
      await viewer.debugger.send('Runtime.evaluate', {
        expression: "document.documentElement.style.fontSize = '200%'",
      });
      const misfits = await findMisfits(viewer, { width: 640, height: 900 });
      wrong.push(...misfits.map((text) => `${name} ${language}: ${text}`));
    }
  }
  assert.deepEqual(wrong, []);
  await profile.close();
});
