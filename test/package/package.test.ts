// The package as a stranger gets it: packed, installed in an empty folder, started by its command.
import assert from 'node:assert/strict';
import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { connect } from '../kit/api.ts';
import { freePort } from '../kit/house.ts';
import { naturalBody } from '../kit/people.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const folder = await mkdtemp(join(tmpdir(), 'strongroom-package-'));
const home = join(folder, 'home');
const command = join(home, 'node_modules/strongroom/bin/strongroom.mjs');
const dataDir = join(home, '.strongroom');
const started: ChildProcess[] = [];

/** What `npm test` tells its scripts about our own folder would lead npm back to it. */
const env: NodeJS.ProcessEnv = {
  ...Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^npm_(config_local_prefix|package_|lifecycle_)/.test(name)),
  ),
  PATH: [dirname(process.execPath), process.env['PATH']].join(delimiter),
};

before(async () => {
  await mkdir(home);
  await writeFile(join(home, 'package.json'), '{ "private": true }');
  await run('npm', ['pack', '--loglevel=error', '--pack-destination', folder], ROOT);
  const [tarball] = (await readdir(folder)).filter((name) => name.endsWith('.tgz'));
  assert.ok(tarball !== undefined);
  await run(
    'npm',
    ['install', '--no-audit', '--no-fund', '--prefer-offline', '--loglevel=error', join(folder, tarball)],
    home,
  );
});

after(async () => {
  for (const child of started) if (child.exitCode === null) child.kill('SIGKILL');
  await rm(folder, { recursive: true, force: true });
});

test('it carries what it runs on, compiled, and nothing else', async () => {
  const files = await readdir(join(home, 'node_modules/strongroom'), { recursive: true });
  const strangers = files.filter((name) => !/^(bin|dist|package\.json|LICENSE|[A-Z]+\.md)(\/|$)/.test(name));
  assert.deepEqual(strangers, []);
  assert.deepEqual(
    files.filter((name) => /\.ts$|\.test\./.test(name)),
    ['dist/testing/testing.d.ts'],
  );
  const migrations = files.filter((name) => name.endsWith('.sql')).map((name) => name.replace(/^dist/, 'src'));
  const ours = await readdir(join(ROOT, 'src/storage/migrations'));
  assert.deepEqual(migrations.toSorted(), ours.map((name) => `src/storage/migrations/${name}`).toSorted());
});

test('its command serves the API and the pages, and a signal ends it with its database', async () => {
  const server = await start(join(home, 'node_modules/.bin/strongroom'), []);
  assert.equal((await fetch(`${server.url}/healthz`)).status, 200);

  const api = await connect(server.url, 'demo', 'demo-api-key');
  const created = await api.post('/sca/users/natural', naturalBody());
  assert.equal(created.status, 200);
  const link = `${created.body.PendingUserAction.RedirectUrl}&returnUrl=https%3A%2F%2Fplatform.example%2Fback`;
  const page = await fetch(link, { headers: { 'accept-language': 'en' } });
  const html = await page.text();
  assert.equal(page.status, 200, html);
  const assets = [...html.matchAll(/"(\/assets\/[^"]+)"/g)].flatMap(([, path]) => path ?? []);
  assert.ok(assets.some((path) => path.endsWith('.css')) && assets.some((path) => path.endsWith('.js')), html);
  for (const path of assets) assert.equal((await fetch(`${server.url}${path}`)).status, 200, path);

  await end(server);
});

test('`strongroom/testing` starts a sandbox for the tests of whoever installed it, and tells its types', async () => {
  const script = join(home, 'sellers.test.mjs');
  await writeFile(
    script,
    `import assert from 'node:assert/strict';
    import { test } from 'node:test';
    import { start } from 'strongroom/testing';
    test('a sandbox', async () => {
      const sandbox = await start({ seed: 1 });
      assert.equal((await fetch(sandbox.url + '/healthz')).status, 200);
      assert.deepEqual(await sandbox.messages(), []);
      await sandbox.close();
    });`,
  );
  await run(process.execPath, ['--test', script], home);

  const typed = join(home, 'typed.mts');
  await writeFile(
    typed,
    `import { start, type Sandbox } from 'strongroom/testing';
    const sandbox: Sandbox = await start({ seed: 'a', clock: new Date(0) });
    export const code: string | undefined = (await sandbox.lastMessage('+33612345678'))?.code;
    // @ts-expect-error -- there is no such call
    await sandbox.explode();`,
  );
  const options = ['--noEmit', '--strict', '--module', 'nodenext', '--target', 'es2022', '--types', ''];
  await run(join(ROOT, 'node_modules/.bin/tsc'), ['--ignoreConfig', ...options, typed], home);
});

test('an old Node hands over to the one that npm brought: arguments, signals and exit codes', async () => {
  const pretend = join(folder, 'old.cjs');
  await writeFile(pretend, `Object.defineProperty(process, 'version', { value: 'v16.20.0' });`);
  const oldNode = ['--require', pretend, command];

  const { stdout } = await run(process.execPath, [...oldNode, '--help'], home);
  assert.match(stdout, /^Usage: strongroom/);
  await assert.rejects(run(process.execPath, [...oldNode, 'no-such-command'], home), { code: 1 });
  await end(await start(process.execPath, oldNode));
});

interface Server {
  readonly url: string;
  readonly child: ChildProcess;
}

async function start(program: string, args: readonly string[]): Promise<Server> {
  const port = await freePort();
  const settings = { PORT: String(port), DATABASE_URL: '', STRONGROOM_DATA_DIR: dataDir };
  const child = spawn(program, args, { cwd: home, env: { ...env, ...settings }, stdio: ['ignore', 'pipe', 'inherit'] });
  started.push(child);
  for await (const line of createInterface({ input: child.stdout })) {
    if (line.includes('is ready')) return { url: `http://localhost:${port}`, child };
  }
  throw new Error(`${program} ended before it was ready`);
}

async function end({ child }: Server): Promise<void> {
  const pid = Number((await readFile(join(dataDir, 'postgres/postmaster.pid'), 'utf8')).split('\n', 1)[0]);
  assert.ok(isAlive(pid));
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  assert.deepEqual(await ended, [0, null]);
  assert.ok(!isAlive(pid), `PostgreSQL (process ${pid}) is still there`);
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

async function run(program: string, args: readonly string[], cwd: string): Promise<{ stdout: string }> {
  return await promisify(execFile)(program, args, { cwd, env });
}
