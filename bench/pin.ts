// PIN rounds a second, end to end, against what the hash alone allows; and every step of the page.
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { sealPin, isPin } from '#factors/pin/pin-hash.ts';
import { worldWithLog } from '../test/kit/provider.ts';
import { connect, type Api } from '../test/kit/api.ts';
import { freePort } from '../test/kit/house.ts';
import { enrollmentLink, newOwner, type Owner } from '../test/kit/people.ts';

const PEOPLE = 100;
const SESSIONS = 200;
/** Four wrong answers and a right one, which gives the tries back. */
const ROUNDS_A_SESSION = 5;
const AT_ONCE = 8;
const KDF_HASHES = 400;
/** Linux counts processor time in hundredths of a second. */
const TICKS_A_SECOND = 100;

const pin = '482913';
const wrongPin = '739152';
/** The sandbox's test number needs no message. */
const number = '+33611111111';
const code = '702100';

const times = new Map<string, number[]>();

interface Visit {
  readonly cookie: string;
  readonly session: string;
}

/** One request, not followed; how long it took until its last byte. */
async function send(name: string, path: string, form?: Record<string, string>, cookie = ''): Promise<Response> {
  const began = performance.now();
  const reply = await fetch(`${url}${path}`, {
    redirect: 'manual',
    headers: { origin: url, 'sec-fetch-site': 'same-origin', cookie },
    ...(form === undefined ? {} : { method: 'POST', body: new URLSearchParams(form) }),
  });
  await reply.arrayBuffer();
  const taken = times.get(name) ?? [];
  taken.push(performance.now() - began);
  times.set(name, taken);
  if (reply.status >= 400) throw new Error(`${name}: ${reply.status}`);
  return reply;
}

async function start(link: string): Promise<Visit> {
  const { pathname, search, searchParams } = new URL(link);
  const returnUrl = 'https://platform.example/back';
  await send('GET  /', `${pathname}${search}&returnUrl=${encodeURIComponent(returnUrl)}`);
  const token = searchParams.get('token') ?? '';
  const reply = await send('POST start', '/start', { token, returnUrl, lang: 'en', terms: 'yes' });
  const [cookie = ''] = reply.headers.getSetCookie().map((line) => line.split(';')[0]);
  return { cookie, session: reply.headers.get('location') ?? '' };
}

async function step(visit: Visit, name: string, form: Record<string, string> = {}): Promise<void> {
  await send(`POST ${name}`, `${visit.session}/${name}`, form, visit.cookie);
  await send('GET  session', visit.session, undefined, visit.cookie);
}

async function enrol(owner: Owner): Promise<void> {
  const visit = await start(owner.link);
  await step(visit, 'email', { email: owner.email });
  await step(visit, 'pin', { pin, again: pin });
  await step(visit, 'phone', { number });
  await step(visit, 'code', { code });
}

/** At PIN and code, with the code sent. */
async function openSession(api: Api, owner: Owner): Promise<Visit> {
  const visit = await start(await enrollmentLink(api, owner.id));
  await step(visit, 'email', { email: owner.email });
  await step(visit, 'send-code');
  return visit;
}

async function rounds(visit: Visit): Promise<void> {
  for (let n = 1; n <= ROUNDS_A_SESSION; n += 1) {
    const form = { pin: n === ROUNDS_A_SESSION ? pin : wrongPin, code };
    await send('POST proof, eight at once', `${visit.session}/proof`, form, visit.cookie);
  }
}

/** So many workers, until the list is empty. */
async function share<Item>(items: readonly Item[], workers: number, work: (item: Item) => Promise<void>) {
  const left = [...items];
  const one = async () => {
    for (let next = left.shift(); next !== undefined; next = left.shift()) await work(next);
  };
  await Promise.all(Array.from({ length: workers }, one));
}

/** Hashes a second, and a second of processor time: as many at once as the server runs, for two clients. */
async function measureKdf(): Promise<{ perSecond: number; perCpuSecond: number }> {
  const world = worldWithLog();
  const owner = { clientId: 'bench', userId: 'user_m_bench' } as const;
  const sealed = await sealPin(world, owner, pin);
  const began = { at: performance.now(), cpu: process.cpuUsage() };
  await Promise.all(
    Array.from({ length: KDF_HASHES }, (_, n) => {
      const clientId = `bench-${n % 2}`;
      return isPin(world, { clientId, userId: owner.userId }, sealed, wrongPin);
    }),
  );
  const { user, system } = process.cpuUsage(began.cpu);
  return {
    perSecond: KDF_HASHES / ((performance.now() - began.at) / 1_000),
    perCpuSecond: KDF_HASHES / ((user + system) / 1_000_000),
  };
}

