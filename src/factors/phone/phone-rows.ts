// The numbers that codes go to, one a person, confirmed in a session.
import type { UserId } from '#kit/ids.ts';
import { sql, type Db } from '#world/db.ts';

/** `number`: E.164. */
export async function findPhone(db: Db, userId: UserId): Promise<{ number: string; createdAt: Date } | undefined> {
  return await db.maybeOne<{ number: string; createdAt: Date }>(sql`
    select number, created_at as "createdAt" from phones where user_id = ${userId}`);
}

export async function savePhone(db: Db, userId: UserId, number: string, now: Date): Promise<void> {
  await db.run(sql`
    insert into phones (user_id, number, created_at) values (${userId}, ${number}, ${now})
    on conflict (user_id) do update set number = excluded.number, created_at = excluded.created_at`);
}

export async function deletePhone(db: Db, userId: UserId): Promise<void> {
  await db.run(sql`delete from phones where user_id = ${userId}`);
}
