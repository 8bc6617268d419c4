// A notice left: the time that the person is given after a warning counts from then.
import { recordWarningSent } from '#factors/guess-budget-rows.ts';
import type { NoticeMessage } from '#messages/message.ts';
import { lockUser } from '#users/user-rows.ts';
import type { Host } from '#world/world.ts';

/** In the transaction that settles the message, before it does: the lock on the person comes first. */
export async function whenSent(tx: Host, { kind, clientId, userId }: NoticeMessage): Promise<void> {
  if (kind !== 'permanent_block_ahead') return;
  await lockUser(tx.db, clientId, userId);
  await recordWarningSent(tx.db, userId, tx.now());
}
