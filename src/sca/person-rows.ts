// What is kept of a person beside the object, the trail and the sessions, to be destroyed when the account is closed.
import type { SessionId, UserId } from '#kit/ids.ts';
import { sql, type Db } from '#world/db.ts';

/** Where they were reached, what they were told, and what they reported. */
export async function deletePersonRows(db: Db, userId: UserId): Promise<void> {
  await db.run(sql`delete from sca_contacts where user_id = ${userId}`);
  await db.run(sql`delete from notices where user_id = ${userId}`);
  await db.run(sql`delete from disputes where user_id = ${userId}`);
}

export async function listSessionIds(db: Db, userId: UserId): Promise<SessionId[]> {
  const rows = await db.many<{ id: SessionId }>(sql`select id from sca_sessions where user_id = ${userId}`);
  return rows.map((row) => row.id);
}
