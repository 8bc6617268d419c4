/** Starts and supervises the real PostgreSQL that npm brought, so that one command is enough: one server per folder, one Strongroom per server. */
import type { ChildProcess } from 'node:child_process';
import { randomBytes, randomInt } from 'node:crypto';
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import {
  findPrograms,
  giveTo,
  hasCode,
  isAlive,
  makeCluster,
  removeLeftovers,
  type Programs,
} from './postgres-binaries.ts';
import {
  findServer,
  isRunning,
  parentOf,
  spawnServer,
  stopChild,
  type Found,
  type ServerPlace,
} from './postgres-process.ts';

export interface EmbeddedPostgres {
  /** Connection string of the application's database; it stays the same for the life of this process. */
  url: string;
  stop(): Promise<void>;
}

export interface EmbeddedOptions {
  /** The folder of all our files; the cluster is its `postgres`. */
  dataDir: string;
  log: (message: string, detail?: Record<string, unknown>) => void;
  /** The server died and cannot be brought back. */
  onFatal?: (error: Error) => void;
}

interface Place extends EmbeddedOptions, ServerPlace {
  password: string;
}

interface Server {
  child: ChildProcess;
  port: number;
  lock: pg.Client;
  /** Settles when the server or our hold on it is gone. */
  lost: Promise<void>;
}

const LOCK_KEY = 0x5374726f;
const POLL_MS = 5;
const READY_WITHIN_MS = 120_000;
const GONE_WITHIN_MS = 30_000;

export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const dataDir = resolve(options.dataDir);
  try {
    return await start(openPlace({ ...options, dataDir }));
  } catch (cause) {
    if (!hasCode(cause, 'EACCES', 'EPERM', 'EROFS')) throw cause;
    throw new Error(
      `${dataDir} cannot be used by this user (${String(cause)}). Start Strongroom as the user it belongs to, or set STRONGROOM_DATA_DIR to another folder.`,
      { cause },
    );
  }
}

async function start(place: Place): Promise<EmbeddedPostgres> {
  await clearTheWay(place);
  removeLeftovers(place.dataDir);
  const programs = findPrograms(place.dataDir, place.cluster);
  try {
    if (!existsSync(place.cluster)) {
      place.log('Creating the embedded database', { folder: place.cluster });
      await makeCluster(programs, place.cluster, place.password);
    }
    giveTo(programs.account, place.cluster);
    return supervise(place, programs, await startOnFreePort(place, programs));
  } catch (error) {
    programs.remove();
    throw error;
  }
}

function openPlace(options: EmbeddedOptions): Place {
  const { dataDir } = options;
  const cluster = join(dataDir, 'postgres');
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const password = loadPassword(join(dataDir, 'postgres-password'), cluster);
  return { ...options, cluster, logFile: join(dataDir, 'postgres.log'), password };
}

function loadPassword(file: string, cluster: string): string {
  if (existsSync(file)) return readFileSync(file, 'utf8');
  if (existsSync(cluster)) {
    throw new Error(
      `The password of the embedded database is missing: restore ${file} from the same backup as ${cluster}.`,
    );
  }
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, randomBytes(32).toString('hex'), { mode: 0o600 });
  try {
    // Of two first starts at once, linking lets exactly one decide.
    linkSync(draft, file);
  } catch (error) {
    if (!hasCode(error, 'EEXIST')) throw error;
  }
  rmSync(draft);
  return readFileSync(file, 'utf8');
}

/** Returns when no server runs in the folder: stops one whose Strongroom was killed, refuses one that is in use. */
async function clearTheWay(place: Place): Promise<void> {
  const deadline = performance.now() + GONE_WITHIN_MS;
  for (;;) {
    const server = findServer(place.cluster);
    if (!server) return;
    if (server.isReady) await stopIfOrphan(place, server);
    if (performance.now() > deadline) {
      throw new Error(
        `A PostgreSQL server (process ${server.pid}) holds ${place.cluster} but does not answer. Stop that process, or set STRONGROOM_DATA_DIR to another folder.`,
      );
    }
    await sleep(POLL_MS);
  }
}

async function stopIfOrphan(place: Place, server: Found): Promise<void> {
  const client = await connect(place, server.port);
  if (!client) return;
  try {
    const { isFree, supervisor, holder } = await askWhose(client);
    // Its Strongroom has started it a moment ago and comes for the lock.
    if (isFree && parentOf(server.pid) === supervisor) throw inUse(place, supervisor);
    if (isFree) return await stopOrphan(place, server);
    // A holder killed a moment ago loses the lock as soon as the server sees it gone.
    if (isAlive(holder)) throw inUse(place, holder);
  } finally {
    client.end().catch(() => {});
  }
}

function inUse(place: Place, pid: number): Error {
  return new Error(
    `Another Strongroom (process ${pid}) already uses ${place.dataDir}. Stop it first, or set STRONGROOM_DATA_DIR to another folder.`,
  );
}

async function stopOrphan(place: Place, server: Found): Promise<void> {
  place.log('Stopping a PostgreSQL server whose Strongroom was killed', { pid: server.pid });
  process.kill(server.pid, 'SIGINT');
  const deadline = performance.now() + GONE_WITHIN_MS;
  while (findServer(place.cluster)?.pid === server.pid && performance.now() < deadline) await sleep(POLL_MS);
}

interface Whose {
  isFree: boolean;
  supervisor: number;
  holder: number;
}

