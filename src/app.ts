// The composition root: configuration and world in; routes, background jobs and a closable App out. It decides nothing.
import type { FastifyInstance } from 'fastify';
import { enrollmentRoutes } from '#actions/enrollment/routes.ts';
import { authenticate } from '#clients/authenticate.ts';
import { clientRoutes } from '#clients/client-routes.ts';
import { tokenRoutes } from '#clients/routes.ts';
import type { Config } from '#config/config.ts';
import { hostedRoutes } from '#hosted/routes.ts';
import { documentRoutes } from '#http/document-routes.ts';
import { keptResponseRoutes } from '#http/kept-response-routes.ts';
import type { OpenApi } from '#http/openapi.ts';
import type { RawRoute } from '#http/route.ts';
import { stopListening } from '#http/listen.ts';
import { createRateLimiter } from '#http/rate-limits.ts';
import { createServer } from '#http/server.ts';
import { inTurn } from '#kit/in-turn.ts';
import { startLoop, type Loop } from '#kit/loop.ts';
import { createVault } from '#kit/secret.ts';
import { handOverByChannel } from '#messages/hand-over.ts';
import { createProvider } from '#messages/providers/create-provider.ts';
import { sendDue, type Send } from '#messages/send-due.ts';
import { expireSessions } from '#sca/expire-sessions.ts';
import { whenSent } from '#sca/notices/when-sent.ts';
import { whenUndelivered } from '#sca/notices/when-undelivered.ts';
import { settleResets } from '#sca/recovery/settle-resets.ts';
import { supportRoutes } from '#sca/routes.ts';
import { prepareDatabase } from '#storage/migrate.ts';
import { chainDue } from '#trail/chain-records.ts';
import { userRoutes } from '#users/routes.ts';
import { deliverDue, type DeliverOptions, type Hold } from '#webhooks/deliver.ts';
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
  /** The clock and chance as everything else shall see them. */
  outside(outside: Outside): Outside;
  /** Chance for one use, which draws apart from all others. */
  drawing(host: Host, use: string): Host;
  acceptsHost(host: string, publicUrl: string): boolean;
  wrap(db: Db): Db;
  /** With what the document of the API says of them. */
  rawRoutes(host: Host, running: Running): { readonly routes: RawRoute[]; readonly paths: OpenApi['paths'] };
  send(host: Host): Send;
  hold(host: Host): Hold;
  prepare(host: Host): Promise<void>;
}

/** What a mode's own routes may do with the app around them. */
export interface Running {
  /** Returns once all that is due is done, and all that follows from it. */
  settle(): Promise<void>;
  forgetRateLimits(): void;
}

export async function createApp(config: Config, secret: Buffer, db: Db, outside: Outside): Promise<App> {
  const vault = createVault(secret, (bytes) => outside.random(bytes), config.otherSecrets);
  await prepareDatabase(db, { mode: config.mode, vault }, outside.now());
  const mode = await modeParts(config);
  const host: Host = {
    ...mode.outside(outside),
    vault,
    rules: mode.rules,
    publicUrl: config.publicUrl,
    relyingParty: config.relyingParty,
    db: mode.wrap(db),
  };
  await mode.prepare(host);

  const routes = [
    ...enrollmentRoutes,
    ...userRoutes,
    ...clientRoutes,
    ...hookRoutes,
    ...keptResponseRoutes,
    ...supportRoutes,
  ];
  const limiter = createRateLimiter(() => host.now());
  const running = { settle: () => settle(jobs), forgetRateLimits: () => limiter.forget() };
  const own = mode.rawRoutes(host, running);
  const server = createServer({
    host,
    limiter,
    routes,
    rawRoutes: [
      ...tokenRoutes(mode.drawing(host, 'tokens')),
      ...hostedRoutes(host),
      ...documentRoutes(host, routes, own.paths),
      ...own.routes,
    ],
    authenticate: (approach) => authenticate(host, approach),
    trustedProxies: config.trustedProxies,
    acceptsHost: (name) => config.host !== undefined || mode.acceptsHost(name, config.publicUrl),
  });

  const closing = new AbortController();
  const delaysMs = config.hookDelaysMs ?? documentedDelaysMs;
  const { keptMs } = config;
  const { signal } = closing;
  const options = { delaysMs, keptMs, hold: mode.hold(host), limit: BATCH, signal };
  const jobs = createJobs((job) => mode.drawing(host, job), mode.send(host), options);
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

function createJobs(hostOf: (job: string) => Host, send: Send, options: JobOptions): Job[] {
  const sendCodes: Work = (host) => sendDue(host, send, { ...options, whenUndelivered, is: 'code' });
  const sendNotices: Work = (host) =>
    sendDue(host, send, { ...options, whenUndelivered, whenSent, is: 'notice', limit: NOTICES_AT_ONCE });
  const { keptMs, signal } = options;
  return [
    job('sending codes', TICK_MS, sendCodes),
    job('sending notices', TICK_MS, sendNotices),
    job('delivering webhooks', TICK_MS, (host) => deliverDue(host, options)),
    job('expiring sessions', TICK_MS, (host) => expireSessions(host, BATCH)),
    job('settling resets', TICK_MS, (host) => settleResets(host, BATCH)),
    job('chaining the trail', TICK_MS, (host) => chainDue(host, signal)),
    job(SWEEPING, SWEEP_MS, (host) => sweep(host, { keptMs, limit: SWEPT })),
  ];

  function job(name: string, everyMs: number, work: Work): Job {
    const host = hostOf(name);
    return { name, everyMs, run: inTurn(() => work(host)) };
  }
}

type Work = (host: Host) => Promise<number>;

/** Whoever waits for what is due does not wait for what is only tidied up. */
const SWEEPING = 'sweeping';
/** A chain of consequences is shorter: a session expires, an event is delivered. */
const MOST_ROUNDS = 20;

async function settle(jobs: readonly Job[]): Promise<void> {
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    let done = 0;
    for (const { name, run } of jobs) if (name !== SWEEPING) done += await run();
    if (done === 0) return;
  }
}

function loopOf(host: Host, { name, everyMs, run }: Job): Loop {
  const work = async () => (await run()) >= BATCH;
  return startLoop(everyMs, work, (error) => host.log.error(`${name} failed`, { error }));
}

/** The sandbox room is loaded here or nowhere: in live mode its code is not even read. */
async function modeParts(config: Config): Promise<ModeParts> {
  if (config.mode === 'sandbox') {
    const { openSandbox } = await import('#sandbox/sandbox.ts');
    return await openSandbox(config);
  }
  return {
    rules: liveRules,
    outside: (outside) => outside,
    drawing: (host) => host,
    acceptsHost: () => true,
    wrap: (db) => db,
    rawRoutes: () => ({ routes: [], paths: {} }),
    send: (host) => {
      const sms = config.messages.map((provider) => createProvider(host, provider));
      return handOverByChannel(host, { sms, email: [createProvider(host, config.mail)] });
    },
    hold: () => async () => undefined,
    prepare: async () => {},
  };
}
