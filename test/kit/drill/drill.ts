// A crash drill of the webhooks: nodes and PostgreSQL are killed while events flow to a receiver that fails, hangs and
// answers late. At the end the database is the witness.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect } from '../api.ts';
import { oursOf } from '../ours.ts';
import { seeded } from '../seeded.ts';
import { openNodes, type Nodes } from './nodes.ts';
import type { Told } from './receiver-process.ts';
import { startTraffic, type Platform, type Traffic } from './traffic.ts';

export interface DrillOptions {
  readonly kills: number;
  readonly nodes: number;
  readonly platforms: number;
  /** Moments, victims, traffic and answers come from it, as far as clocks allow. */
  readonly seed: number;
  say(line: string): void;
}

export interface Report {
  /** What is wrong; empty when everything held. */
  readonly problems: readonly string[];
  readonly kills: Readonly<Record<string, number>>;
  readonly answered: number;
  readonly cut: number;
  readonly events: number;
  readonly calls: number;
  /** Events of which the receiver heard more than once. */
  readonly heardAgain: number;
  readonly seconds: number;
}

const EVENT_TYPES = ['USER_ACCOUNT_VALIDATION_ASKED', 'USER_CATEGORY_UPDATED_TO_OWNER'] as const;
/** Of each ten kills, in an order of their own. */
const VICTIMS = [...Array<Victim>(8).fill('node'), 'PostgreSQL', 'process of PostgreSQL'] as const;
const LONGEST_WAIT_MS = 500;

type Victim = 'node' | 'PostgreSQL' | 'process of PostgreSQL';

export async function runDrill(options: DrillOptions): Promise<Report> {
  const began = performance.now();
  const folder = await mkdtemp(join(tmpdir(), 'strongroom-drill-'));
  const receiver = await openReceiver(options.seed);
  let nodes: Nodes | undefined;
  try {
    nodes = await openNodes(folder, options.nodes);
    const platforms = await makePlatforms(nodes, options.platforms, receiver.url);
    const traffic = startTraffic(nodes.urls, platforms, seeded(options.seed + 1));
    const kills = await killAtRandom(nodes, options);
    await traffic.stop();
    receiver.becomeKind();
    await nodes.whole();
    await untilDelivered(nodes, options.say);
    const found = await check(nodes, receiver, traffic);
    return { ...found, kills, ...traffic.counts, seconds: (performance.now() - began) / 1_000 };
  } finally {
    receiver.close();
    await nodes?.close();
    await rm(folder, { recursive: true, force: true });
  }
}

interface Receiver {
  readonly url: string;
  /** Ids in the order in which their calls began, again at each attempt. */
  readonly calls: string[];
  readonly took: Set<string>;
  becomeKind(): void;
  close(): void;
}

async function openReceiver(seed: number): Promise<Receiver> {
  const child = fork(join(import.meta.dirname, 'receiver-process.ts'), [String(seed)]);
  const [listening] = (await once(child, 'message')) as [Told];
  if (listening.is !== 'listening') throw new Error('the receiver did not start');
  const calls: string[] = [];
  const took = new Set<string>();
  child.on('message', (told: Told) => {
    if (told.is === 'call') calls.push(told.id);
    if (told.is === 'took') took.add(told.id);
  });
  return {
    url: `http://127.0.0.1:${listening.port}`,
    calls,
    took,
    becomeKind: () => void child.send('be kind'),
    close: () => child.kill('SIGKILL'),
  };
}

async function makePlatforms(nodes: Nodes, count: number, receiverUrl: string): Promise<Platform[]> {
  const names = Array.from({ length: count }, (_, n) => `drill-${n}`);
  return await Promise.all(names.map((name) => makePlatform(nodes, name, receiverUrl)));
}

/** Its hooks are told in the signed form, which carries the event's id. */
async function makePlatform(nodes: Nodes, clientId: string, receiverUrl: string): Promise<Platform> {
  const url = nodes.urls[0] ?? '';
  const printed = await nodes.command('client', 'create', clientId, '--name', clientId, '--first-enrolment', 'any');
  const apiKey = /API key \S+: (\S+)/.exec(printed)?.[1];
  if (apiKey === undefined) throw new Error(printed);
  const api = await connect(url, clientId, apiKey);
  for (const EventType of EVENT_TYPES) {
    const { body } = await api.post('/hooks', { EventType, Url: `${receiverUrl}/${clientId}` });
    const reply = await oursOf({ url }, api).put(`/hooks/${body.Id}`, { Delivery: 'SIGNED_POST', Signature: 'HMAC' });
    if (reply.status !== 200) throw new Error(JSON.stringify(reply.body));
  }
  return { clientId, apiKey };
}

