// PINs in the database, sealed.
import type { UserId } from '#kit/ids.ts';
import { sql, type Db } from '#world/db.ts';

export async function findPin(db: Db, userId: UserId): Promise<Buffer | undefined> {
  const row = await db.maybeOne<{ pin_sealed: Buffer }>(sql`select pin_sealed from pins where user_id = ${userId}`);
  return row?.pin_sealed;
}

export async function savePin(db: Db, userId: UserId, sealed: Buffer, now: Date): Promise<void> {
  await db.run(sql`
    insert into pins (user_id, pin_sealed, created_at) values (${userId}, ${sealed}, ${now})
    on conflict (user_id) do update set pin_sealed = excluded.pin_sealed, created_at = excluded.created_at`);
}

export async function deletePin(db: Db, userId: UserId): Promise<void> {
  await db.run(sql`delete from pins where user_id = ${userId}`);
}
