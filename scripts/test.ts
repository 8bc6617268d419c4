// `npm test`: the checks, then every test against real servers. `--full` runs the whole of each large matrix and drill.
// Names of files after it run only those, without the checks.
import { spawnSync } from 'node:child_process';
import { globSync } from 'node:fs';
import { startTestServer } from '../test/kit/database.ts';

const full = process.argv.includes('--full');
const chosen = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));

/** Two files at once: they wait more than they work, and each has a database of its own. */
const CONCURRENCY = 2;

function run(args: readonly string[], env: Record<string, string>): void {
  const { status } = spawnSync('node', args, { stdio: 'inherit', env: { ...process.env, ...env } });
  if (status !== 0) process.exitCode = 1;
}

if (chosen.length === 0) run(['scripts/check.ts'], {});

if (process.exitCode === undefined) {
  const server = await startTestServer();
  try {
    const all = [
      ...globSync('test/**/*.test.ts'),
      ...globSync('examples/**/*.test.js'),
      'src/storage/embedded.test.ts',
    ];
    const files = chosen.length > 0 ? chosen : all;
    run(
      [
        '--conditions=strongroom-source',
        '--test',
        `--test-concurrency=${CONCURRENCY}`,
        '--test-reporter=spec',
        ...files.toSorted(),
      ],
      {
        TEST_DATABASE_SERVER: server.url,
        ...(full ? { TEST_FULL: 'yes' } : {}),
      },
    );
  } finally {
    await server.stop();
  }
}
