// Where the gallery and its tests look at screens: a small server that renders them, and the checks that each must pass.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import type { BrowserContext, CDPSession, Page } from 'playwright-core';
import { assets } from '#hosted/assets.ts';
import { pageHeaders, render } from '#hosted/page.ts';
import { toLanguage } from '#words/languages.ts';
import { screens } from './gallery-screens.ts';

export type Theme = 'light' | 'dark';
export const themes: readonly Theme[] = ['light', 'dark'];

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** WCAG 2.2, 1.4.10: 320 px, which is also 1280 px at 400 %, where the window is low too. */
export const narrow: Size = { width: 320, height: 568 };
export const zoomed: Size = { width: 320, height: 256 };

export interface Room {
  address(language: string, screen: string): string;
  close(): void;
}

/** Every screen in every language at an address of its own. */
export async function openRoom(): Promise<Room> {
  const files = await assets();
  const server = createServer((request, response) => {
    const file = files.get(request.url ?? '');
    const [, language = '', name = ''] = (request.url ?? '').split('/');
    const screen = screens[name];
    if (file !== undefined) return response.writeHead(200, { 'Content-Type': file.type }).end(file.body);
    if (screen === undefined) return response.writeHead(404).end();
    const folded = render(screen, toLanguage(language) ?? 'en').toString();
    const page = name.endsWith('-open') ? folded.replaceAll('<details', '<details open') : folded;
    // The last page would lead on while it is looked at.
    return response.writeHead(200, pageHeaders).end(page.replace('data-lead-on', ''));
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    address: (language, screen) => `${origin}/${language}/${screen}`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** A tab that shows one screen after another. */
export interface Viewer {
  readonly page: Page;
  readonly debugger: CDPSession;
  /** Errors that the browser told since they were last taken. */
  takeFaults(): string[];
}

export async function openViewer(context: BrowserContext): Promise<Viewer> {
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(message.text());
  });
  page.on('pageerror', (error) => faults.push(error.message));
  const session = await context.newCDPSession(page);
  return { page, debugger: session, takeFaults: () => faults.splice(0) };
}

/** Zero violations of axe's rules, as text. */
export async function findViolations(viewer: Viewer): Promise<string[]> {
  await inject(viewer, axe, 'axe');
  const found = await evaluate(viewer, 'axe.run(document).then(({ violations }) => JSON.stringify(violations))');
  const violations = JSON.parse(found) as readonly Violation[];
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 120)} ${failureSummary}`),
  );
}

/** What does not fit at a size, as text. */
export async function findMisfits(viewer: Viewer, size: Size): Promise<string[]> {
  await viewer.page.setViewportSize(size);
  await inject(viewer, await misfits(), 'findMisfits');
  return JSON.parse(await evaluate(viewer, 'JSON.stringify(findMisfits())')) as string[];
}

interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly html: string; readonly failureSummary: string }[];
}

const axe = readFileSync(new URL('../node_modules/axe-core/axe.min.js', import.meta.url), 'utf8');

let bundled: Promise<string> | undefined;

function misfits(): Promise<string> {
  const entry = fileURLToPath(new URL('../web/gallery/main.ts', import.meta.url));
  const options = { bundle: true, write: false, format: 'iife', target: 'es2022' } as const;
  bundled ??= build({ ...options, entryPoints: [entry] }).then(({ outputFiles }) => outputFiles[0]?.text ?? '');
  return bundled;
}

/** The pages' policy lets no script in; the debugger may. */
async function inject({ debugger: session }: Viewer, script: string, global: string): Promise<void> {
  const { result } = await session.send('Runtime.evaluate', { expression: `typeof ${global}` });
  if (result.value === 'undefined') await session.send('Runtime.evaluate', { expression: script });
}

async function evaluate({ debugger: session }: Viewer, expression: string): Promise<string> {
  const { result, exceptionDetails } = await session.send('Runtime.evaluate', {
    expression,
    awaitPromise: true,
    returnByValue: true,
  });
  if (exceptionDetails !== undefined) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
  return String(result.value);
}
