// Numbered SQL files, applied once each, in order, forward only, under a lock, with a checksum against edits.
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { checkOf, type Vault } from '#kit/secret.ts';
import { sql, type Db } from '#world/db.ts';
import { listSecrets, rememberSecret, setSecretCheck } from './secret-rows.ts';

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
  readonly vault: Vault;
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
    await stamp(tx, installation.mode);
    await recogniseSecret(tx, installation.vault, now);
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

async function stamp(tx: Db, mode: Mode): Promise<void> {
  await tx.run(sql`insert into installation (only_row, mode) values (true, ${mode}) on conflict do nothing`);
}

/**
 * The database keeps a keyed value of the secret in use: it tells another secret without telling the secret. A new one
 * is taken up from a node that knows the one before as well; a node that still uses the one before may go on, if it
 * knows the new one. No node may miss a secret under which something is left: it could not read it.
 */
async function recogniseSecret(tx: Db, vault: Vault, now: Date): Promise<void> {
  const [inUse] = vault.keys;
  const { secret_check: stored } = await tx.one<{ secret_check: Buffer | null }>(
    sql`select secret_check from installation`,
  );
  const present = stored === null ? inUse : vault.keys.find((key) => checkOf(key).equals(stored));
  if (present === undefined) {
    throw new Error(
      'This database was sealed under another secret: give this node the STRONGROOM_SECRET (or the data folder) of its installation, or name that secret in STRONGROOM_OTHER_SECRETS.',
    );
  }
  const known = await listSecrets(tx);
  const has = (id: Buffer) => vault.keys.some((key) => key.id.equals(id));
  const missing = known.find(({ id, retired }) => !retired && !has(id));
  if (missing !== undefined) {
    const id = missing.id.toString('hex');
    throw new Error(
      `This database may still hold what the former secret ${id} sealed: name it in STRONGROOM_OTHER_SECRETS until "strongroom secret rotate" says that it is needed no more.`,
    );
  }
  const isNew = !known.some(({ id }) => id.equals(inUse.id));
  if (isNew) await setSecretCheck(tx, checkOf(inUse));
  await rememberSecret(tx, present.id, now);
  await rememberSecret(tx, inUse.id, now);
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
