// `npm run gallery [part of a name]…`: a picture of every screen in every language, light and dark, on a phone and a desktop,
// in one page for review (.gallery/index.html), with every check beside it. `--lang=de,el` takes only those languages.
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { chromium, type Browser } from 'playwright-core';
import { findChromium } from './browser.ts';
import { galleryPage } from './gallery-page.ts';
import {
  findMisfits,
  findViolations,
  narrow,
  openRoom,
  openViewer,
  themes,
  zoomed,
  type Room,
  type Size,
  type Viewer,
} from './gallery-room.ts';
import { screens } from './gallery-screens.ts';
import { languages } from '#words/languages.ts';

export interface Exhibit {
  readonly screen: string;
  readonly language: string;
  readonly complaints: readonly string[];
}

const sizes: Readonly<Record<'phone' | 'desktop', Size>> = {
  phone: { width: 360, height: 740 },
  desktop: { width: 1_280, height: 800 },
};

const folder = fileURLToPath(new URL('../.gallery/', import.meta.url));
const wanted = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
const chosenLanguages = process.argv
  .find((argument) => argument.startsWith('--lang='))
  ?.slice('--lang='.length)
  .split(',');

async function show(room: Room, viewer: Viewer, screen: string, language: string): Promise<Exhibit> {
  const { page } = viewer;
  const complaints: string[] = [];
  await page.setViewportSize(sizes.phone);
  await page.goto(room.address(language, screen), { waitUntil: 'load' });
  for (const theme of themes) {
    await page.emulateMedia({ colorScheme: theme });
    for (const [device, size] of Object.entries(sizes)) {
      await page.setViewportSize(size);
      await takePicture(viewer, `${folder}${screen}-${language}-${theme}-${device}.jpg`);
    }
    complaints.push(...(await findViolations(viewer)).map((text) => `${theme}: ${text}`));
  }
  for (const [name, size] of Object.entries({ ...sizes, narrow, zoomed })) {
    complaints.push(...(await findMisfits(viewer, size)).map((text) => `${name}: ${text}`));
  }
  return { screen, language, complaints: [...complaints, ...viewer.takeFaults()] };
}

/** Of the whole page, below the window too. */
async function takePicture(viewer: Viewer, path: string): Promise<void> {
  const { cssContentSize } = await viewer.debugger.send('Page.getLayoutMetrics');
  const { data } = await viewer.debugger.send('Page.captureScreenshot', {
    format: 'jpeg',
    quality: 85,
    captureBeyondViewport: true,
    clip: { x: 0, y: 0, width: cssContentSize.width, height: cssContentSize.height, scale: 1 },
  });
  await writeFile(path, Buffer.from(data, 'base64'));
}

/** Several tabs at once, each in a browser of its own, until no screen is left. */
async function showAll(room: Room): Promise<Exhibit[]> {
  const names = Object.keys(screens).filter(
    (name) => wanted.length === 0 || wanted.some((part) => name.includes(part)),
  );
  const chosen = languages.filter((language) => chosenLanguages?.includes(language) ?? true);
  const left = names.toSorted().flatMap((screen) => chosen.map((language) => ({ screen, language })));
  const shown: Exhibit[] = [];
  const found = await findChromium();
  const work = async () => {
    const browser: Browser = await chromium.launch(found);
    const context = await browser.newContext({ reducedMotion: 'reduce', timezoneId: 'Europe/Paris' });
    const viewer = await openViewer(context);
    for (let next = left.shift(); next !== undefined; next = left.shift()) {
      shown.push(await show(room, viewer, next.screen, next.language));
    }
    await browser.close();
  };
  await Promise.all(Array.from({ length: Math.max(2, availableParallelism()) }, work));
  return shown.toSorted((a, b) => a.screen.localeCompare(b.screen) || a.language.localeCompare(b.language));
}

const began = performance.now();
await rm(folder, { recursive: true, force: true });
await mkdir(folder, { recursive: true });
const room = await openRoom();
const exhibits = await showAll(room);
room.close();
await writeFile(`${folder}index.html`, galleryPage(exhibits).toString());
const seconds = ((performance.now() - began) / 1_000).toFixed(0);
const complaints = exhibits.flatMap(({ screen, language, complaints: told }) =>
  told.map((text) => `${screen} ${language} ${text}`),
);
for (const complaint of complaints) console.log(`- ${complaint}`);
console.log(`${exhibits.length} screens, ${complaints.length} complaints, ${seconds} s: ${folder}index.html`);
process.exitCode = complaints.length === 0 ? 0 : 1;
