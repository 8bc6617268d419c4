// The configuration made real for a command: the database is opened (and started, if it is ours) and closed again.
import { shippedThreshold } from '#factors/typing/verifier.ts';
import { pino } from 'pino';
import { readConfig, type Config, type Env } from '#config/config.ts';
import { readOrMakeSecret } from '#config/secret-file.ts';
import { createVault } from '#kit/secret.ts';
import { prepareDatabase } from '#storage/migrate.ts';
import { startEmbedded } from '#storage/embedded.ts';
import { openOutbound } from '#webhooks/call/open-outbound.ts';
import { assertReachable, openDatabase, type Database } from '#storage/postgres.ts';
import type { Host, Log } from '#world/world.ts';
import type { Outside } from '../mode.ts';

export interface Opened {
  readonly config: Config;
  readonly secret: Buffer;
  readonly database: Database;
  readonly outside: Outside;
  close(): Promise<void>;
}

export type OutsideWithoutLog = Omit<Outside, 'log'>;

export async function open(env: Env, outside: OutsideWithoutLog, onFatal: (error: Error) => void): Promise<Opened> {
  const config = readConfig(env);
  const log = createLog(config.logLevel);
  const secret = config.secret ?? (await readOrMakeSecret(config.dataDir));
  const server = await openServer(config, log, onFatal);
  const database = openDatabase(server.url, (error) => log.warn('a database connection ended', { error }));
  await assertReachable(database);
  return {
    config,
    secret,
    database,
    outside: { ...outside, log },
    async close() {
      await database.close();
      await server.stop();
    },
  };
}

/** For commands that change the database and end: the schema is up to date, and the mode is the database's own. */
export async function withHost<Result>(
  env: Env,
  outside: OutsideWithoutLog,
  work: (host: Host) => Promise<Result>,
): Promise<Result> {
  const opened = await open(env, outside, () => {});
  try {
    const { config, database: db, secret } = opened;
    const vault = createVault(secret, (bytes) => outside.random(bytes), config.otherSecrets);
    await prepareDatabase(db, { mode: config.mode, vault }, outside.now());
    return await work({
      ...opened.outside,
      outbound: openOutbound(config),
      db,
      vault,
      publicUrl: config.publicUrl,
      relyingParty: config.relyingParty,
      rules: rulesOf(config),
    });
  } finally {
    await opened.close();
  }
}

/** Commands never run a flow; what they may do can depend on the mode. */
function rulesOf({ mode }: Config): Host['rules'] {
  const isSandbox = mode === 'sandbox';
  return {
    isTest: isSandbox,
    tokenLifeS: 0,
    fixedCode: () => undefined,
    bypassesSca: () => false,
    returnUrls: 'registered',
    firstEnrolment: isSandbox ? 'any' : undefined,
    allowsOriginalChanges: isSandbox,
    allowsTypingElement: shippedThreshold !== undefined,
  };
}

async function openServer(config: Config, log: Log, onFatal: (error: Error) => void) {
  if (config.database.kind === 'external') return { url: config.database.url, stop: async () => {} };
  return await startEmbedded({
    dataDir: config.dataDir,
    log: (message, detail) => {
      // Only the first start has something to say, and it takes a moment.
      if (message.startsWith('Creating')) process.stderr.write(`${message} (once)…\n`);
      else log.info(message, detail);
    },
    onFatal,
  });
}

function createLog(level: string): Log {
  const logger = pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime });
  const write =
    (severity: 'info' | 'warn' | 'error') =>
    (message: string, detail: Readonly<Record<string, unknown>> = {}) =>
      logger[severity](
        { ...detail, ...(detail['error'] === undefined ? {} : { error: errorText(detail['error']) }) },
        message,
      );
  return { info: write('info'), warn: write('warn'), error: write('error') };
}

/** Message, cause and stack; never the values of a statement, which pg keeps apart from them. */
function errorText(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const cause = error.cause === undefined ? '' : `\ncaused by: ${errorText(error.cause)}`;
  return `${error.stack ?? error.message}${cause}`;
}
