// The messages of a person whose account is closed.
import type { SessionId, UserId } from '#kit/ids.ts';
import { sql, type Db } from '#world/db.ts';

/** One that is being handed over at this moment is erased: nothing more is sent of it, and nothing said of whom. */
export async function deleteMessagesOf(db: Db, userId: UserId, sessionIds: readonly SessionId[]): Promise<void> {
  await db.run(sql`
    delete from messages
    where (user_id = ${userId} or session_id = any(${[...sessionIds]})) and claimed_until is null`);
  await db.run(sql`
    update messages set due_at = null, claimed_until = null, outcome = 'erased', recipient = '', code_sealed = null,
      notice_sealed = null
    where user_id = ${userId} or session_id = any(${[...sessionIds]})`);
}
