// The messages of a person whose account is closed.
import type { SessionId, UserId } from '#kit/ids.ts';
import { sql, type Db } from '#world/db.ts';

/** But for one that is being handed over at this moment: it goes when its time has run. */
export async function deleteMessagesOf(db: Db, userId: UserId, sessionIds: readonly SessionId[]): Promise<void> {
  await db.run(sql`
    delete from messages
    where (user_id = ${userId} or session_id = any(${[...sessionIds]})) and claimed_until is null`);
}
