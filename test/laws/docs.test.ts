// The documents say what the code says.
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { settings } from '#config/settings.ts';
import { budgetsTable, errorsDocument, settingsDocument } from '../../scripts/docs.ts';

test('docs/errors.md and docs/settings.md are those of the code (node scripts/docs.ts writes them)', () => {
  assert.equal(readFileSync('docs/errors.md', 'utf8'), errorsDocument());
  assert.equal(readFileSync('docs/settings.md', 'utf8'), settingsDocument());
});

test('the budgets in docs/operating.md are those of the code', () => {
  const table = budgetsTable();
  assert.ok(readFileSync('docs/operating.md', 'utf8').includes(`\n${table}\n`), `it must hold:\n${table}`);
});

test('every setting that a document names exists', () => {
  const documents = ['README.md', ...globSync('docs/**/*.md')];
  const unknown = documents.flatMap((path) =>
    [...readFileSync(path, 'utf8').matchAll(/\bSTRONGROOM_[A-Z_]+\b/g)]
      .map(([name]) => name)
      .filter((name) => !(name in settings))
      .map((name) => `${path}: ${name}`),
  );
  assert.deepEqual(unknown, []);
});

test('every file that a document points to is there', () => {
  const documents = ['README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md', 'SECURITY.md', ...globSync('docs/**/*.md')];
  const missing = documents.flatMap((path) =>
    [...readFileSync(path, 'utf8').matchAll(/\]\(((?!https?:)[^)#\s]+)/g)]
      .map(([, target]) => new URL(target ?? '', `file:///${path}`).pathname.slice(1))
      .filter((target) => globSync(target).length === 0)
      .map((target) => `${path}: ${target}`),
  );
  assert.deepEqual(missing, []);
});