async function askWhose(client: pg.Client): Promise<Whose> {
  const { rows } = await client.query<Whose>(
    `select pg_try_advisory_lock($1) as "isFree",
            current_setting('strongroom.supervisor', true)::int as supervisor,
            (select split_part(a.application_name, ':', 2)::int
               from pg_locks l join pg_stat_activity a on a.pid = l.pid
              where l.locktype = 'advisory' and l.objid = $1 and l.granted and a.application_name like 'strongroom:%'
              limit 1) as holder`,
    [LOCK_KEY],
  );
  const [whose] = rows;
  if (!whose) throw new Error('PostgreSQL gave no answer');
  return whose;
}

/** Undefined while the server does not take connections. */
async function connect(place: Place, port: number): Promise<pg.Client | undefined> {
  const client = new pg.Client({
    host: '127.0.0.1',
    port,
    user: 'strongroom',
    password: place.password,
    database: 'postgres',
    application_name: `strongroom:${process.pid}`,
    ssl: false,
    connectionTimeoutMillis: 5000,
  });
  // A connection that breaks later is told by its 'end'.
  client.on('error', () => {});
  try {
    await client.connect();
    return client;
  } catch (error) {
    if (!hasCode(error, '28P01')) return undefined;
    throw new Error(`The embedded database refuses the password in ${join(place.dataDir, 'postgres-password')}.`, {
      cause: error,
    });
  }
}

// Loopback TCP, as a socket's path may not exceed 107 bytes and must lie where both users may enter; the password keeps other users out.
// Outside the range the system hands out by itself, a port is still free when the server is restarted.
async function startOnFreePort(place: Place, programs: Programs): Promise<Server> {
  for (let attempt = 1; ; attempt += 1) {
    const logged = statSync(place.logFile, { throwIfNoEntry: false })?.size ?? 0;
    const port = randomInt(20_000, 32_000);
    const child = spawnServer(place, programs, port);
    try {
      return await hold(place, child, port);
    } catch (error) {
      await stopChild(child);
      // Of two starts at once PostgreSQL lets one through; the other learns here whose it is.
      await clearTheWay(place);
      const complaint = readFileSync(place.logFile).subarray(logged).toString().trim();
      if (attempt < 5 && /Address already in use|lock file|shared memory/.test(complaint)) continue;
      throw new Error(`PostgreSQL did not start (see ${place.logFile}): ${complaint}`, { cause: error });
    }
  }
}

/** Waits until the server is ready, and takes the lock that says whose it is. */
async function hold(place: Place, child: ChildProcess, port: number): Promise<Server> {
  const deadline = performance.now() + READY_WITHIN_MS;
  while (isRunning(child)) {
    const server = findServer(place.cluster);
    const lock = server?.pid === child.pid && server?.isReady ? await connect(place, port) : undefined;
    if (lock) return await lockAndPrepare(child, port, lock);
    if (performance.now() > deadline) throw new Error('PostgreSQL does not become ready');
    await sleep(POLL_MS);
  }
  throw new Error('PostgreSQL ended while starting');
}

async function lockAndPrepare(child: ChildProcess, port: number, lock: pg.Client): Promise<Server> {
  const lost = Promise.race([
    new Promise<void>((done) => lock.once('end', done)),
    new Promise<void>((done) => child.once('exit', () => done())),
  ]);
  try {
    // A second start may hold the lock for a moment, to see whose the server is.
    await lock.query(`set lock_timeout = '5s'`);
    await lock.query('select pg_advisory_lock($1)', [LOCK_KEY]);
    const { rowCount } = await lock.query(`select from pg_database where datname = 'strongroom'`);
    if (!rowCount) await lock.query('create database strongroom');
    return { child, port, lock, lost };
  } catch (error) {
    lock.end().catch(() => {});
    throw error;
  }
}

function supervise(place: Place, firstPrograms: Programs, first: Server): EmbeddedPostgres {
  const stopping = new AbortController();
  const stopped = new Promise<void>((done) => stopping.signal.addEventListener('abort', () => done()));
  let programs = firstPrograms;
  let { child } = first;

  async function watch(): Promise<void> {
    let server: Server | undefined = first;
    while (server) {
      await Promise.race([server.lost, stopped]);
      if (stopping.signal.aborted) return;
      place.log('The connection to PostgreSQL is lost', { exitCode: child.exitCode, signal: child.signalCode });
      server = await recover();
    }
  }

  async function recover(): Promise<Server | undefined> {
    let failure: unknown;
    for (let pauseMs = 50; pauseMs < 5000 && !stopping.signal.aborted; pauseMs *= 2) {
      await Promise.race([sleep(pauseMs), stopped]);
      try {
        return await restart();
      } catch (error) {
        failure = error;
        place.log('PostgreSQL is not back yet', { error: String(error) });
      }
    }
    if (!stopping.signal.aborted) {
      place.onFatal?.(new Error(`PostgreSQL cannot be restarted (see ${place.logFile})`, { cause: failure }));
    }
    return undefined;
  }

  async function restart(): Promise<Server> {
    if (!isRunning(child)) {
      // A temporary folder may have been cleaned under us.
      if (!existsSync(programs.postgres)) programs = findPrograms(place.dataDir, place.cluster);
      child = spawnServer(place, programs, first.port);
    }
    const server = await hold(place, child, first.port);
    place.log('PostgreSQL is back', { pid: child.pid });
    return server;
  }

  async function stop(): Promise<void> {
    stopping.abort();
    await watching;
    await stopChild(child);
    programs.remove();
  }

  const watching = watch();
  let stopCall: Promise<void> | undefined;
  return {
    url: `postgres://strongroom:${place.password}@127.0.0.1:${first.port}/strongroom`,
    stop: () => (stopCall ??= stop()),
  };
}
