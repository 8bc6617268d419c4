// What the door adds to a call: a small GET as it is, without limits, and without asking who calls; each part alone.
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { Agent, request } from 'node:http';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { addClient, addKey } from '#clients/add-client.ts';
import { authenticate } from '#clients/authenticate.ts';
import { issueToken } from '#clients/issue-token.ts';
import { createCallLog } from '#http/call-log.ts';
import { documentedLimits } from '#http/call-windows.ts';
import { createNetworkBudgets } from '#http/network-budgets.ts';
import { createRateLimiter, type RateLimiter } from '#http/rate-limits.ts';
import { createServer, type ServerParts } from '#http/server.ts';
import { userRoutes } from '#users/routes.ts';
import type { Host } from '#world/world.ts';
import { withHost } from '../src/cli/open-host.ts';

const CALLS = 2_000;
const AT_ONCE = 16;
const ROUNDS = 4;
const CLIENT = 'bench';
/** Fifty times those of the API, so that the benchmark does not meet them: a node takes 2,300 calls ahead. */
const limits = documentedLimits.map((limit) => limit * 50);

interface Measured {
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
}

async function measure(call: () => Promise<unknown>): Promise<Measured> {
  const times: number[] = [];
  let left = CALLS;
  const worker = async () => {
    while (left > 0) {
      left -= 1;
      const began = performance.now();
      await call();
      times.push(performance.now() - began);
    }
  };
  const began = performance.now();
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  const seconds = (performance.now() - began) / 1_000;
  const sorted = times.toSorted((a, b) => a - b);
  const at = (part: number) => sorted[Math.floor(sorted.length * part)] ?? 0;
  return { perSecond: CALLS / seconds, p50: at(0.5), p99: at(0.99) };
}

/** In turn, and the best round of each: what is measured is small beside what a busy machine does to it. */
async function compare(variants: Readonly<Record<string, () => Promise<unknown>>>): Promise<void> {
  const bests = new Map<string, Measured>();
  for (let n = 0; n < ROUNDS; n += 1) {
    for (const [name, call] of Object.entries(variants)) {
      const measured = await measure(call);
      if (measured.perSecond > (bests.get(name)?.perSecond ?? 0)) bests.set(name, measured);
    }
  }
  for (const [name, measured] of bests) tell(name, measured);
}

function tell(name: string, { perSecond, p50, p99 }: Measured): void {
  const [rate, middle, slow] = [perSecond.toFixed(0).padStart(7), p50.toFixed(2), p99.toFixed(2)];
  console.log(`${name.padEnd(36)} ${rate} a second, p50 ${middle} ms, p99 ${slow} ms`);
}

const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE });

/** `fetch` would cost more than what is measured. */
async function get(url: string, token: string): Promise<void> {
  const status = await new Promise((resolve, reject) => {
    const sent = request(url, { agent, headers: { authorization: `Bearer ${token}` } }, (reply) => {
      reply.resume();
      reply.on('end', () => resolve(reply.statusCode));
    });
    sent.on('error', reject);
    sent.end();
  });
  if (status !== 200) throw new Error(`${url}: ${String(status)}`);
}

async function serve(host: Host, parts: Pick<ServerParts, 'authenticate' | 'limiter'>) {
  const server = createServer({
    host,
    routes: userRoutes,
    rawRoutes: [],
    acceptsHost: () => true,
    budgets: createNetworkBudgets(() => host.now()),
    calls: createCallLog(host.log),
    trustedProxies: [],
    mtls: { proxies: [], url: host.publicUrl },
    ...parts,
  });
  return { url: await server.listen({ port: 0, host: '127.0.0.1' }), close: () => server.close() };
}

async function run(host: Host): Promise<void> {
  await addClient(host, { id: CLIENT, name: 'Bench', settings: { callLimits: limits } });
  const { apiKey } = await addKey(host, CLIENT, 'bench');
  const authorization = `Basic ${Buffer.from(`${CLIENT}:${apiKey}`).toString('base64')}`;
  const from = { network: '127.0.0.1', certificate: undefined };
  const find = async () => undefined;
  const budgets = createNetworkBudgets(() => host.now(), { strangers: 1e9, tokens: 1e9, tokensOfClient: 1e9 });
  const token = async () => await issueToken(host, { ...from, authorization }, { find, budgets });
  const { accessToken } = await token();

  const limiter = createRateLimiter(host);
  const recognise = async () => await authenticate(host, { ...from, authorization: `Bearer ${accessToken}` }, find);
  const caller = await recognise();
  const unlimited: RateLimiter = {
    spend: async () => ({ allowed: true, retryAfterS: 0, headers: {} }),
    giveBack: async () => 0,
    forget: () => {},
  };
  const variants = {
    'GET /users, as it is': { authenticate: recognise, limiter },
    'without limits': { authenticate: recognise, limiter: unlimited },
    'without asking who calls, or limits': { authenticate: async () => caller, limiter: unlimited },
  };
  const servers = await Promise.all(
    Object.entries(variants).map(async ([name, parts]) => ({ name, ...(await serve(host, parts)) })),
  );
  console.log(`calls of the API, ${AT_ONCE} at once, with the benchmark on the same ${availableParallelism()} cores`);
  await compare(
    Object.fromEntries(servers.map(({ name, url }) => [name, () => get(`${url}/v2.01/${CLIENT}/users`, accessToken)])),
  );
  await Promise.all(servers.map(({ close }) => close()));
  console.log('each part alone, in the process');
  await compare({
    'who calls (one statement)': recognise,
    limits: () => limiter.spend(caller),
    'a token, all of one network': token,
  });
}

const folder = await mkdtemp(join(tmpdir(), 'strongroom-bench-'));
const env = { STRONGROOM_DATA_DIR: join(folder, 'data'), STRONGROOM_LOG: 'error' };
const outside = { now: () => new Date(), random: (bytes: number) => randomBytes(bytes), fetch: globalThis.fetch };
try {
  await withHost(env, outside, (host) => run({ ...host, rules: { ...host.rules, tokenLifeS: 3_600 } }));
} finally {
  agent.destroy();
  await rm(folder, { recursive: true, force: true });
}
