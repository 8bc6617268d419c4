// Where the databases of test sandboxes live: each sandbox has a place of its own, and the next run uses it again.
import { accessSync, constants, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface Place {
  readonly dataDir: string;
  /** For a file of data, gone with the sandbox. */
  readonly dataFile: string;
  /** For the next run. */
  leave(): void;
  /** What is in it cannot be used. */
  empty(): void;
}

/** The first one that nobody is in. */
export function takePlace(): Place {
  const root = rootFolder();
  for (let number = 1; ; number += 1) {
    const place = join(root, String(number));
    const lock = `${place}.pid`;
    if (!take(lock)) continue;
    const dataFile = `${place}.json`;
    return {
      dataDir: place,
      dataFile,
      leave() {
        rmSync(dataFile, { force: true });
        rmSync(lock, { force: true });
      },
      empty: () => rmSync(place, { recursive: true, force: true }),
    };
  }
}

/** Beside the packages of whoever runs the tests, as other tools do; else in a temporary folder of this user's. */
function rootFolder(): string {
  const packages = join(process.cwd(), 'node_modules');
  const root = isOurs(packages)
    ? join(packages, '.cache', 'strongroom-testing')
    : join(tmpdir(), `strongroom-testing-${process.getuid?.() ?? 0}`);
  mkdirSync(root, { recursive: true, mode: 0o700 });
  if (statSync(root).uid !== (process.getuid?.() ?? 0)) throw new Error(`${root} belongs to another user`);
  return root;
}

function isOurs(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK);
    return statSync(folder).uid === (process.getuid?.() ?? 0);
  } catch {
    return false;
  }
}

/** A process that was killed leaves its lock: that one is taken over. Should two do so at once, the database refuses one. */
function take(lock: string): boolean {
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (!hasCode(error, 'EEXIST')) throw error;
  }
  try {
    if (isAlive(Number(readFileSync(lock, 'utf8')))) return false;
    const taken = `${lock}.${process.pid}`;
    renameSync(lock, taken);
    rmSync(taken, { force: true });
  } catch (error) {
    // Somebody else was faster.
    if (hasCode(error, 'ENOENT')) return false;
    throw error;
  }
  return take(lock);
}

/** A lock without a number is being written right now. */
function isAlive(pid: number): boolean {
  if (pid === 0) return true;
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return !hasCode(error, 'ESRCH');
  }
}

export function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
