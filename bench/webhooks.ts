// Webhooks: deliveries a second beside a plain loop of requests to the same receiver, and from the commit to the arrival.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { addClient } from '#clients/add-client.ts';
import { createBell } from '#kit/bell.ts';
import { startLoop } from '#kit/loop.ts';
import { createHook } from '#webhooks/create-hook.ts';
import { deliverDue } from '#webhooks/deliver.ts';
import { emit } from '#webhooks/emit.ts';
import { eventTypes } from '#webhooks/event.ts';
import { documentedDelaysMs } from '#webhooks/schedule.ts';
import type { Host } from '#world/world.ts';
import { randomBytes } from 'node:crypto';
import { withHost } from '../src/cli/open-host.ts';

const EVENTS = 4_000;
/** As many hooks as fill the places that one host has: 32 calls at once. */
const HOOKS = 4;
const AT_ONCE = 32;
const PACED = 300;
const PACE_MS = 20;
const TICK_MS = 250;
const CLIENT = 'bench';

const types = eventTypes.slice(0, HOOKS);
const options = { delaysMs: documentedDelaysMs, limit: 400 };

type Arrivals = readonly (readonly [resource: string, at: number])[];

const now = () => performance.timeOrigin + performance.now();

async function openReceiver() {
  const child = fork(join(import.meta.dirname, 'webhooks-receiver.ts'), { stdio: 'inherit' });
  const [port] = (await once(child, 'message')) as [number];
  return {
    url: `http://127.0.0.1:${port}/hooks`,
    async arrivals(): Promise<Arrivals> {
      child.send('arrivals');
      const [found] = (await once(child, 'message')) as [Arrivals];
      return found;
    },
    close: () => child.kill(),
  };
}

/** So many workers, one call after the other each: what the network, the receiver and the client for HTTP allow. */
async function plainLoop(host: Host, url: string): Promise<number> {
  let left = EVENTS;
  const worker = async () => {
    while (left > 0) {
      left -= 1;
      const call = { method: 'GET', url: `${url}?RessourceId=plain`, headers: { accept: '*/*' } } as const;
      const answered = await host.outbound.call(call);
      if (!('status' in answered)) throw new Error(answered.failure);
    }
  };
  const began = now();
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return EVENTS / ((now() - began) / 1_000);
}

/** All wait in the outbox, then one node delivers them. */
async function drainAll(host: Host): Promise<number> {
  const ctx = { ...host, clientId: CLIENT };
  for (let n = 0; n < EVENTS; n += 1) {
    await emit(ctx, { type: types[n % HOOKS] ?? 'KYC_CREATED', resourceId: `waiting ${n}` });
  }
  const began = now();
  await deliverDue(host, options);
  return EVENTS / ((now() - began) / 1_000);
}

/** One event after the other, as calls of an API bring them. Milliseconds from the commit to the arrival. */
async function delays(host: Host, receiver: Awaited<ReturnType<typeof openReceiver>>, isTold: boolean) {
  await receiver.arrivals();
  const bell = createBell();
  const ctx = { ...host, clientId: CLIENT, ...(isTold && { eventsWritten: () => bell.ring() }) };
  const work = async () => (await deliverDue(host, { ...options, bell })) >= EVENTS;
  const loop = startLoop(TICK_MS, work, (error) => console.error(error), bell);
  const committed = new Map<string, number>();
  for (let n = 0; n < PACED; n += 1) {
    const resourceId = `paced ${n}`;
    await emit(ctx, { type: types[n % HOOKS] ?? 'KYC_CREATED', resourceId });
    committed.set(resourceId, now());
    await new Promise((resolve) => setTimeout(resolve, PACE_MS));
  }
  await loop.stop();
  await deliverDue(host, options);
  const taken = (await receiver.arrivals()).map(([resource, at]) => at - (committed.get(resource) ?? 0));
  const sorted = taken.toSorted((a, b) => a - b);
  const at = (part: number) => Math.max(0, sorted[Math.floor(sorted.length * part)] ?? 0).toFixed(1);
  return `p50 ${at(0.5)} ms, p99 ${at(0.99)} ms`;
}

async function run(host: Host): Promise<void> {
  const receiver = await openReceiver();
  try {
    await addClient(host, { id: CLIENT, name: 'Bench', settings: {} });
    const ctx = { ...host, clientId: CLIENT, rules: { ...host.rules, returnUrls: 'any' } } as const;
    for (const eventType of types) await createHook(ctx, { eventType, url: receiver.url });
    await plainLoop(host, receiver.url);
    const plain = await plainLoop(host, receiver.url);
    const delivered = await drainAll(host);
    console.log(`webhooks, ${availableParallelism()} cores, with PostgreSQL and the receiver on the same ones`);
    console.log(`plain loop of requests  ${plain.toFixed(0)} a second, ${AT_ONCE} at once`);
    console.log(`deliveries              ${delivered.toFixed(0)} a second, ${AT_ONCE} at once, each settled on disk`);
    console.log(`commit to arrival       ${await delays(host, receiver, true)}; an event every ${PACE_MS} ms`);
    console.log(`  of another node       ${await delays(host, receiver, false)}; it looks every ${TICK_MS} ms`);
  } finally {
    receiver.close();
  }
}

const folder = await mkdtemp(join(tmpdir(), 'strongroom-bench-'));
const env = { STRONGROOM_DATA_DIR: join(folder, 'data'), STRONGROOM_LOG_LEVEL: 'error' };
const outside = { now: () => new Date(), random: (bytes: number) => randomBytes(bytes), fetch: globalThis.fetch };
try {
  await withHost(env, outside, run);
} finally {
  await rm(folder, { recursive: true, force: true });
}
