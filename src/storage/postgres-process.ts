/** The server as a process: which one runs on a cluster, how ours is started, and how it is ended. */
import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { closeSync, openSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { clusterArgument, hasCode, isAlive, SERVER_ENVIRONMENT, type Programs } from './postgres-binaries.ts';

export interface Found {
  pid: number;
  port: number;
  isReady: boolean;
}

export interface ServerPlace {
  cluster: string;
  logFile: string;
  log: (message: string, detail?: Record<string, unknown>) => void;
}

const ENDS_WITHIN_MS = 30_000;
const LOG_LIMIT_BYTES = 5_000_000;

// Errors and their details quote the values people sent, so only LOG and worse are written, tersely.
const SETTINGS = [
  'listen_addresses=127.0.0.1',
  'unix_socket_directories=',
  'max_connections=200',
  'shared_buffers=48MB',
  'max_wal_size=256MB',
  'huge_pages=off',
  'io_method=sync',
  'jit=off',
  'max_parallel_workers_per_gather=0',
  'max_logical_replication_workers=0',
  // Its library may be gone when a temporary folder is cleaned under us.
  'shared_preload_libraries=plpgsql',
  'password_encryption=scram-sha-256',
  'timezone=UTC',
  'log_timezone=UTC',
  'log_statement=none',
  'log_min_messages=log',
  'log_min_error_statement=panic',
  'log_min_duration_statement=-1',
  'log_parameter_max_length=0',
  'log_parameter_max_length_on_error=0',
  'log_error_verbosity=terse',
];

/** The live server of this cluster. A lock file that names no such server is removed when PostgreSQL would be misled by it. */
export function findServer(cluster: string): Found | undefined {
  const file = join(cluster, 'postmaster.pid');
  const text = readIfThere(file);
  const [pid = '', , , port = '', , , , status = ''] = text.split('\n');
  const server = { pid: Number(pid), port: Number(port), isReady: status.startsWith('ready') };
  if (!server.pid || !isAlive(server.pid)) return undefined;
  if (isServerOf(cluster, server.pid)) return server;
  // After a reboot the number may be another process's, and PostgreSQL would take that one for its server.
  if (readIfThere(file) === text) rmSync(file, { force: true });
  return undefined;
}

function readIfThere(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return '';
    throw error;
  }
}

// A server works inside its cluster; where the system does not tell the folder, its name must do.
function isServerOf(cluster: string, pid: number): boolean {
  try {
    if (process.platform !== 'linux') return askPs('comm', pid).endsWith('postgres');
    const [ours, theirs] = [statSync(cluster), statSync(`/proc/${pid}/cwd`)];
    return ours.ino === theirs.ino && ours.dev === theirs.dev;
  } catch {
    return false;
  }
}

export function parentOf(pid: number): number {
  if (process.platform !== 'linux') return Number(askPs('ppid', pid));
  const afterName = readIfThere(`/proc/${pid}/stat`).split(') ').at(-1);
  return Number(afterName?.split(' ')[1]);
}

function askPs(field: string, pid: number): string {
  return execFileSync('ps', ['-o', `${field}=`, '-p', String(pid)], { encoding: 'utf8' }).trim();
}

/** @NOTE the 'error' of a program that cannot be run is only logged; such a child is not running. */
export function spawnServer(place: ServerPlace, programs: Programs, port: number): ChildProcess {
  const settings = [...SETTINGS, `port=${port}`, `strongroom.supervisor=${process.pid}`];
  const logFile = openLog(place.logFile);
  // In its own process group, so that Ctrl-C in a terminal leaves the server up while we finish our work.
  const child = spawn(
    programs.postgres,
    ['-D', clusterArgument(place.cluster), ...settings.flatMap((setting) => ['-c', setting])],
    {
      cwd: place.cluster,
      env: SERVER_ENVIRONMENT,
      stdio: ['ignore', logFile, logFile],
      detached: true,
      ...programs.account,
    },
  );
  closeSync(logFile);
  const kill = () => child.kill('SIGINT');
  process.once('exit', kill);
  child.once('exit', () => process.off('exit', kill));
  child.on('error', (error) => place.log('PostgreSQL cannot be run', { error: error.message }));
  return child;
}

function openLog(file: string): number {
  if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > LOG_LIMIT_BYTES) renameSync(file, `${file}.1`);
  return openSync(file, 'a', 0o600);
}

export function isRunning(child: ChildProcess): boolean {
  return child.pid !== undefined && child.exitCode === null && child.signalCode === null;
}

export async function stopChild(child: ChildProcess): Promise<void> {
  if (!isRunning(child)) return;
  const exit = new Promise((done) => child.once('exit', done));
  child.kill('SIGINT');
  const overdue = setTimeout(() => child.kill('SIGQUIT'), ENDS_WITHIN_MS);
  await exit;
  clearTimeout(overdue);
}
