// What the end of a session means for the typing profile: it learns, it begins anew, or it is erased.
import { settingOf } from '#clients/client.ts';
import { learn } from '#factors/typing/learn.ts';
import { textDigest } from '#factors/typing/profile-form.ts';
import { deleteTyping } from '#factors/typing/typing-rows.ts';
import { record } from '#trail/record.ts';
import type { Host } from '#world/world.ts';
import { saveTypingDeclined, saveTypingMisses } from '../enrolment-rows.ts';
import { vouchesForTyping } from '../flows.ts';
import { emailAsked } from '../judge.ts';
import type { Person } from '../person.ts';
import type { OpenSession } from '../session.ts';

/** In the transaction that validates, under the person's lock. @param isNewAddress the session confirmed another one */
export async function settleTyping(
  tx: Host,
  session: OpenSession,
  person: Person,
  isNewAddress: boolean,
): Promise<void> {
  const { userId, staged, choices, flow, done } = session;
  await settleChoice(tx, session, person);
  // The rhythm of the former address says nothing about the new one.
  if (isNewAddress) await deleteTyping(tx.db, userId);
  const { keystrokes } = staged;
  const address = emailAsked(session, person);
  const isVouched = vouchesForTyping(flow, done);
  const isWanted = settingOf(person.client, 'typing') !== 'off' && !(choices.declinesTyping ?? person.typingDeclined);
  if (isVouched && isWanted && keystrokes !== undefined && address !== undefined) {
    await learn(tx, session.id, { userId, text: textDigest(address) }, keystrokes);
  }
  // A sure verdict ends the row of misses, too: it was not one.
  const endsRow = isVouched || done.includes('pin_and_typing');
  if (endsRow && person.typingMisses > 0) await saveTypingMisses(tx.db, userId, 0);
}

async function settleChoice(tx: Host, { clientId, userId, id, choices }: OpenSession, person: Person): Promise<void> {
  const { declinesTyping } = choices;
  if (declinesTyping === undefined || declinesTyping === person.typingDeclined) return;
  await saveTypingDeclined(tx.db, userId, declinesTyping);
  if (declinesTyping) await deleteTyping(tx.db, userId);
  const outcome = declinesTyping ? 'declined by the person, erased' : 'allowed by the person';
  await record(tx, { clientId, userId, sessionId: id, what: 'typing profile', outcome, element: 'typing' });
}
