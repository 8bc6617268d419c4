// Whether a session goes by the typing: where the client wants it, the profile is ready, and it was not off twice in a row.
import { settingOf } from '#clients/client.ts';
import { isLastTry } from '#factors/guess-budget.ts';
import { MAX_TRIES, type OpenSession } from '../session.ts';
import type { Person } from '../person.ts';

/** Verdicts in a row that did not stand in for the code; then only a code or a passkey brings the element back. */
export const MAX_MISSES = 2;

/**
 * One verdict a session: once it is paid for, and until it is settled, the session waits for it whatever else happened
 * meanwhile. Nobody loses their last try by it: an unsure answer must leave room for the code.
 */
export function goesByTyping(session: OpenSession, person: Person): boolean {
  const { flow, choices, done, tries } = session;
  if (flow !== 'authentication') return false;
  if (done.includes('pin_and_typing') || choices.typing === 'paid') return true;
  return (
    choices.typing === 'offered' &&
    settingOf(person.client, 'typing') === 'element' &&
    !person.typingDeclined &&
    person.typingMisses < MAX_MISSES &&
    tries + 1 < MAX_TRIES &&
    !isLastTry(person.budget)
  );
}
