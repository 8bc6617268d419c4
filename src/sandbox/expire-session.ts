// Lets the time of one session run out: all that follows is what follows when it does by itself.
import { expireSession } from '#sca/end-session.ts';
import { lockPerson } from '#sca/person.ts';
import { findSession, findOpenSession, saveOpen } from '#sca/session-rows.ts';
import type { Session } from '#sca/session.ts';
import { inTransaction } from '#world/ctx.ts';
import type { Host } from '#world/world.ts';
import { stuck } from './drive-session.ts';

/** @throws Fault `param_error` when it is over already */
export async function runOutOfTime(host: Host, { id, clientId, userId }: Session): Promise<Session> {
  await inTransaction(host, async (tx) => {
    const person = await lockPerson(tx, { clientId, userId });
    const session = await findOpenSession(tx.db, id);
    if (session === undefined) throw stuck('The session is over.');
    const ended = await saveOpen(tx, { ...session, expiresAt: tx.now() });
    if (ended !== undefined) await expireSession(tx, ended, person);
  });
  const session = await findSession(host, id);
  if (session === undefined) throw stuck('The session is gone: the sandbox was reset.');
  return session;
}
