// The session that a developer means: by the token of its link, by its own id, or as the newest one of a user.
import { Fault } from '#kit/fault.ts';
import { sha256 } from '#kit/secret.ts';
import { findSession, findSessionByToken, listSessions } from '#sca/session-rows.ts';
import { isExpired, type Session } from '#sca/session.ts';
import type { Host } from '#world/world.ts';

const LOOKED_AT = 100;

/** @throws Fault `not_found` */
export async function findMeant(host: Host, named: string): Promise<Session> {
  const session =
    (await findSessionByToken(host, sha256(named))) ??
    (await findSession(host, named)) ??
    (await newestOf(host, named));
  if (session !== undefined) return session;
  throw new Fault('not_found', {
    errors: {
      Session: `There is no link, no session and no user with a session that is called ${named.slice(0, 100)}.`,
    },
  });
}

/** One that is open before one that is over. */
async function newestOf(host: Host, userId: string): Promise<Session | undefined> {
  const sessions = await listSessions(host.db, userId, LOOKED_AT);
  const open = sessions.find((session) => session.state === 'open' && !isExpired(session, host.now()));
  const newest = open ?? sessions[0];
  // Read again, for a list leaves sealed what the session staged.
  return newest && (await findSession(host, newest.id));
}
