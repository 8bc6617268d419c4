// Which master secrets the database has met, by their ids, and how it recognises the one in use.
import { sql, type Db } from '#world/db.ts';

export interface KnownSecret {
  readonly id: Buffer;
  readonly introducedAt: Date;
  /** Whether nothing is left under it. */
  readonly retired: boolean;
}

/** The oldest first. */
export async function listSecrets(db: Db): Promise<KnownSecret[]> {
  return await db.many<KnownSecret>(sql`
    select id, introduced_at as "introducedAt", retired_at is not null as retired from known_secrets
    order by introduced_at, id`);
}

/** One that is in use is not retired, even if it was. */
export async function rememberSecret(db: Db, id: Buffer, now: Date): Promise<void> {
  await db.run(sql`
    insert into known_secrets (id, introduced_at) values (${id}, ${now})
    on conflict (id) do update set retired_at = null where known_secrets.retired_at is not null`);
}

export async function retireOthers(db: Db, id: Buffer, now: Date): Promise<void> {
  await db.run(sql`update known_secrets set retired_at = ${now} where id <> ${id} and retired_at is null`);
}

export async function setSecretCheck(db: Db, check: Buffer): Promise<void> {
  await db.run(sql`update installation set secret_check = ${check}`);
}

/** False when it is unknown, or retired already. */
export async function retireSecret(db: Db, id: Buffer, now: Date): Promise<boolean> {
  return (
    (await db.run(sql`update known_secrets set retired_at = ${now} where id = ${id} and retired_at is null`)) === 1
  );
}
