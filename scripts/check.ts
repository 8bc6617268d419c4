// `npm run check`: format, lint, types, unused code, laws and unit tests, without a database. `--fix` mends what it can.
import { spawnSync } from 'node:child_process';
import { globSync } from 'node:fs';

const fix = process.argv.includes('--fix');

/** Those need a database server of their own, or a browser: `npm test` runs them. */
const SLOW = new Set(['src/storage/embedded.test.ts']);
const unitTests = globSync('src/**/*.test.ts').filter((file) => !SLOW.has(file));
const laws = globSync('test/laws/*.test.ts');

const steps: readonly (readonly [name: string, command: string, args: readonly string[]])[] = [
  ['format', 'oxfmt', fix ? ['.'] : ['--check', '.']],
  ['lint', 'oxlint', ['--type-aware', ...(fix ? ['--fix'] : [])]],
  ['types', 'tsc', ['-p', '.']],
  ['types of the pages', 'tsc', ['-p', 'web']],
  ['unused code', 'knip', []],
  ['laws and units', 'node', ['--test', '--test-reporter=dot', '--test-isolation=none', ...laws, ...unitTests]],
];

for (const [name, command, args] of steps) {
  const started = performance.now();
  const { status } = spawnSync(command, args, {
    stdio: 'inherit',
    env: { ...process.env, PATH: `node_modules/.bin:${process.env['PATH'] ?? ''}` },
  });
  const seconds = ((performance.now() - started) / 1_000).toFixed(1);
  console.log(`${status === 0 ? 'ok  ' : 'FAIL'} ${name} (${seconds} s)`);
  if (status !== 0) process.exit(1);
}
