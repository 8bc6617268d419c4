// A database of its own for each test file: cloned from a migrated template, on the server that scripts/test.ts started.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { startEmbedded } from '#storage/embedded.ts';
import { migrateSchema } from '#storage/migrate.ts';
import { openDatabase } from '#storage/postgres.ts';

export interface TestServer {
  /** Of the maintenance database. */
  readonly url: string;
  stop(): Promise<void>;
}

const TEMPLATE = 'strongroom_template';

/** A PostgreSQL server in a folder of its own, with the migrated template. */
export async function startTestServer(): Promise<TestServer> {
  const dataDir = await mkdtemp(join(tmpdir(), 'strongroom-test-'));
  const server = await startEmbedded({ dataDir, log: () => {} });
  await execute(server.url, `create database ${TEMPLATE}`);
  const template = openDatabase(withName(server.url, TEMPLATE), () => {}, 1);
  await migrateSchema(template, new Date(0));
  await template.close();
  return {
    url: server.url,
    async stop() {
      await server.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

let own: Promise<TestServer> | undefined;
let made = 0;

/** Answers the URL of a fresh database, and how to drop it. */
export async function createTestDatabase(): Promise<{ url: string; drop(): Promise<void> }> {
  const server = process.env['TEST_DATABASE_SERVER'] ?? (await (own ??= startTestServer())).url;
  made += 1;
  const name = `test_${process.pid}_${made}`;
  await execute(server, `create database ${name} template ${TEMPLATE}`);
  return {
    url: withName(server, name),
    drop: async () => {
      await refusePin(withName(server, name));
      await execute(server, `drop database ${name} with (force)`);
      // A file that was run by itself started a server for itself.
      if (own !== undefined && --made === 0) await (await own).stop();
    },
  };
}

function withName(url: string, name: string): string {
  const changed = new URL(url);
  changed.pathname = `/${name}`;
  return changed.href;
}

/** The PIN that most tests choose: after whatever they did, it must stand nowhere in what they leave. */
const PIN = '482913';

/** Bytes are shown in hex, where six digits come by chance, but never alone. */
async function refusePin(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows: tables } = await client.query<{ name: string }>(
      `select quote_ident(tablename) as name from pg_tables where schemaname = 'public'`,
    );
    for (const { name } of tables) {
      const { rows } = await client.query(
        `select 1 from ${name} as row where row::text ~ '(^|[^0-9a-f])${PIN}([^0-9a-f]|$)' limit 1`,
      );
      if (rows.length > 0) throw new Error(`a PIN lies open in ${name}`);
    }
  } finally {
    await client.end();
  }
}

async function execute(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