async function killAtRandom(nodes: Nodes, { kills, seed, say }: DrillOptions): Promise<Record<Victim, number>> {
  const chance = seeded(seed + 2);
  const counts = { node: 0, PostgreSQL: 0, 'process of PostgreSQL': 0 };
  let victims: Victim[] = [];
  for (let n = 1; n <= kills; n += 1) {
    if (victims.length === 0) victims = [...VICTIMS];
    await new Promise((resolve) => setTimeout(resolve, chance() * LONGEST_WAIT_MS));
    const [victim = 'node'] = victims.splice(Math.floor(chance() * victims.length), 1);
    counts[victim] += 1;
    if (victim === 'node') await nodes.killNode(Math.floor(chance() * nodes.urls.length));
    else await nodes.killPostgres(victim === 'PostgreSQL' ? 'server' : 'process');
    if (n % 50 === 0) say(`${n} kills`);
  }
  return counts;
}

/** Longer than a claim, a call and the longest pause of the schedule together: what moves no more is stuck. */
const STUCK_AFTER_MS = 60_000;

/** Claims of the dead run out, and what failed comes due again. Gives up on what is stuck: the check finds it. */
async function untilDelivered(nodes: Nodes, say: (line: string) => void): Promise<void> {
  let fewest = Infinity;
  let movedAt = performance.now();
  for (let looks = 0; ; looks += 1) {
    const { open } = await nodes.db.one<{ open: number }>({
      text: 'select count(*) as open from deliveries where due_at is not null',
      values: [],
    });
    if (open === 0) return;
    if (open < fewest) [fewest, movedAt] = [open, performance.now()];
    if (performance.now() - movedAt > STUCK_AFTER_MS) return;
    if (looks % 50 === 49) say(`${open} notifications still open`);
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

interface Written {
  readonly id: string;
  readonly event_type: string;
  readonly resource_id: string;
  readonly sequence: number;
  readonly delivered_at: Date | null;
}

async function check(nodes: Nodes, receiver: Receiver, { acknowledged }: Traffic) {
  const events = await nodes.db.many<Written>({
    text: `select id, event_type, events.resource_id, events.sequence, delivered_at
      from events left join deliveries on event_id = id
      where client_id like 'drill-%' and event_type = any($1)`,
    values: [EVENT_TYPES],
  });
  const problems: string[] = [];
  if (events.length === 0) problems.push('no event was written: the drill proved nothing');
  const known = new Map(events.map((event) => [event.id, event]));

  for (const { id, event_type, delivered_at } of events) {
    if (!receiver.took.has(id)) problems.push(`${id} ${event_type} was never taken`);
    if (delivered_at === null) problems.push(`${id} ${event_type} is not marked as delivered`);
  }
  for (const id of new Set(receiver.calls)) if (!known.has(id)) problems.push(`${id} was heard of, but never written`);

  const highest = new Map<string, number>();
  const heard = new Set<string>();
  let heardAgain = 0;
  for (const id of receiver.calls) {
    const event = known.get(id);
    if (event === undefined) continue;
    if (heard.has(id)) {
      heardAgain += 1;
      continue;
    }
    heard.add(id);
    const line = `${event.event_type} ${event.resource_id}`;
    const last = highest.get(line) ?? 0;
    if (event.sequence < last) problems.push(`${line}: ${event.sequence} was first heard of after ${last}`);
    highest.set(line, event.sequence);
  }

  const users = await nodes.db.many<{ id: string; email: string; events: number; sessions: number }>({
    text: `select users.id, users.email, (
        select count(*) from events where resource_id = users.id and event_type = 'USER_ACCOUNT_VALIDATION_ASKED') as events,
        (select count(*) from sca_sessions where user_id = users.id) as sessions
      from users where client_id like 'drill-%'`,
    values: [],
  });
  // Each call that asked for SCA opened one session: also of calls that were cut off, where nobody knows what was done.
  for (const { id, events: written, sessions } of users) {
    if (written !== sessions) problems.push(`${id} has ${written} events for ${sessions} things that happened`);
  }
  const byId = new Map(users.map((user) => [user.id, user]));
  for (const [id, { email, calls }] of acknowledged) {
    const user = byId.get(id);
    if (user === undefined) problems.push(`${id} was acknowledged, and is not there`);
    else if (email !== '' && user.email !== email) problems.push(`${id} has another address than acknowledged`);
    else if (user.events < calls) problems.push(`${id} has ${user.events} events for ${calls} acknowledged calls`);
  }
  const gaps = await nodes.db.many<{ resource_id: string }>({
    text: `select resource_id from events where client_id like 'drill-%' group by client_id, resource_id
      having count(*) <> max(sequence)`,
    values: [],
  });
  for (const { resource_id } of gaps) problems.push(`${resource_id}: a number is missing`);
  return { problems, events: events.length, calls: receiver.calls.length, heardAgain };
}
