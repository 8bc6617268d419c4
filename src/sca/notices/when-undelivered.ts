// A code that could not be delivered: the person is told by e-mail how to go on.
import { HOUR, later } from '#kit/time.ts';
import type { CodeMessage } from '#messages/message.ts';
import { scaContact } from '#users/user.ts';
import type { Host } from '#world/world.ts';
import type { Contact } from '../contact-rows.ts';
import { lockPerson, type Person } from '../person.ts';
import { findWhose, countNotices } from './notice-rows.ts';
import { tellPerson } from './tell-person.ts';

/** In the transaction that gives the code up. Resends that fail too are no news. */
export async function whenUndelivered(tx: Host, code: CodeMessage, giveUp: () => Promise<boolean>): Promise<void> {
  const whose = await findWhose(tx.db, code.sessionId);
  if (whose === undefined) return void (await giveUp());
  const person = await lockPerson(tx, whose);
  if (!(await giveUp())) return;
  const told = await countNotices(tx.db, whose.userId, later(tx.now(), -HOUR));
  if (told.has('code_undeliverable')) return;
  await tellPerson(tx, whose, { kind: 'code_undeliverable', lang: code.lang, ...recipientsOf(person) });
}

/** Nobody has confirmed an address before the first enrolment: there it is the platform's own. */
function recipientsOf({ standing, user }: Person): { readonly recipients?: readonly Contact[] } {
  if (standing.enrolled) return {};
  const { email } = scaContact(user);
  return { recipients: email === undefined ? [] : [{ channel: 'email', address: email }] };
}
