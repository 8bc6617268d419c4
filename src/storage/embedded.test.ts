/** The embedded database under what happens to real machines: kills, second starts, closed parent folders. */
import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { startEmbedded, type EmbeddedPostgres } from './embedded.ts';

const isRoot = process.getuid?.() === 0;
const log = () => {};
let root = '';
let dataDir = '';

before(() => {
  root = mkdtempSync(join(tmpdir(), 'strongroom-test-'));
  // Longer than a socket's path may be, with a space, under a folder (mode 0700) that the server's account cannot enter.
  dataDir = join(root, 'a folder with spaces', 'deep'.repeat(30), '.strongroom');
});

after(() => rmSync(root, { recursive: true, force: true }));

async function query(url: string, text: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client(url);
  // A connection that breaks tells it twice: by the query, which is waited for, and by an event that ends the process.
  client.on('error', () => {});
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(text)).rows;
  } finally {
    await client.end();
  }
}

function serverPid(): number {
  return Number(readFileSync(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0]);
}

async function startInChild(): Promise<ChildProcess> {
  const code = `import { startEmbedded } from ${JSON.stringify(new URL('embedded.ts', import.meta.url).href)};
    try {
      const server = await startEmbedded({ dataDir: ${JSON.stringify(dataDir)}, log() {} });
      process.on('SIGTERM', () => server.stop());
      console.log('ready');
    } catch (error) { console.log(error.message); }`;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', code], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = await once(child.stdout ?? child, 'data');
  if (String(line).trim() !== 'ready') throw new Error(String(line));
  return child;
}

async function withServer(work: (server: EmbeddedPostgres) => Promise<void>): Promise<void> {
  const server = await startEmbedded({ dataDir, log });
  try {
    await work(server);
  } finally {
    await server.stop();
  }
}

test('of two first starts at once exactly one wins', async () => {
  const starts = await Promise.allSettled([startInChild(), startInChild()]);
  const won = starts.filter((start) => start.status === 'fulfilled');
  const lost = starts.filter((start) => start.status === 'rejected');
  assert.equal(won.length, 1);
  assert.match(String(lost[0]?.reason), /Another Strongroom \(process \d+\) already uses/);
  const [winner] = won;
  winner?.value.kill('SIGTERM');
  if (winner) await once(winner.value, 'exit');
});

test('later starts keep what was written, with the password known to us alone', async () => {
  await withServer(({ url }) => query(url, 'create table kept as select 42 as answer').then(() => {}));
  await withServer(async ({ url }) => {
    assert.deepEqual(await query(url, 'select answer from kept'), [{ answer: 42 }]);
    const wrong = new URL(url);
    wrong.password = 'guess';
    await assert.rejects(query(wrong.href, 'select 1'), { code: '28P01' });
  });
  assert.equal(statSync(dataDir).mode & 0o777, 0o700);
  assert.equal(statSync(join(dataDir, 'postgres-password')).mode & 0o777, 0o600);
});

test('a second start is refused with the number of the process in the way', async () => {
  await withServer(async () => {
    await assert.rejects(startEmbedded({ dataDir, log }), {
      message: `Another Strongroom (process ${process.pid}) already uses ${dataDir}. Stop it first, or set STRONGROOM_DATA_DIR to another folder.`,
    });
  });
});

test('the server of a killed process is stopped and replaced by a child of ours', async () => {
  const killed = await startInChild();
  const orphan = serverPid();
  killed.kill('SIGKILL');
  await once(killed, 'exit');
  await withServer(async ({ url }) => {
    assert.notEqual(serverPid(), orphan);
    assert.deepEqual(await query(url, 'select answer from kept'), [{ answer: 42 }]);
  });
});

test('a server that is killed comes back at the same address, and the folder stays ours', async () => {
  await withServer(async ({ url }) => {
    process.kill(serverPid(), 'SIGKILL');
    const rows = await untilAnswered(() => query(url, 'select answer from kept'));
    assert.deepEqual(rows, [{ answer: 42 }]);
    await assert.rejects(startEmbedded({ dataDir, log }), /Another Strongroom/);
  });
});

async function untilAnswered<Result>(ask: () => Promise<Result>): Promise<Result> {
  const deadline = performance.now() + 10_000;
  for (;;) {
    try {
      return await ask();
    } catch (error) {
      if (performance.now() > deadline) throw error;
      await sleep(20);
    }
  }
}

test('a server whose backend is killed recovers, and our lock is taken again', async () => {
  await withServer(async ({ url }) => {
    const [holder] = await query(
      url,
      `select pid from pg_stat_activity where application_name = 'strongroom:${process.pid}'`,
    );
    process.kill(Number(holder?.['pid']), 'SIGKILL');
    const locks = `select count(*)::int as locks from pg_locks where locktype = 'advisory' and granted`;
    await untilAnswered(async () => assert.deepEqual(await query(url, locks), [{ locks: 1 }]));
  });
});

test('a lock file whose number now belongs to another process does not prevent a start', async () => {
  const innocent = spawn(process.execPath, ['--eval', 'setInterval(() => {}, 1000)']);
  // Whatever happens: a process that is left behind keeps the test file from its end.
  try {
    writeFileSync(
      join(dataDir, 'postgres', 'postmaster.pid'),
      `${innocent.pid}\n/proc/self/cwd\n1\n20000\n\n127.0.0.1\n0 0\nready   \n`,
    );
    await withServer(async ({ url }) =>
      assert.deepEqual(await query(url, 'select answer from kept'), [{ answer: 42 }]),
    );
    assert.equal(innocent.exitCode, null);
  } finally {
    innocent.kill();
  }
});

test('what was sent never reaches the log of the server', async () => {
  await withServer(async ({ url }) => {
    await assert.rejects(query(url, `select 'a-secret'::uuid`));
    await assert.rejects(query(url, `insert into nothing values ('a-secret')`));
  });
  assert.doesNotMatch(readFileSync(join(dataDir, 'postgres.log'), 'utf8'), /a-secret/);
});

test('leftovers of killed first starts are removed', async () => {
  mkdirSync(join(dataDir, 'postgres.new-999999999'));
  const programs = mkdtempSync(join(tmpdir(), 'strongroom-postgres-'));
  writeFileSync(join(dataDir, 'postgres.programs-999999999'), programs);
  await withServer(async () => {});
  assert.equal(existsSync(programs), false);
  const expected = ['postgres', 'postgres-password', 'postgres.log'];
  assert.deepEqual(readdirSync(dataDir).toSorted(), expected);
});

test(
  'started by root, the server belongs to another user and no folder above it is opened',
  { skip: !isRoot },
  async () => {
    await withServer(async () => {
      assert.notEqual(statSync(`/proc/${serverPid()}`).uid, 0);
      assert.equal(statSync(root).mode & 0o777, 0o700);
    });
  },
);
