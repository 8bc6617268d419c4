// PINs in the database, sealed.
import type { UserId } from '#kit/ids.ts';
import { sql, type Db } from '#world/db.ts';

export async function findPin(db: Db, userId: UserId): Promise<{ sealed: Buffer; createdAt: Date } | undefined> {
  return await db.maybeOne<{ sealed: Buffer; createdAt: Date }>(sql`
    select pin_sealed as sealed, created_at as "createdAt" from pins where user_id = ${userId}`);
}

export async function savePin(db: Db, userId: UserId, sealed: Buffer, now: Date): Promise<void> {
  await db.run(sql`
    insert into pins (user_id, pin_sealed, created_at) values (${userId}, ${sealed}, ${now})
    on conflict (user_id) do update set pin_sealed = excluded.pin_sealed, created_at = excluded.created_at`);
}

export async function deletePin(db: Db, userId: UserId): Promise<void> {
  await db.run(sql`delete from pins where user_id = ${userId}`);
}
