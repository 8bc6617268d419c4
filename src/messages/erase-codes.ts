// A code that opens nothing any more (its session ended, or a newer one took its place) is not kept, not even sealed.
import type { SessionId } from '#kit/ids.ts';
import type { Db } from '#world/db.ts';
import { eraseCodesOf } from './message-rows.ts';

/** In the transaction that voids them, so that none outlives its session; those that still wait are not sent. */
export async function eraseMessageCodes(db: Db, sessionId: SessionId): Promise<void> {
  await eraseCodesOf(db, sessionId);
}