interface Cpu {
  readonly node: number;
  readonly postgres: number;
}

/** Processor seconds of the server, and of the PostgreSQL that it started. Linux only. */
async function cpuSeconds(root: number): Promise<Cpu> {
  const pids = (await readdir('/proc').catch(() => [])).filter((name) => /^\d+$/.test(name));
  const found = await Promise.all(
    pids.map(async (pid) => {
      const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
      // The name stands in brackets and may hold anything.
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      return { pid: Number(pid), parent: Number(fields[1]), ticks: Number(fields[11]) + Number(fields[12]) };
    }),
  );
  const family = new Set([root]);
  for (const { pid, parent } of found.toSorted((a, b) => a.pid - b.pid)) if (family.has(parent)) family.add(pid);
  const seconds = (of: (pid: number) => boolean) =>
    found.filter(({ pid }) => of(pid)).reduce((sum, { ticks }) => sum + ticks, 0) / TICKS_A_SECOND;
  return { node: seconds((pid) => pid === root), postgres: seconds((pid) => pid !== root && family.has(pid)) };
}

async function untilReady(child: ChildProcess): Promise<void> {
  for (;;) {
    if (child.exitCode !== null) throw new Error('the server ended');
    const ready = await fetch(`${url}/healthz`).then(
      (reply) => reply.ok,
      () => false,
    );
    if (ready) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

function quantile(values: readonly number[], part: number): string {
  const sorted = values.toSorted((a, b) => a - b);
  return (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0).toFixed(1);
}

const folder = await mkdtemp(join(tmpdir(), 'strongroom-bench-'));
const port = await freePort();
const url = `http://localhost:${port}`;
const server = spawn(process.execPath, ['src/main.ts'], {
  env: { ...process.env, STRONGROOM_DATA_DIR: join(folder, 'data'), PORT: String(port) },
  stdio: 'ignore',
});
const ended = new Promise((resolve) => server.once('exit', resolve));
try {
  await untilReady(server);
  const api = await connect(url, 'demo', 'demo-api-key');
  const people: Owner[] = [];
  for (let n = 0; n < PEOPLE; n += 1) people.push(await newOwner(api));
  for (const owner of people) await enrol(owner);
  const open: Visit[] = [];
  for (let n = 0; n < SESSIONS; n += 1) {
    const owner = people[n % PEOPLE];
    if (owner !== undefined) open.push(await openSession(api, owner));
  }
  // One answer after the other first: the page as one person meets it.
  for (const visit of open.splice(0, SESSIONS / 4)) await step(visit, 'proof', { pin, code });

  const kdf = await measureKdf();
  const before = { at: performance.now(), cpu: await cpuSeconds(server.pid ?? 0) };
  await share(open, AT_ONCE, rounds);
  const seconds = (performance.now() - before.at) / 1_000;
  const after = await cpuSeconds(server.pid ?? 0);
  const used = { node: after.node - before.cpu.node, postgres: after.postgres - before.cpu.postgres };
  const cpu = used.node + used.postgres;
  const count = open.length * ROUNDS_A_SESSION;

  const cores = availableParallelism();
  console.log(`PIN rounds (POST of PIN and code, database included), ${cores} cores, ${AT_ONCE} at once`);
  console.log(`end to end   ${(count / seconds).toFixed(0)} a second, with the benchmark on the same cores`);
  console.log(`             ${(count / cpu).toFixed(0)} a second of processor time (server and PostgreSQL)`);
  const perRound = (spent: number) => ((spent / count) * 1_000).toFixed(1);
  console.log(
    `             a round: ${perRound(used.node)} ms in the server, ${perRound(used.postgres)} ms in PostgreSQL`,
  );
  console.log(
    `hash alone   ${kdf.perSecond.toFixed(0)} a second, ${kdf.perCpuSecond.toFixed(0)} a second of processor time`,
  );
  console.log(`             so ${((count / cpu / kdf.perCpuSecond) * 100).toFixed(0)} % of the hash's own limit`);
  console.log(`steps of the page, ms: p50, p99, number`);
  for (const [name, taken] of times) {
    console.log(
      `${name.padEnd(28)} ${quantile(taken, 0.5).padStart(6)} ${quantile(taken, 0.99).padStart(7)} ${taken.length}`,
    );
  }
} finally {
  server.kill('SIGTERM');
  await ended;
  await rm(folder, { recursive: true, force: true });
}
