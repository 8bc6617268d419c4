// `npm run demo`: the marketplace of examples/marketplace beside a sandbox of its own, begun anew at every start.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** `--data <folder>`: where the sandbox keeps its database. */
const chosen = process.argv.indexOf('--data');
const dataDir = chosen < 0 ? `${ROOT}.strongroom/demo` : process.argv[chosen + 1];

const children: { readonly name: string; readonly child: ChildProcess; readonly ended: Promise<void> }[] = [];
let stopping = false;
let isReady = false;

const SECOND_DEMO = 'Is another demo running? A second one takes a folder of its own: npm run demo -- --data <folder>';

process.on('SIGINT', () => void stop(0)).on('SIGTERM', () => void stop(0));

/** The marketplace first: it calls the sandbox. */
async function stop(code: number): Promise<void> {
  if (stopping) return;
  stopping = true;
  for (const { child, ended } of children.toReversed()) {
    child.kill('SIGTERM');
    await ended;
  }
  process.exit(code);
}

/** What it says is shown when it ends by itself; complaints at once. */
function start(name: string, file: string, env: Record<string, string>): void {
  const child = spawn(process.execPath, [`${ROOT}${file}`], {
    cwd: ROOT,
    env: { ...ownEnvironment(), ...env },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const ended = once(child, 'exit').then(() => {
    if (stopping) return;
    process.stderr.write(`The ${name} has ended; so the demo ends. ${isReady ? '' : SECOND_DEMO}\n`);
    void stop(1);
  });
  children.push({ name, child, ended });
}

/** No setting of another Strongroom may lead the demo to its database: a demo begins by emptying its own. */
function ownEnvironment(): NodeJS.ProcessEnv {
  const isForeign = (name: string) => /^(STRONGROOM_|DATABASE_URL$|HOST$|PORT$|CLIENT_ID$|API_KEY$)/.test(name);
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !isForeign(name)));
}

const LOOPBACK = ['127.0.0.1', '::1'];

/** The usual port, or any one when it is taken at either address of this machine. */
async function findPort(usual: number): Promise<number> {
  for (const port of [usual, 0, 0, 0]) {
    const found = await listenBriefly(port, '127.0.0.1');
    if (found !== undefined && (await isFree(found))) return found;
  }
  throw new Error('No free port was found.');
}

async function isFree(port: number): Promise<boolean> {
  const taken = await Promise.all(LOOPBACK.map((host) => listenBriefly(port, host)));
  return taken.every((found) => found !== undefined);
}

/** The port; undefined when it is taken. Without IPv6 nothing is taken there. */
async function listenBriefly(port: number, host: string): Promise<number | undefined> {
  const probe = createServer().listen(port, host);
  try {
    await once(probe, 'listening');
    const address = probe.address();
    return typeof address === 'object' && address !== null ? address.port : undefined;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EADDRINUSE' ? undefined : port;
  } finally {
    probe.close();
  }
}

async function untilReady(url: string): Promise<void> {
  while (!stopping) {
    const reply = await fetch(url).catch(() => undefined);
    if (reply?.ok === true) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  // The signal that stops the demo ends the process.
  await new Promise(() => {});
}

const sandboxPort = await findPort(3_000);
const strongroom = `http://localhost:${sandboxPort}`;
start('sandbox', 'src/main.ts', {
  PORT: String(sandboxPort),
  STRONGROOM_DATA_DIR: dataDir ?? '',
  STRONGROOM_SEED: `${ROOT}examples/marketplace/seed.json`,
});
await untilReady(`${strongroom}/healthz`);
await fetch(`${strongroom}/sandbox/reset`, { method: 'POST' });

const port = await findPort(4_000);
const marketplace = `http://localhost:${port}`;
start('marketplace', 'examples/marketplace/server.mjs', { PORT: String(port), STRONGROOM_URL: strongroom });
await untilReady(marketplace);
isReady = true;

process.stdout.write(`
  1  Open a shop           ${marketplace}
  2  Read codes and mails  ${strongroom}/sandbox

  The form is filled in. You are led to Strongroom, and back; webhooks appear beside your shop.
  The number +33611111111 takes the code 702100.   Reference: ${strongroom}/docs
  Ctrl-C ends both.

`);
