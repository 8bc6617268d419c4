// The pages on a slow phone: processor four times slower, slow 4G, nothing cached; and how long a whole enrolment takes a person.
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser, type Page } from 'playwright-core';
import { findChromium } from '../scripts/browser.ts';
import { assets } from '#hosted/assets.ts';
import { sayIn } from '#words/t.ts';
import { connect, type Api } from '../test/kit/api.ts';
import { enrolByHand } from '../test/kit/enrolling.ts';
import type { Hands } from '../test/kit/hands.ts';
import { freePort } from '../test/kit/house.ts';
import { newOwner } from '../test/kit/people.ts';

const ROUNDS = 7;

/** Lighthouse's "slow 4G": 1.6 Mbit/s down, 750 kbit/s up, 150 ms there and back; and its processor of a middling phone. */
const NETWORK = { offline: false, latency: 150, downloadThroughput: 1.6e6 / 8, uploadThroughput: 750e3 / 8 };
const SLOWER = 4;

/** A person: one letter after another, and a moment before each tap to find the button. */
const LETTER_MS = 200;
const TAP_MS = 1_000;

const say = sayIn('en');
const returnUrl = encodeURIComponent('shopapp://back');

interface Times {
  readonly firstPaint: number;
  readonly largestPaint: number;
  /** The script has run, and nothing keeps the main thread for 50 ms any more. */
  readonly interactive: number;
  readonly shift: number;
  readonly bytes: number;
}

const WATCH = `globalThis.seen = { largest: 0, shift: 0, busyUntil: 0 };
  const on = (type, note) => new PerformanceObserver((list) => list.getEntries().forEach(note)).observe({ type, buffered: true });
  on('largest-contentful-paint', (entry) => { seen.largest = entry.startTime; });
  on('layout-shift', (entry) => { seen.shift += entry.value; });
  on('longtask', (entry) => { seen.busyUntil = entry.startTime + entry.duration; });`;

const READ = `(() => {
  const [navigation] = performance.getEntriesByType('navigation');
  const paint = performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0;
  const files = performance.getEntriesByType('resource').reduce((sum, entry) => sum + entry.transferSize, 0);
  return {
    firstPaint: paint,
    largestPaint: seen.largest,
    interactive: Math.max(paint, navigation.domContentLoadedEventEnd, seen.busyUntil),
    shift: seen.shift,
    bytes: navigation.transferSize + files,
  };
})()`;

async function newSlowPage(browser: Browser): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', NETWORK);
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
  await page.addInitScript(WATCH);
  return page;
}

async function settled(page: Page): Promise<Times> {
  await page.waitForLoadState('load');
  await page.waitForTimeout(1_000);
  return await page.evaluate<Times>(READ);
}

interface Visit {
  readonly first: Times;
  readonly step: Times;
  /** From the press of "Continue" until the next question is painted. */
  readonly nextMs: number;
}

async function visit(browser: Browser, api: Api): Promise<Visit> {
  const owner = await newOwner(api);
  const page = await newSlowPage(browser);
  await page.goto(`${owner.link}&returnUrl=${returnUrl}&lang=en`);
  const first = await settled(page);
  await page.getByRole('checkbox').check();
  await page.getByRole('button', { name: say('page.start') }).click();
  await page.getByRole('heading', { name: say('page.passkey_new') }).waitFor();
  const step = await settled(page);
  await page.getByRole('button', { name: say('page.way_no_passkey') }).click();
  await page.getByLabel(say('page.email'), { exact: true }).fill(owner.email);
  const began = performance.now();
  await page.getByRole('button', { name: say('page.continue') }).click();
  await page.getByLabel(say('page.pin_again'), { exact: true }).waitFor();
  const nextMs = performance.now() - began;
  await page.context().close();
  return { first, step, nextMs };
}

