// The process of a sandbox: started on a free port and a place of its own, ended with ours.
import { spawn, type ChildProcess } from 'node:child_process';
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { createServer, Socket } from 'node:net';
import { join } from 'node:path';
import { takePlace, type Place } from './places.ts';
import type { StartOptions } from './testing.ts';

export interface ServerProcess {
  readonly url: string;
  close(): Promise<void>;
}

/** Somebody else may take a place or a port first, and what an older version left in a place may be of no use. */
const ATTEMPTS = 5;
/** The same for all: nothing in a sandbox of tests is secret, and the same seed shall give the same answers anywhere. */
const SECRET = createHash('sha256').update('strongroom/testing').digest('hex');

/** @throws Error with what the sandbox says */
export async function startServer(options: StartOptions): Promise<ServerProcess> {
  const occupied: Place[] = [];
  try {
    for (let attempt = 1; ; attempt += 1) {
      const place = takePlace();
      try {
        return await startAt(place, options);
      } catch (error) {
        const why = String(error);
        // A sandbox of before is still ending there: it stays taken until another place is found.
        if (why.includes('Another Strongroom')) occupied.push(place);
        else place.leave();
        if (attempt === ATTEMPTS || isOfTheCaller(why, options)) throw error;
        if (!/Another Strongroom|Port \d+ is taken/.test(why)) place.empty();
      }
    }
  } finally {
    for (const place of occupied) place.leave();
  }
}

/** Nothing that another attempt would change. */
function isOfTheCaller(why: string, { port }: StartOptions): boolean {
  return why.includes('STRONGROOM_') || /^PORT: /m.test(why) || (port !== undefined && why.includes('is taken'));
}

async function startAt(place: Place, options: StartOptions): Promise<ServerProcess> {
  const port = options.port ?? (await freePort());
  if (options.data !== undefined) writeFileSync(place.dataFile, JSON.stringify(options.data));
  const child = spawn(process.execPath, [...program, 'serve', '--until-stdin-ends'], {
    env: environment(place, port, options),
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  await readiness(child);
  // Tests that are done may end without `close`: the other end of its input ends with us.
  child.unref();
  for (const stream of child.stdio) if (stream instanceof Socket) stream.unref();
  let closing: Promise<void> | undefined;
  const close = async () => {
    child.ref();
    child.stdin?.end();
    await ended;
    place.leave();
  };
  return { url: `http://localhost:${port}`, close: () => (closing ??= close()) };
}

/** Compiled, the command knows which Node it needs; in our own repository there is only the source. */
const program = import.meta.filename.endsWith('.ts')
  ? [join(import.meta.dirname, '../main.ts')]
  : [join(import.meta.dirname, '../../bin/strongroom.mjs')];

/** Nothing of the platform's own settings, and nothing that is meant for the process of the tests. */
function environment({ dataDir, dataFile }: Place, port: number, { seed, data }: StartOptions): NodeJS.ProcessEnv {
  const foreign = /^(PORT|HOST|DATABASE_URL|STRONGROOM_.*|NODE_OPTIONS|NODE_TEST_CONTEXT|NODE_V8_COVERAGE)$/;
  return {
    ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !foreign.test(name))),
    NODE_COMPILE_CACHE: join(dataDir, '../compiled'),
    PORT: String(port),
    STRONGROOM_MODE: 'sandbox',
    STRONGROOM_DATA_DIR: dataDir,
    STRONGROOM_SECRET: SECRET,
    STRONGROOM_FRESH: 'yes',
    ...(seed === undefined ? {} : { STRONGROOM_RANDOM_SEED: String(seed) }),
    ...(data === undefined ? {} : { STRONGROOM_SEED: dataFile }),
  };
}

async function readiness(child: ChildProcess): Promise<void> {
  let said = '';
  await new Promise<void>((resolve, reject) => {
    const listen = (chunk: Buffer) => {
      said += chunk.toString();
      if (said.includes(' is ready at ')) resolve();
    };
    child.stdout?.on('data', listen);
    child.stderr?.on('data', listen);
    child.once('error', reject);
    child.once('close', () => reject(new Error(`The sandbox did not start: ${said.trim()}`)));
  });
  // What it says later is read and dropped: a full pipe would hold it up.
  child.stdout?.removeAllListeners('data').resume();
  child.stderr?.removeAllListeners('data').resume();
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => probe.once('listening', resolve));
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  return typeof address === 'object' && address !== null ? address.port : 0;
}
