// How long `npm start` takes until /healthz answers, first and later, and what it holds in memory.
import { spawn } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../test/kit/house.ts';

const LATER_STARTS = 10;

interface Start {
  readonly readyMs: number;
  /** Resident and proportional memory in MB: of our process, and of all PostgreSQL processes together. */
  readonly nodeMb: number;
  readonly postgresMb: number;
}

async function start(dataDir: string, port: number): Promise<Start> {
  const began = performance.now();
  const child = spawn('npm', ['start', '--silent'], {
    env: { ...process.env, STRONGROOM_DATA_DIR: dataDir, PORT: String(port) },
    stdio: 'ignore',
  });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  while (
    !(await fetch(`http://127.0.0.1:${port}/healthz`).then(
      (reply) => reply.ok,
      () => false,
    ))
  ) {
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  const readyMs = performance.now() - began;
  const memory = await memoryBelow(child.pid ?? 0);
  child.kill('SIGTERM');
  await ended;
  return { readyMs, ...memory };
}

/** Linux only: shared pages count once (PSS). */
async function memoryBelow(root: number): Promise<Pick<Start, 'nodeMb' | 'postgresMb'>> {
  const processes = await listProcesses();
  const family = new Set([root]);
  for (const { pid, parent } of processes.toSorted((a, b) => a.pid - b.pid)) if (family.has(parent)) family.add(pid);
  const sum = (pattern: RegExp) =>
    processes
      .filter(({ pid, name }) => family.has(pid) && pattern.test(name))
      .reduce((total, { pssMb }) => total + pssMb, 0);
  return { nodeMb: sum(/node|MainThread/i), postgresMb: sum(/postgres/) };
}

async function listProcesses() {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const found = await Promise.all(
    pids.map(async (pid) => {
      const read = (file: string) => readFile(`/proc/${pid}/${file}`, 'utf8').catch(() => '');
      const status = await read('status');
      const numberIn = (text: string, pattern: RegExp) => Number(pattern.exec(text)?.[1] ?? 0);
      return {
        pid: Number(pid),
        parent: numberIn(status, /PPid:\s+(\d+)/),
        name: /Name:\s+(.*)/.exec(status)?.[1] ?? '',
        pssMb: numberIn(await read('smaps_rollup'), /^Pss:\s+(\d+)/m) / 1_024,
      };
    }),
  );
  return found;
}

const folder = await mkdtemp(join(tmpdir(), 'strongroom-bench-'));
const port = await freePort();
try {
  const first = await start(join(folder, 'data'), port);
  const later: Start[] = [];
  for (let n = 0; n < LATER_STARTS; n += 1) later.push(await start(join(folder, 'data'), port));
  const times = later.map(({ readyMs }) => readyMs).toSorted((a, b) => a - b);
  const median = times[Math.floor(times.length / 2)] ?? 0;
  console.log(`npm start until ready, ${availableParallelism()} cores, Node ${process.version}`);
  console.log(`first start  ${first.readyMs.toFixed(0)} ms`);
  console.log(`later starts ${median.toFixed(0)} ms median of ${LATER_STARTS}, ${times.at(-1)?.toFixed(0)} ms slowest`);
  console.log(`memory (PSS) Strongroom ${first.nodeMb.toFixed(0)} MB, PostgreSQL ${first.postgresMb.toFixed(0)} MB`);
} finally {
  await rm(folder, { recursive: true, force: true });
}