/** As people are: they look before they tap, and type letter by letter. */
function humanHands(page: Page): Hands {
  let interactions = 0;
  const look = () => new Promise((resolve) => setTimeout(resolve, TAP_MS));
  return {
    get interactions() {
      return interactions;
    },
    async press(name) {
      interactions += 1;
      await look();
      await page.getByRole('button', { name, exact: true }).click();
    },
    async tick() {
      interactions += 1;
      await look();
      await page.getByRole('checkbox').check();
    },
    async type(label, text) {
      await look();
      await page.getByLabel(label, { exact: true }).pressSequentially(text, { delay: LETTER_MS });
    },
  };
}

async function enrolOnce(browser: Browser, api: Api): Promise<{ seconds: number; interactions: number }> {
  const owner = await newOwner(api, { Email: `ada${Date.now()}@example.com` });
  const page = await newSlowPage(browser);
  const session = await page.context().newCDPSession(page);
  await session.send('WebAuthn.enable');
  const options = {
    protocol: 'ctap2',
    transport: 'internal',
    hasResidentKey: true,
    hasUserVerification: true,
  } as const;
  await session.send('WebAuthn.addVirtualAuthenticator', {
    options: { ...options, isUserVerified: true, automaticPresenceSimulation: true },
  });
  const began = performance.now();
  await page.goto(`${owner.link}&returnUrl=${returnUrl}&lang=en`);
  const hands = humanHands(page);
  await enrolByHand({ page, hands, lang: 'en', way: 'passkey', email: owner.email });
  const seconds = (performance.now() - began) / 1_000;
  await page.context().close();
  return { seconds, interactions: hands.interactions };
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

function tell(name: string, times: readonly Times[]): void {
  const of = (key: keyof Times) => median(times.map((each) => each[key]));
  console.log(
    `${name.padEnd(13)} first paint ${of('firstPaint').toFixed(0)} ms, largest ${of('largestPaint').toFixed(0)} ms, ` +
      `interactive ${of('interactive').toFixed(0)} ms, shift ${of('shift').toFixed(3)}, ${(of('bytes') / 1_000).toFixed(1)} kB`,
  );
}

async function untilReady(): Promise<void> {
  for (;;) {
    const ready = await fetch(`${url}/healthz`).then(
      (reply) => reply.ok,
      () => false,
    );
    if (ready) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

const folder = await mkdtemp(join(tmpdir(), 'strongroom-bench-'));
const port = await freePort();
const url = `http://localhost:${port}`;
const server = spawn(process.execPath, ['src/main.ts'], {
  env: { ...process.env, STRONGROOM_DATA_DIR: join(folder, 'data'), PORT: String(port) },
  stdio: 'ignore',
});
const ended = new Promise((resolve) => server.once('exit', resolve));
try {
  await untilReady();
  const api = await connect(url, 'demo', 'demo-api-key');
  const browser = await chromium.launch(await findChromium());
  const visits: Visit[] = [];
  for (let n = 0; n < ROUNDS; n += 1) visits.push(await visit(browser, api));
  const people: Awaited<ReturnType<typeof enrolOnce>>[] = [];
  for (let n = 0; n < ROUNDS; n += 1) people.push(await enrolOnce(browser, api));
  await browser.close();

  console.log(`pages in Chromium, processor ${SLOWER} times slower, 1.6 Mbit/s, 150 ms; medians of ${ROUNDS}`);
  console.log(`(${availableParallelism()} cores, with the server on the same ones)`);
  tell(
    'first screen',
    visits.map(({ first }) => first),
  );
  tell(
    'a step',
    visits.map(({ step }) => step),
  );
  console.log(
    `an answer     ${median(visits.map(({ nextMs }) => nextMs)).toFixed(0)} ms until the next question shows`,
  );
  console.log(
    `enrolment     by passkey: ${people[0]?.interactions} interactions beyond typing; ` +
      `${median(people.map(({ seconds }) => seconds)).toFixed(0)} s (${LETTER_MS} ms a letter, ${TAP_MS} ms before a tap)`,
  );
  for (const [path, { gzip, br }] of await assets()) {
    console.log(`${path.padEnd(40)} gzip ${gzip.length} B, br ${br.length} B`);
  }
} finally {
  server.kill('SIGTERM');
  await ended;
  await rm(folder, { recursive: true, force: true });
}
