// `npm run picture`: the pictures of the README, from the demo as it is: a seller signs up, enrols and comes back, in light and in dark.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import sharp from 'sharp';
import { findChromium } from './browser.ts';

const FOLDER = fileURLToPath(new URL('../docs/pictures/', import.meta.url));
const PHONE = { width: 380, height: 760 };
/** Two pixels for each of CSS: sharp on most screens, where the README shows them smaller. */
const SCALE = 2;

type Scheme = 'light' | 'dark';

interface Look {
  readonly ground: string;
  readonly ink: string;
  readonly soft: string;
  readonly edge: string;
}

const looks: Readonly<Record<Scheme, Look>> = {
  light: { ground: '#e9e4dc', ink: '#2b201a', soft: '#6f5c50', edge: '#d6ccbf' },
  dark: { ground: '#0b0908', ink: '#f4ebe0', soft: '#bfae9f', edge: '#3a2f27' },
};

interface Shot {
  readonly title: string;
  readonly line: string;
  readonly image: Buffer;
}

const pressed = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();

/** Chromium's own authenticator takes the place of a finger on a sensor. */
async function plugIn(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('WebAuthn.enable');
  await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
}

/** The tour of one seller; a picture at each of its three stops. */
async function tour(browser: Browser, marketplace: string, colorScheme: Scheme): Promise<Shot[]> {
  const options: BrowserContextOptions = {
    viewport: PHONE,
    deviceScaleFactor: SCALE,
    isMobile: true,
    hasTouch: true,
    colorScheme,
    locale: 'en-GB',
  };
  const page = await (await browser.newContext({ ...options, reducedMotion: 'reduce' })).newPage();
  await plugIn(page);
  await page.goto(marketplace);
  const before = await page.screenshot();
  await page.getByRole('checkbox').check();
  await pressed(page, 'Open my shop');

  const terms = page.getByRole('checkbox');
  await page.getByRole('button', { name: 'Start', exact: true }).waitFor();
  if (await terms.isVisible()) await terms.check();
  await pressed(page, 'Start');
  await page.getByRole('button', { name: 'Create a passkey', exact: true }).waitFor();
  const between = await page.screenshot();
  await pressed(page, 'Create a passkey');
  await page.locator('input[name=email]').pressSequentially('ada@example.com');
  await pressed(page, 'Continue');
  await page.locator('input[name=pin]').fill('482913');
  await page.locator('input[name=again]').fill('482913');
  await pressed(page, 'Continue');
  await pressed(page, 'Not now');

  await page.getByRole('heading', { name: 'Your shop is open, Ada' }).waitFor();
  await page.getByRole('log').getByText('SCA_ENROLLMENT_SUCCEEDED').waitFor();
  // The same picture at every run.
  await page.evaluate(
    "document.querySelectorAll('time').forEach((time, index) => (time.textContent = '09:41:0' + (index + 3)))",
  );
  const after = await page.screenshot();
  await page.context().close();
  return [
    { title: 'Your marketplace', line: 'signs up a seller, and asks for a link', image: before },
    { title: 'Strongroom', line: 'confirms who they are, in your colours', image: between },
    { title: 'Your marketplace', line: 'has them back, and is told by webhook', image: after },
  ];
}

/** Three phones in a row, each with what it shows. */
async function compose(browser: Browser, shots: readonly Shot[], scheme: Scheme): Promise<Buffer> {
  const { ground, ink, soft, edge } = looks[scheme];
  const page = await browser.newPage({ viewport: { width: 1_440, height: 960 }, deviceScaleFactor: SCALE });
  const figures = shots.map(
    ({ title, line, image }, index) => `<figure>
      <figcaption><b>${index + 1}</b><span><strong>${title}</strong><br>${line}</span></figcaption>
      <img src="data:image/png;base64,${image.toString('base64')}" alt="">
    </figure>`,
  );
  await page.setContent(`<!doctype html><html lang="en"><title>The tour</title><style>
    * { box-sizing: border-box; }
    body { margin: 0; padding: 56px 60px 60px; display: flex; justify-content: space-between; background: ${ground}; color: ${ink}; font: 18px/1.4 system-ui, sans-serif; }
    figure { margin: 0; width: 400px; }
    figcaption { display: flex; gap: 14px; align-items: center; margin: 0 6px 24px; color: ${soft}; font-size: 16px; }
    strong { color: ${ink}; font-size: 20px; }
    b { flex: none; width: 40px; height: 40px; border-radius: 50%; background: ${ink}; color: ${ground}; line-height: 40px; text-align: center; }
    img { display: block; width: 400px; height: 780px; padding: 9px; object-fit: cover; object-position: top; border: 1px solid ${edge}; border-radius: 46px; background: ${scheme === 'light' ? '#fff' : '#000'};
      box-shadow: 0 30px 60px -24px rgb(40 20 5 / ${scheme === 'light' ? '35%' : '0%'}); }
  </style><body>${figures.join('')}</body></html>`);
  await page.evaluate('Promise.all([...document.images].map((image) => image.decode()))');
  const picture = await page.screenshot();
  await page.close();
  return picture;
}

const dataDir = await mkdtemp(join(tmpdir(), 'strongroom-picture-'));
const demo = spawn(process.execPath, ['scripts/demo.ts', '--data', dataDir], { stdio: ['ignore', 'pipe', 'inherit'] });
try {
  let output = '';
  for await (const chunk of demo.stdout) {
    output += String(chunk);
    if (output.includes('Ctrl-C')) break;
  }
  const marketplace = /Open a shop\s+(\S+)/.exec(output)?.[1];
  if (marketplace === undefined) throw new Error('the demo did not start');
  await mkdir(FOLDER, { recursive: true });
  const browser = await chromium.launch(await findChromium());
  for (const scheme of ['light', 'dark'] as const) {
    const picture = await compose(browser, await tour(browser, marketplace, scheme), scheme);
    const file = `${FOLDER}tour-${scheme}.png`;
    await sharp(picture).png({ palette: true, quality: 92, effort: 10, compressionLevel: 9 }).toFile(file);
    console.log(file);
  }
  await browser.close();
} finally {
  demo.kill('SIGTERM');
  if (demo.exitCode === null) await once(demo, 'exit');
  await rm(dataDir, { recursive: true, force: true });
}
