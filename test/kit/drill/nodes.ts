// The nodes of a drill, over one PostgreSQL that can be killed too; whatever is killed comes back.
import { randomBytes } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { startEmbedded } from '#storage/embedded.ts';
import { openDatabase, type Database } from '#storage/postgres.ts';
import { freePort } from '../house.ts';
import { launch, ready, type Running } from '../process.ts';

export interface Nodes {
  readonly urls: readonly string[];
  readonly db: Database;
  /** Runs a command of ours to its end. Answers what it printed. */
  command(...args: readonly string[]): Promise<string>;
  /** As soon as it serves; another one is started in its place. */
  killNode(index: number): Promise<void>;
  /** The whole server, or one of its processes (then all of them begin again). Resolves when it serves again. */
  killPostgres(what: 'server' | 'process'): Promise<void>;
  /** Every node serves again, the database with them. */
  whole(): Promise<void>;
  close(): Promise<void>;
}

/** Shortened, and long enough for a drill: tens of attempts with short waits, then longer ones. */
const DELAYS_S = [...Array<number>(20).fill(0.2), ...Array<number>(400).fill(1)].join(',');

export async function openNodes(folder: string, count: number): Promise<Nodes> {
  let fatal: Error | undefined;
  const postgres = await startEmbedded({ dataDir: folder, log: () => {}, onFatal: (error) => (fatal = error) });
  const env = {
    STRONGROOM_MODE: 'sandbox',
    STRONGROOM_DATA_DIR: join(folder, 'node'),
    DATABASE_URL: postgres.url,
    STRONGROOM_SECRET: randomBytes(32).toString('base64'),
    STRONGROOM_HOOK_DELAYS: DELAYS_S,
    STRONGROOM_LOG_LEVEL: 'error',
    NODE_COMPILE_CACHE: join(folder, 'compiled'),
  };
  const ports = await Promise.all(Array.from({ length: count }, freePort));
  const urls = ports.map((port) => `http://localhost:${port}`);
  const running = new Map<number, Running>();
  const serving = new Set<number>();
  const db = openDatabase(postgres.url, () => {}, 4);
  let isOver = false;

  /** As an operator's supervisor does: whatever ends is started again. */
  const supervise = async (index: number) => {
    while (!isOver) {
      const node = launch([], { ...env, PORT: String(ports[index]) });
      running.set(index, node);
      // A node that starts while the database is away ends.
      const serves = await ready(node, urls[index] ?? '').then(
        () => true,
        () => false,
      );
      if (serves) serving.add(index);
      await node.ended;
      serving.delete(index);
    }
  };
  const until = async (isSo: () => boolean | Promise<boolean>) => {
    while (!(await isSo())) {
      if (fatal !== undefined) throw new Error('PostgreSQL did not come back', { cause: fatal });
      await pause(20);
    }
  };
  const works = () =>
    db.one({ text: 'select 1 as works', values: [] }).then(
      () => true,
      () => false,
    );
  const whole = async () => {
    await until(works);
    await until(() => serving.size === count);
  };
  const supervisors = [...ports.keys()].map(supervise);
  await whole();

  return {
    urls,
    db,
    whole,
    async command(...args) {
      const command = launch(args, env);
      const code = await command.ended;
      if (code !== 0) throw new Error(command.output());
      return command.output();
    },
    async killNode(index) {
      await until(() => serving.has(index));
      serving.delete(index);
      running.get(index)?.child.kill('SIGKILL');
    },
    async killPostgres(what) {
      const server = serverOf(folder);
      const victims = server === undefined || what === 'server' ? [server] : childrenOf(server).slice(-1);
      for (const pid of victims) if (pid !== undefined) kill(pid);
      await until(works);
    },
    async close() {
      isOver = true;
      for (const node of running.values()) node.child.kill('SIGKILL');
      await Promise.all(supervisors);
      await db.close();
      await postgres.stop();
    },
  };
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** A process of a connection may just have ended by itself. */
function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}

/** The process that it names itself; undefined while there is none. */
function serverOf(folder: string): number | undefined {
  try {
    const pid = Number(readFileSync(join(folder, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0]);
    process.kill(pid, 0);
    return pid;
  } catch {
    return undefined;
  }
}

/** Linux tells the children of a process by its files. */
function childrenOf(parent: number): number[] {
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return pids.map(Number).filter((pid) => {
    try {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
      return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]) === parent;
    } catch {
      return false;
    }
  });
}
