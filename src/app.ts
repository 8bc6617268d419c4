// The composition root: configuration and world in; routes, background jobs and a closable App out. It decides nothing.
import type { FastifyInstance } from 'fastify';
import { enrollmentRoutes } from '#actions/enrollment/routes.ts';
import { authenticate } from '#clients/authenticate.ts';
import { clientRoutes } from '#clients/client-routes.ts';
import { settingsRoutes } from '#clients/settings-routes.ts';
import { keyRoutes } from '#clients/keys/key-routes.ts';
import { tokenRoutes } from '#clients/routes.ts';
import type { Config } from '#config/config.ts';
import { hostedRoutes } from '#hosted/routes.ts';
import { createCallLog } from '#http/call-log.ts';
import { callRoutes } from '#http/call-routes.ts';
import { documentRoutes } from '#http/document-routes.ts';
import { keptResponseRoutes } from '#http/kept-response-routes.ts';
import type { FindCertificate } from '#http/approach.ts';
import { stopListening } from '#http/listen.ts';
import { listenMtls, type WhenRefused } from '#http/listen-mtls.ts';
import { createNetworkBudgets } from '#http/network-budgets.ts';
import { createRateLimiter } from '#http/rate-limits.ts';
import type { Route } from '#http/route.ts';
import { createServer } from '#http/server.ts';
import { createBell } from '#kit/bell.ts';
import { createVault } from '#kit/secret.ts';
import { findCertificate } from '#mtls/find-certificate.ts';
import { openDoor, type MtlsDoor } from '#mtls/open-door.ts';
import { certificateRoutes } from '#mtls/routes.ts';
import { supportRoutes } from '#sca/routes.ts';
import { prepareDatabase } from '#storage/migrate.ts';
import { userRoutes } from '#users/routes.ts';
import { openOutbound } from '#webhooks/call/open-outbound.ts';
import { hookRoutes } from '#webhooks/routes.ts';
import { documentedDelaysMs } from '#webhooks/schedule.ts';
import type { Db } from '#world/db.ts';
import type { Host } from '#world/world.ts';
import { openJobs } from './jobs.ts';
import { liveMode, type ModeParts, type Outside } from './mode.ts';

export interface App {
  readonly host: Host;
  readonly server: FastifyInstance;
  /** Listens for client certificates too, where the configuration says so. */
  openMtls(): Promise<void>;
  /** Runs the background jobs until closed; the server is listened to by the caller. */
  startJobs(): void;
  /** One round of every background job. */
  runJobs(): Promise<void>;
  close(): Promise<void>;
}

const apiRoutes: readonly Route[] = [
  ...enrollmentRoutes,
  ...userRoutes,
  ...clientRoutes,
  ...settingsRoutes,
  ...keyRoutes,
  ...hookRoutes,
  ...keptResponseRoutes,
  ...callRoutes,
  ...supportRoutes,
  ...certificateRoutes,
];

export async function createApp(config: Config, secret: Buffer, db: Db, outside: Outside): Promise<App> {
  const vault = createVault(secret, (bytes) => outside.random(bytes), config.otherSecrets);
  await prepareDatabase(db, { mode: config.mode, vault }, outside.now());
  const mode = await chooseMode(config);
  const bell = createBell();
  const outbound = openOutbound(config, outside.resolve);
  const host: Host = {
    ...mode.outside(outside),
    outbound,
    vault,
    rules: mode.rules,
    publicUrl: config.publicUrl,
    relyingParty: config.relyingParty,
    db: mode.wrap(db),
    eventsWritten: () => bell.ring(),
  };
  await mode.prepare(host);

  const kept = { limiter: createRateLimiter(host), calls: createCallLog(host.log) };
  const jobs = openJobs(host, kept, {
    hostOf: (job) => mode.drawing(host, job),
    send: mode.send(host),
    hold: mode.hold(host),
    delaysMs: config.hookDelaysMs ?? documentedDelaysMs,
    keptMs: config.keptMs,
    bell,
  });
  const budgets = createNetworkBudgets(() => outside.now());
  const find: FindCertificate = (shown) => findCertificate(host, shown);
  const own = mode.rawRoutes(host, { settle: () => jobs.settle(), forgetRateLimits: () => kept.limiter.forget() });
  const server = createServer({
    ...kept,
    host,
    budgets,
    routes: apiRoutes,
    rawRoutes: [
      ...tokenRoutes(mode.drawing(host, 'tokens'), find, budgets),
      ...hostedRoutes(host),
      ...documentRoutes(host, apiRoutes, own.paths),
      ...own.routes,
    ],
    authenticate: (approach) => authenticate(host, approach, find),
    trustedProxies: config.trustedProxies,
    mtls: { proxies: config.mtls?.proxies ?? [], url: config.mtls?.url ?? config.publicUrl },
    acceptsHost: (name) =>
      config.host !== undefined ||
      mode.acceptsHost(name, config.publicUrl) ||
      // A proxy beside us passes on the name of the door that it keeps.
      (config.mtls !== undefined && mode.acceptsHost(name, config.mtls.url)),
  });

  let door: MtlsDoor | undefined;
  return {
    host,
    server,
    runJobs: () => jobs.runAll(),
    startJobs: () => jobs.start(),
    async openMtls() {
      door = await openMtlsDoor(config, host, server);
    },
    async close() {
      jobs.stop();
      await Promise.all([door?.close(), stopListening(server)]);
      await jobs.ended();
      await outbound.close();
    },
  };
}

/** Undefined where the configuration has no such listener. */
async function openMtlsDoor(
  { mtls, host: address }: Config,
  host: Host,
  server: FastifyInstance,
): Promise<MtlsDoor | undefined> {
  if (mtls?.listener === undefined) return undefined;
  const { port } = mtls.listener;
  const whenRefused: WhenRefused = (why, network) => host.log.info('refused at the mTLS door', { why, network });
  return await openDoor(host, mtls.listener, (material) =>
    listenMtls(server, { port, host: address }, material, whenRefused),
  );
}

/** The sandbox room is loaded here or nowhere: in live mode its code is not even read. */
async function chooseMode(config: Config): Promise<ModeParts> {
  if (config.mode === 'live') return liveMode(config);
  const { openSandbox } = await import('#sandbox/sandbox.ts');
  return await openSandbox(config);
}
