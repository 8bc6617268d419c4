// Who holds a session: the browser whose cookie matches the claim.
import { equalBytes, sha256 } from '#kit/secret.ts';
import type { Device } from '#trail/record.ts';
import type { Host } from '#world/world.ts';
import { lockPerson, type Person } from './person.ts';
import { findSession } from './session-rows.ts';
import type { Session } from './session.ts';

/** A request on a session: the public id in the address, and the secret in the cookie. */
export interface Holder {
  readonly sessionId: string;
  readonly cookie: string | undefined;
  readonly device: Device;
}

export function holds(session: Session, cookie: string | undefined): boolean {
  return cookie !== undefined && session.claimHash !== undefined && equalBytes(sha256(cookie), session.claimHash);
}

/**
 * The holder's session under the lock of its person; undefined when there is none or another browser holds it.
 * The session is read again once the lock is ours: what was read before may be old.
 */
export async function lockHeld(host: Host, holder: Holder): Promise<{ session: Session; person: Person } | undefined> {
  const unlocked = await findSession(host, holder.sessionId);
  if (unlocked === undefined || !holds(unlocked, holder.cookie)) return undefined;
  const person = await lockPerson(host, unlocked);
  const session = await findSession(host, holder.sessionId);
  return session !== undefined && holds(session, holder.cookie) ? { session, person } : undefined;
}
