// Tries with wrong API keys in the database.
import { LOCK_MS, TRIES_WINDOW_MS, type Tries } from './credential-tries.ts';
import { later } from '#kit/time.ts';
import { sql, type Db } from '#world/db.ts';

/** Until the transaction ends nobody else looks at keys for this network, on any node. */
export async function lockTries(tx: Db, network: Buffer): Promise<void> {
  await tx.one(sql`select pg_advisory_xact_lock(${LOCK_CLASS}::integer, ${network.readInt32BE()}::integer)`);
}

/** Tells this use of advisory locks from others. */
const LOCK_CLASS = 0x7472;

export async function findTries(db: Db, keys: readonly Buffer[]): Promise<(Tries | undefined)[]> {
  const rows = await db.many<Tries & { readonly key: Buffer }>(sql`
    select key, since, failures, locked_until as "lockedUntil" from credential_tries
    where key = any (${[...keys]}::bytea[])`);
  return keys.map((key) => rows.find((row) => row.key.equals(key)));
}

export async function saveTries(db: Db, key: Buffer, { since, failures, lockedUntil }: Tries): Promise<void> {
  await db.run(sql`
    insert into credential_tries (key, since, failures, locked_until)
    values (${key}, ${since}, ${failures}, ${lockedUntil})
    on conflict (key) do update
      set since = excluded.since, failures = excluded.failures, locked_until = excluded.locked_until`);
}

export async function forgetTries(db: Db, key: Buffer): Promise<void> {
  await db.run(sql`delete from credential_tries where key = ${key}`);
}

/** What neither counts nor locks any more. */
export async function sweepTries(db: Db, now: Date, limit: number): Promise<number> {
  return await db.run(sql`
    delete from credential_tries where key in (
      select key from credential_tries where since <= ${later(now, -TRIES_WINDOW_MS - LOCK_MS)}
      order by since limit ${limit} for update skip locked)`);
}
