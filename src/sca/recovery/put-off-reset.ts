// The person's contact changed while a reset waits: its delay begins anew, and so does the time to object.
import type { UserId } from '#kit/ids.ts';
import { HOUR, later } from '#kit/time.ts';
import { reportUntil } from '#messages/message.ts';
import type { Host } from '#world/world.ts';
import { prolongReportLinks } from '../notices/notice-rows.ts';
import { restartReset } from './reset-rows.ts';

/** In the caller's transaction, under the person's lock. Changes nothing where none waits. */
export async function putOffReset(tx: Host, userId: UserId, from: Date): Promise<void> {
  const delayHours = await restartReset(tx.db, userId, from);
  if (delayHours === undefined) return;
  const kind = 'reset_asked';
  const now = tx.now();
  const until = reportUntil({ kind, at: later(from, delayHours * HOUR) }, now);
  await prolongReportLinks(tx.db, { userId, kind }, { now, until });
}
