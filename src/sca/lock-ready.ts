// The holder's session, locked and ready for a move: open, in time, on credentials that nobody changed meanwhile.
import type { Host } from '#world/world.ts';
import { groundOf, nextStepOf } from './course.ts';
import type { Step } from './flows.ts';
import { lockHeld, type Holder } from './hold-session.ts';
import type { Person } from './person.ts';
import { saveOpen } from './session-rows.ts';
import { isExpired, isOutdated, restart, type OpenSession } from './session.ts';

export interface Ready {
  readonly session: OpenSession;
  readonly person: Person;
  readonly next: Step;
}

/** Undefined unless the session waits for a step that `fits`. */
export async function lockReady(tx: Host, holder: Holder, fits: (next: Step) => boolean): Promise<Ready | undefined> {
  const held = await lockHeld(tx, holder);
  if (held === undefined || held.session.state !== 'open' || isExpired(held.session, tx.now())) return undefined;
  const { session, person } = held;
  if (isOutdated(session, groundOf(person))) {
    await saveOpen(tx, restart(session, groundOf(person)));
    return undefined;
  }
  const next = nextStepOf(tx, session, person);
  return next !== undefined && fits(next) ? { session, person, next } : undefined;
}
