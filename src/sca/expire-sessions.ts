// Closes what was abandoned, never-opened links too, and tells the platform.
import { inTransaction } from '#world/ctx.ts';
import type { Host } from '#world/world.ts';
import { expireSession } from './end-session.ts';
import { lockPerson } from './person.ts';
import { findSession, listExpired } from './session-rows.ts';

/** Answers how many sessions were looked at; any number of nodes may run it at once. */
export async function expireSessions(host: Host, limit: number): Promise<number> {
  const due = await listExpired(host.db, host.now(), limit);
  for (const { id, ...whose } of due) {
    await inTransaction(host, async (tx) => {
      const person = await lockPerson(tx, whose);
      const session = await findSession(tx, id);
      // Read again under the lock: it may have ended by other means meanwhile.
      if (session?.state === 'open') await expireSession(tx, session, person);
    });
  }
  return due.length;
}
