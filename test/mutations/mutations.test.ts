// Each control of the list is switched off in a copy of the project: the tests that claim it must fail.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync, existsSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, describe, test } from 'node:test';
import { isFull } from '../kit/full.ts';
import { mutations, type Mutation } from './list.ts';

/** A control that is off may leave a test waiting for ever. */
const PATIENCE_MS = 240_000;
const AFTERWORDS_MS = 200;
const COPIED = ['src', 'test', 'web', 'scripts', 'docs', 'bin', 'package.json', 'tsconfig.json', 'ARCHITECTURE.md'];

function mutated({ id, file, find, replace }: Mutation): string {
  const text = readFileSync(file, 'utf8');
  assert.equal(text.split(find).length - 1, 1, `${id}: how often it is found in ${file}`);
  return text.replace(find, () => replace);
}

test('every control of the list is where the list says, and what switches it off is a program still', () => {
  for (const mutation of mutations) {
    const text = mutated(mutation);
    assert.notEqual(text, readFileSync(mutation.file, 'utf8'), mutation.id);
    assert.doesNotThrow(() => stripTypeScriptTypes(text), mutation.id);
    for (const file of mutation.tests) assert.ok(existsSync(file), `${mutation.id}: ${file}`);
  }
});

test('there are 30 controls at least, each with a name of its own', () => {
  assert.ok(mutations.length >= 30, String(mutations.length));
  assert.equal(new Set(mutations.map(({ id }) => id)).size, mutations.length);
});

test('docs/compliance.md names every mutation, and only such; the files that it names are there', () => {
  const document = readFileSync('docs/compliance.md', 'utf8');
  const named = [...document.matchAll(/(?<!\*)\*([^*\n]+)\*(?!\*)/g)].map(([, name]) => name ?? '');
  const ids = new Set(mutations.map(({ id }) => id));
  assert.deepEqual(
    [...ids].filter((id) => !named.includes(id)),
    [],
    'not named',
  );
  assert.deepEqual(
    named.filter((name) => name !== 'mutation' && !ids.has(name)),
    [],
    'unknown',
  );
  const files = [...document.matchAll(/`((?:src|test)\/[^`]+)`/g)].map(([, file]) => file ?? '');
  assert.deepEqual(
    files.filter((file) => !existsSync(file)),
    [],
  );
});

const copies: string[] = [];
const idle: string[] = [];
after(() => {
  for (const folder of copies) rmSync(folder, { recursive: true, force: true });
});

/** Two run at once, each in a copy of its own. */
function takeCopy(): string {
  const free = idle.pop();
  if (free !== undefined) return free;
  const folder = mkdtempSync(join(tmpdir(), 'strongroom-mutations-'));
  copies.push(folder);
  for (const name of COPIED) cpSync(name, join(folder, name), { recursive: true });
  symlinkSync(resolve('node_modules'), join(folder, 'node_modules'));
  return folder;
}

/** Whether the test file passes in the folder, and what it printed. The first test that fails is enough. */
async function runTest(folder: string, file: string): Promise<{ passes: boolean; printed: string }> {
  const { NODE_TEST_CONTEXT: _, TEST_FULL: _f, ...env } = process.env;
  // A group of its own, so that what the tests have started ends with them.
  const child = spawn(process.execPath, ['--test', '--test-reporter=tap', file], { cwd: folder, env, detached: true });
  let printed = '';
  let failed = false;
  const collect = (chunk: Buffer) => {
    printed += chunk.toString();
    if (failed || !/^\s*not ok /m.test(printed)) return;
    failed = true;
    // What is wrong is printed after the line.
    setTimeout(() => endGroup(child.pid), AFTERWORDS_MS);
  };
  child.stdout.on('data', collect);
  child.stderr.on('data', collect);
  const timer = setTimeout(() => endGroup(child.pid), PATIENCE_MS);
  const code = await new Promise((settled) => child.once('close', settled));
  clearTimeout(timer);
  return { passes: code === 0 && !failed, printed };
}

function endGroup(leader: number | undefined): void {
  if (leader === undefined) return;
  try {
    process.kill(-leader, 'SIGKILL');
  } catch {
    // It has ended by itself.
  }
}

/** `MUTATIONS="a guess,one verdict" npm run test:full -- test/mutations/mutations.test.ts` runs those alone. */
const wanted = process.env['MUTATIONS']?.split(',') ?? [''];
const chosen = mutations.filter(({ id }) => wanted.some((part) => id.includes(part)));
const passing = new Set<string>();

if (isFull) {
  describe('as they are, the tests pass', { concurrency: 2 }, () => {
    for (const file of new Set(chosen.flatMap(({ tests }) => tests))) {
      test(file, async () => {
        const folder = takeCopy();
        const { passes, printed } = await runTest(folder, file);
        idle.push(folder);
        assert.ok(passes, printed);
        passing.add(file);
      });
    }
  });

  describe('with one control off, they fail', { concurrency: 2 }, () => {
    for (const mutation of chosen) {
      test(`${mutation.id} (${mutation.norm})`, async () => {
        const folder = takeCopy();
        const place = join(folder, mutation.file);
        writeFileSync(place, mutated(mutation));
        try {
          for (const file of mutation.tests) {
            assert.ok(passing.has(file), `${file} fails as it is, and so shows nothing`);
            const { passes } = await runTest(folder, file);
            assert.equal(passes, false, `${file} does not notice`);
          }
        } finally {
          cpSync(mutation.file, place);
          idle.push(folder);
        }
      });
    }
  });
}
