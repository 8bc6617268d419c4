// A real Chromium for a test file, and the accessibility check that every screen must pass.
import { createRequire } from 'node:module';
import assert from 'node:assert/strict';
import { after } from 'node:test';
import { readFileSync } from 'node:fs';
import { chromium, type Browser, type BrowserContext, type CDPSession, type Page } from 'playwright-core';
import { findChromium } from '../../scripts/browser.ts';

let launched: Promise<Browser> | undefined;

async function browser(): Promise<Browser> {
  launched ??= findChromium().then((found) => chromium.launch(found));
  return await launched;
}

after(async () => {
  await (await launched)?.close();
});

export const phone = { width: 360, height: 740 };
export const desktop = { width: 1_280, height: 800 };

export interface TabOptions {
  readonly locale?: string;
  readonly viewport?: { readonly width: number; readonly height: number };
  readonly javaScriptEnabled?: boolean;
  readonly reducedMotion?: 'reduce';
  readonly forcedColors?: 'active';
  readonly colorScheme?: 'light' | 'dark';
  readonly timezoneId?: string;
}

/** A browser profile of its own: no cookie is shared with another one. */
export async function newProfile(options: TabOptions = {}): Promise<BrowserContext> {
  return await (await browser()).newContext({ locale: 'en-GB', viewport: phone, ...options });
}

/** A tab whose errors fail the test that asks for them: `faults` must stay empty. */
export async function newTab(profile: BrowserContext): Promise<Page & { faults: string[] }> {
  const page = await profile.newPage();
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(message.text());
  });
  return Object.assign(page, { faults });
}

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly html: string; readonly failureSummary: string }[];
}

const debuggers = new WeakMap<Page, Promise<CDPSession>>();

/** One for the life of a page: when a second one leaves, Chromium takes a virtual authenticator away with it. */
export async function debuggerOf(page: Page): Promise<CDPSession> {
  const open = debuggers.get(page) ?? page.context().newCDPSession(page);
  debuggers.set(page, open);
  return await open;
}

/** Zero violations of axe's rules, WCAG 2.2 AA and best practices. */
export async function assertAccessible(page: Page): Promise<void> {
  // The pages' policy lets no script in; the debugger may.
  const session = await debuggerOf(page);
  await session.send('Runtime.evaluate', { expression: axe });
  const { result, exceptionDetails } = await session.send('Runtime.evaluate', {
    expression: 'axe.run(document).then(({ violations }) => JSON.stringify(violations))',
    awaitPromise: true,
    returnByValue: true,
  });
  assert.equal(exceptionDetails?.text, undefined);
  const violations = JSON.parse(String(result.value)) as Violation[];
  const told = violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.html}\n${node.failureSummary}`),
  );
  assert.deepEqual(told, [], page.url());
}
