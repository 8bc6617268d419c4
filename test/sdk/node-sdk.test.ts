// The tests inside the official Node SDK, as they are, against a running house: what must pass passes, and what waits is told truly.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { realClock } from '../kit/clock.ts';
import { openHouse } from '../kit/house.ts';
import { built, notYet } from './titles.ts';

interface Outcome {
  readonly fullTitle: string;
  readonly err: { readonly message?: string };
}

interface Report {
  readonly tests: readonly Outcome[];
  readonly passes: readonly Outcome[];
  readonly failures: readonly Outcome[];
  readonly pending: readonly Outcome[];
}

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const SUITES = 'node_modules/mangopay4-nodejs-sdk/test/services';
const FILES = ['Clients', 'Hooks', 'Idempotency', 'RateLimit', 'Tokens', 'Users'].map((name) => `${SUITES}/${name}.js`);

const house = await openHouse({ clock: realClock(), seedFile: `${ROOT}test/sdk/seed.json` });
let titles: string[] = [];
let passed: ReadonlySet<string> = new Set();
let failures: readonly Outcome[] = [];

/** One process for all: clients of this SDK share their token and client id within a process. */
before(async () => {
  const folder = await mkdtemp(join(tmpdir(), 'strongroom-sdk-'));
  try {
    // A title below a failed hook is in no report: only a dry run names them all.
    const [plan, report] = await Promise.all([
      runMocha(join(folder, 'plan.json'), ['--dry-run']),
      runMocha(join(folder, 'report.json'), ['--timeout', '10000']),
    ]);
    // What the SDK itself skips is nobody's.
    const skipped = new Set(plan.pending.map((entry) => entry.fullTitle));
    titles = plan.tests.map((entry) => entry.fullTitle).filter((title) => !skipped.has(title));
    passed = new Set(report.passes.map((entry) => entry.fullTitle));
    failures = report.failures;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

test('every title whose routes are built passes', () => {
  assert.deepEqual(
    built.filter((title) => !passed.has(title)),
    [],
    failures.map((failure) => `${failure.fullTitle}: ${failure.err.message}`).join('\n'),
  );
});

test('every title of these files is in exactly one list', () => {
  const listed = [...built, ...Object.values(notYet).flat()];
  assert.deepEqual(listed.toSorted(), titles.toSorted());
});

test('no title that is said to wait passes already', () => {
  const waiting = Object.values(notYet).flat();
  assert.deepEqual(
    waiting.filter((title) => passed.has(title)),
    [],
  );
});

test('the routes that are said to be missing are the ones that are missed', () => {
  const missed = failures.map((failure) => toRoute(failure.err.message ?? ''));
  assert.deepEqual([...new Set(missed)].toSorted(), Object.keys(notYet).toSorted());
});

async function runMocha(output: string, options: readonly string[]): Promise<Report> {
  const reporter = ['--reporter', 'json', '--reporter-option', `output=${output}`];
  const preload = ['--require', './test/sdk/preload.cjs'];
  const args = ['node_modules/mocha/bin/mocha.js', ...preload, ...reporter, ...options, ...FILES];
  const complaints = await new Promise<string>((resolve) => {
    const env = { ...process.env, SDK_TEST_BASE_URL: house.url };
    execFile(process.execPath, args, { cwd: ROOT, env }, (_failed, _stdout, stderr) => resolve(stderr));
  });
  const text = await readFile(output, 'utf8').catch((cause: unknown) => {
    throw new Error(`mocha wrote no report: ${complaints}`, { cause });
  });
  return JSON.parse(text) as Report;
}

/** `Uncaught not built: POST /v2.01/sdk-unit-tests/users/user_m_01…/wallets` is `POST /users/{Id}/wallets`. */
function toRoute(message: string): string {
  const [, call = message] = /not built: (.+)$/.exec(message) ?? [];
  return call.replace('/v2.01/sdk-unit-tests', '').replace(/\/user_m_[^/]+/, '/{Id}');
}
