// The composition root: configuration and world in; routes, background jobs and a closable App out. It decides nothing.
import type { FastifyInstance } from 'fastify';
import { enrollmentRoutes } from '#actions/enrollment/routes.ts';
import { authenticate } from '#clients/authenticate.ts';
import { tokenRoutes } from '#clients/routes.ts';
import type { Config } from '#config/config.ts';
import { hostedRoutes } from '#hosted/routes.ts';
import { documentRoutes } from '#http/document-routes.ts';
import { keptResponseRoutes } from '#http/kept-response-routes.ts';
import type { RawRoute } from '#http/route.ts';
import { stopListening } from '#http/listen.ts';
import { createServer } from '#http/server.ts';
import { startLoop, type Loop } from '#kit/loop.ts';
import { createVault } from '#kit/secret.ts';
import { handOverByChannel } from '#messages/hand-over.ts';
import { createProvider } from '#messages/providers/create-provider.ts';
import { sendDue, type Send } from '#messages/send-due.ts';
import { expireSessions } from '#sca/expire-sessions.ts';
import { whenUndelivered } from '#sca/notices/when-undelivered.ts';
import { settleResets } from '#sca/recovery/settle-resets.ts';
import { supportRoutes } from '#sca/routes.ts';
import { prepareDatabase } from '#storage/migrate.ts';
import { chainDue } from '#trail/chain-records.ts';
import { userRoutes } from '#users/routes.ts';
import { deliverDue, type DeliverOptions } from '#webhooks/deliver.ts';
import { hookRoutes } from '#webhooks/routes.ts';
import { documentedDelaysMs } from '#webhooks/schedule.ts';
import type { Db } from '#world/db.ts';
import type { Host, ModeRules, World } from '#world/world.ts';
import { sweep } from './sweep.ts';

export interface App {
  readonly host: Host;
  readonly server: FastifyInstance;
  /** Runs the background jobs until closed; the server is listened to by the caller. */
  startJobs(): void;
  /** One round of every background job. */
  runJobs(): Promise<void>;
  close(): Promise<void>;
}

/** What comes from outside of the configuration: chance and the clock among it. */
export type Outside = Pick<World, 'now' | 'random' | 'fetch' | 'log'>;

const TICK_MS = 250;
const SWEEP_MS = 60_000;
const BATCH = 50;
/** Each opens a connection of its own to the mail relay. */
const NOTICES_AT_ONCE = 8;
const SWEPT = 500;

const liveRules: ModeRules = {
  isTest: false,
  tokenLifeS: 3_600,
  fixedCode: () => undefined,
  bypassesSca: () => false,
  returnUrls: 'registered',
  firstEnrolment: undefined,
  allowsOriginalChanges: false,
};

/** What a mode adds: its rules, its own routes, and where messages go. */
interface ModeParts {
  readonly rules: ModeRules;
  acceptsHost(host: string, publicUrl: string): boolean;
  wrap(db: Db): Db;
  rawRoutes(host: Host): RawRoute[];
  send(host: Host): Send;
  prepare(host: Host): Promise<void>;
}

export async function createApp(config: Config, secret: Buffer, db: Db, outside: Outside): Promise<App> {
  const vault = createVault(secret, (bytes) => outside.random(bytes), config.otherSecrets);
  await prepareDatabase(db, { mode: config.mode, vault }, outside.now());
  const mode = await modeParts(config);
  const host: Host = {
    ...outside,
    vault,
    rules: mode.rules,
    publicUrl: config.publicUrl,
    relyingParty: config.relyingParty,
    db: mode.wrap(db),
  };
  await mode.prepare(host);

  const routes = [...enrollmentRoutes, ...userRoutes, ...hookRoutes, ...keptResponseRoutes, ...supportRoutes];
  const server = createServer({
    host,
    routes,
    rawRoutes: [
      ...tokenRoutes(host),
      ...hostedRoutes(host),

      ...documentRoutes(host, routes),
      ...mode.rawRoutes(host),
    ],
    authenticate: (authorization) => authenticate(host, authorization),
    trustedProxies: config.trustedProxies,
    acceptsHost: (name) => config.host !== undefined || mode.acceptsHost(name, config.publicUrl),
  });

  const closing = new AbortController();
  const delaysMs = config.hookDelaysMs ?? documentedDelaysMs;
  const { keptMs } = config;
  const jobs = createJobs(host, mode.send(host), { delaysMs, keptMs, limit: BATCH, signal: closing.signal });
  const loops: Loop[] = [];
  return {
    host,
    server,
    async runJobs() {
      for (const { run } of jobs) await run();
    },
    startJobs() {
      loops.push(...jobs.map((job) => loopOf(host, job)));
    },
    async close() {
      closing.abort();
      await stopListening(server);
      await Promise.all(loops.map((loop) => loop.stop()));
    },
  };
}

interface Job {
  readonly name: string;
  readonly everyMs: number;
  /** How much was done: a full batch is followed by the next at once. */
  run(): Promise<number>;
}

interface JobOptions extends Required<DeliverOptions> {
  readonly keptMs: number;
}

function createJobs(host: Host, send: Send, options: JobOptions): Job[] {
  return [
    {
      name: 'sending codes',
      everyMs: TICK_MS,
      run: () => sendDue(host, send, { ...options, whenUndelivered, is: 'code' }),
    },
    {
      name: 'sending notices',
      everyMs: TICK_MS,
      run: () => sendDue(host, send, { ...options, whenUndelivered, is: 'notice', limit: NOTICES_AT_ONCE }),
    },
    { name: 'delivering webhooks', everyMs: TICK_MS, run: () => deliverDue(host, options) },
    { name: 'expiring sessions', everyMs: TICK_MS, run: () => expireSessions(host, BATCH) },
    { name: 'settling resets', everyMs: TICK_MS, run: () => settleResets(host, BATCH) },
    { name: 'chaining the trail', everyMs: TICK_MS, run: () => chainDue(host, options.signal) },
    { name: 'sweeping', everyMs: SWEEP_MS, run: () => sweep(host, { keptMs: options.keptMs, limit: SWEPT }) },
  ];
}

function loopOf(host: Host, { name, everyMs, run }: Job): Loop {
  const work = async () => (await run()) >= BATCH;
  return startLoop(everyMs, work, (error) => host.log.error(`${name} failed`, { error }));
}

/** The sandbox room is loaded here or nowhere: in live mode its code is not even read. */
async function modeParts(config: Config): Promise<ModeParts> {
  if (config.mode === 'sandbox') {
    const { openSandbox } = await import('#sandbox/sandbox.ts');
    return await openSandbox(config.seedFile);
  }
  return {
    rules: liveRules,
    acceptsHost: () => true,
    wrap: (db) => db,
    rawRoutes: () => [],
    send: (host) => {
      const sms = config.messages.map((provider) => createProvider(host, provider));
      return handOverByChannel(host, { sms, email: [createProvider(host, config.mail)] });
    },
    prepare: async () => {},
  };
}
