// One running Strongroom for a test file: its own database, a listening server, a clock to move, jobs to run.
import { randomBytes } from 'node:crypto';
import { createServer } from 'node:net';
import { after } from 'node:test';
import { createApp, type App } from '../../src/app.ts';
import type { Config } from '#config/config.ts';
import type { MtlsConfig } from '#config/mtls.ts';
import type { MailConfig, ProviderConfig } from '#config/messages.ts';
import { readRelyingParty } from '#config/relying-party.ts';
import { openDatabase, type Database } from '#storage/postgres.ts';
import type { Resolve } from '#world/outbound.ts';
import type { Log } from '#world/world.ts';
import { createClock, type Clock } from './clock.ts';
import { createTestDatabase } from './database.ts';

export interface House {
  readonly url: string;
  readonly app: App;
  readonly db: Database;
  readonly clock: Clock;
  /** Every line that was logged at warn or above, and of the risk log, as text. */
  readonly logged: string[];
  close(): Promise<void>;
}

export interface HouseOptions {
  readonly mode?: 'sandbox' | 'live';
  readonly clock?: Clock;
  readonly seedFile?: string;
  readonly randomSeed?: string;
  readonly hookDelaysMs?: readonly number[];
  /** Where live mode hands its messages over. */
  readonly messages?: { readonly url: string; readonly secret: string };
  /** Or all of its providers. */
  readonly providers?: readonly ProviderConfig[];
  /** Where live mode hands its mails over. */
  readonly mail?: MailConfig;
  /** An https origin for live mode; requests still go to `url`. */
  readonly publicUrl?: string;
  readonly fetch?: typeof globalThis.fetch;
  /** Whom names in hooks lead to. */
  readonly resolve?: Resolve;
  /** What hooks may lead to beside what the mode allows. */
  readonly hookNetworks?: readonly string[];
  /** Whose `X-Forwarded-For` is believed. */
  readonly trustedProxies?: readonly string[];
  /** A door for client certificates; `app.openMtls()` opens its listener. */
  readonly mtls?: MtlsConfig;
  /** A second node: the same database and secret. */
  readonly beside?: { readonly databaseUrl: string; readonly secret: Buffer };
}

/** Call it at the top of a test file; it is closed after the file's tests. */
export async function openHouse(options: HouseOptions = {}): Promise<House & { databaseUrl: string; secret: Buffer }> {
  const database =
    options.beside === undefined
      ? await createTestDatabase()
      : { url: options.beside.databaseUrl, drop: async () => {} };
  const logged: string[] = [];
  const db = openDatabase(database.url, () => {});
  const clock = options.clock ?? createClock();
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const secret = options.beside?.secret ?? randomBytes(32);
  const app = await createApp(toConfig(options, port, options.publicUrl ?? url, database.url), secret, db, {
    now: () => clock.now(),
    random: (bytes) => randomBytes(bytes),
    fetch: options.fetch ?? globalThis.fetch,
    ...(options.resolve === undefined ? {} : { resolve: options.resolve }),
    log: collect(logged),
  });
  await app.server.listen({ port, host: '127.0.0.1' });
  let closed = false;
  const close = async () => {
    if (closed) return;
    closed = true;
    await app.close();
    await db.close();
    await database.drop();
    // The PIN that most tests choose; test/kit/database.ts looks for it in what they left.
    if (logged.some((line) => /\b482913\b/.test(line))) throw new Error('a PIN was logged');
  };
  after(close);
  return { url, app, db, clock, logged, close, databaseUrl: database.url, secret };
}

function toConfig(options: HouseOptions, port: number, publicUrl: string, databaseUrl: string): Config {
  const common = {
    port,
    host: undefined,
    publicUrl,
    relyingParty: readRelyingParty({ find: () => undefined, complain: () => {} }, publicUrl),
    dataDir: '',
    hookDelaysMs: options.hookDelaysMs,
    logLevel: 'warn',
    hookNetworks: options.hookNetworks ?? [],
    trustedProxies: options.trustedProxies ?? [],
    otherSecrets: [],
    mtls: options.mtls,
    keptMs: 396 * 86_400_000,
    database: { kind: 'external' as const, url: databaseUrl },
  };
  const { seedFile, randomSeed } = options;
  if (options.mode !== 'live')
    return { ...common, mode: 'sandbox', secret: undefined, seedFile, randomSeed, fresh: false };
  const hook = options.messages ?? { url: 'http://127.0.0.1:9/', secret: `whsec_${'A'.repeat(32)}` };
  const messages = options.providers ?? [{ name: 'hook', ...hook }];
  return { ...common, mode: 'live', secret: Buffer.alloc(0), messages, mail: options.mail ?? nobodyAtHome };
}

/** A relay that is not there: for tests that look at no mail. */
const nobodyAtHome: MailConfig = {
  name: 'smtp',
  host: '127.0.0.1',
  port: 9,
  secure: false,
  requireTls: false,
  user: undefined,
  password: undefined,
  from: 'security@example.com',
};

export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => probe.once('listening', resolve));
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  return typeof address === 'object' && address !== null ? address.port : 0;
}

function collect(lines: string[]): Log {
  const write = (message: string, detail?: Readonly<Record<string, unknown>>) => {
    const { error, ...rest } = detail ?? {};
    lines.push(
      `${message} ${JSON.stringify(rest)} ${error instanceof Error ? `${error.stack} ${String(error.cause ?? '')}` : ''}`,
    );
  };
  return {
    info: (message, detail) => (message === 'risk' ? write(message, detail) : undefined),
    warn: write,
    error: write,
  };
}
