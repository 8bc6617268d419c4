// Closes what was abandoned, never-opened links too, and tells the platform.
import { inTransaction } from '#world/ctx.ts';
import type { Host } from '#world/world.ts';
import { expireSession } from './end-session.ts';
import { lockPerson } from './person.ts';
import { findOpenSession, listExpired, type DueSession } from './session-rows.ts';

/** Answers how many sessions were expired; any number of nodes may run it at once. */
export async function expireSessions(host: Host, limit: number): Promise<number> {
  let expired = 0;
  for (const due of await listExpired(host.db, host.now(), limit)) {
    try {
      await inTransaction(host, (tx) => expire(tx, due));
      expired += 1;
    } catch (error) {
      // One that cannot be ended must not keep the others open.
      host.log.error('a session could not be expired', { session: due.id, error });
    }
  }
  return expired;
}

async function expire(tx: Host, { id, ...whose }: DueSession): Promise<void> {
  const person = await lockPerson(tx, whose);
  // Read again under the lock: it may have ended by other means meanwhile.
  const session = await findOpenSession(tx.db, id);
  if (session !== undefined) await expireSession(tx, session, person);
}
