// Numbered SQL files, applied once each, in order, forward only, under a lock, with a checksum against edits.
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sql, type Db } from '#world/db.ts';

export type Mode = 'sandbox' | 'live';

const FOLDER = join(import.meta.dirname, 'migrations');
/** Any number of our own: two processes that start together take turns. */
const LOCK = 7_355_608;

interface Migration {
  readonly name: string;
  readonly text: string;
  readonly checksum: string;
}

/** To whom a database belongs, for good. */
export interface Installation {
  readonly mode: Mode;
  /** A keyed value of the master secret (a pepper): tells another secret without telling the secret. */
  readonly secretCheck: Buffer;
}

/**
 * Brings the schema up to date for the installation that owns it. Answers the names of the migrations applied now.
 * @throws Error before anything is changed, when the database belongs to the other mode or to another secret
 */
export async function prepareDatabase(db: Db, installation: Installation, now: Date): Promise<string[]> {
  return await db.transaction(async (tx) => {
    await tx.run(sql`select pg_advisory_xact_lock(${LOCK})`);
    await refuseOtherMode(tx, installation.mode);
    const applied = await migrateSchema(tx, now);
    await stamp(tx, installation);
    return applied;
  });
}

/** The schema alone, under the caller's lock. */
export async function migrateSchema(db: Db, now: Date): Promise<string[]> {
  const migrations = await readMigrations();
  return await db.transaction(async (tx) => {
    await tx.run(sql`create table if not exists migrations (
      name text primary key, checksum text not null, applied_at timestamptz not null)`);
    const applied = new Map(
      (await tx.many<{ name: string; checksum: string }>(sql`select name, checksum from migrations`)).map((row) => [
        row.name,
        row.checksum,
      ]),
    );
    refuseStrangers(migrations, applied);
    const due = migrations.filter((migration) => !applied.has(migration.name));
    for (const migration of due) {
      for (const statement of statementsOf(migration.text)) await tx.run({ text: statement, values: [] });
      await tx.run(
        sql`insert into migrations (name, checksum, applied_at) values (${migration.name}, ${migration.checksum}, ${now})`,
      );
    }
    return due.map((migration) => migration.name);
  });
}

/** Live data must never meet a sandbox's conveniences; looked at before the schema is touched. */
async function refuseOtherMode(tx: Db, mode: Mode): Promise<void> {
  const { known } = await tx.one<{ known: boolean }>(sql`select to_regclass('installation') is not null as known`);
  if (!known) return;
  const row = await tx.maybeOne<{ mode: Mode }>(sql`select mode from installation`);
  if (row === undefined || row.mode === mode) return;
  throw new Error(`This database belongs to a ${row.mode} installation; STRONGROOM_MODE=${mode} must use another one.`);
}

async function stamp(tx: Db, { mode, secretCheck }: Installation): Promise<void> {
  const row = await tx.one<{ secret_check: Buffer }>(sql`
    insert into installation (only_row, mode, secret_check) values (true, ${mode}, ${secretCheck})
    on conflict (only_row) do update set secret_check = coalesce(installation.secret_check, ${secretCheck})
    returning secret_check`);
  if (row.secret_check.equals(secretCheck)) return;
  throw new Error(
    'This database was sealed under another secret: give this node the STRONGROOM_SECRET (or the data folder) of its installation.',
  );
}

function refuseStrangers(known: readonly Migration[], applied: ReadonlyMap<string, string>): void {
  const checksums = new Map(known.map((migration) => [migration.name, migration.checksum]));
  for (const [name, checksum] of applied) {
    const ours = checksums.get(name);
    if (ours === undefined) throw new Error(`The database is newer than this Strongroom: it has migration ${name}.`);
    if (ours !== checksum) throw new Error(`Migration ${name} was edited after it had been applied.`);
  }
}

async function readMigrations(): Promise<Migration[]> {
  const names = (await readdir(FOLDER)).filter((name) => name.endsWith('.sql')).toSorted();
  return await Promise.all(
    names.map(async (name) => {
      const text = await readFile(join(FOLDER, name), 'utf8');
      return { name, text, checksum: createHash('sha256').update(text).digest('hex') };
    }),
  );
}

/** Our migrations hold plain statements only: a semicolon at the end of a line ends one. */
function statementsOf(text: string): string[] {
  return text
    .split(/;[ \t]*(?:\n|$)/)
    .map((statement) => statement.trim())
    .filter((statement) => statement.replace(/^--.*$/gm, '').trim() !== '');
}
