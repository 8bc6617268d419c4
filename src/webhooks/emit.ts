// Writes events in the transaction that caused them, so that the one exists if and only if the other does.
import { newId } from '#kit/ids.ts';
import { inTransaction, type Ctx } from '#world/ctx.ts';
import { insertEvent } from './event-rows.ts';
import type { Event } from './event.ts';

/**
 * Of several resources in one call, and with nothing locked afterwards: the rows that number the events are kept until
 * the commit, and two transactions that took them in different orders would wait for each other.
 */
export async function emit(ctx: Ctx, ...events: readonly Omit<Event, 'happenedAt'>[]): Promise<void> {
  const inOrder = events.toSorted((a, b) => (a.resourceId < b.resourceId ? -1 : a.resourceId > b.resourceId ? 1 : 0));
  await inTransaction(ctx, async (tx) => {
    for (const event of inOrder) {
      await insertEvent(tx.db, tx.clientId, newId('evt_', tx), { ...event, happenedAt: tx.now() });
    }
    tellWritten(tx);
  });
}

/** Whoever delivers need not look by itself, once this is committed. */
export function tellWritten({ db, eventsWritten }: Ctx): void {
  if (eventsWritten !== undefined) db.afterCommit?.(eventsWritten);
}
