// A code by SMS that could not be delivered: the person is told by e-mail how to go on.
import { HOUR, later } from '#kit/time.ts';
import type { CodeMessage } from '#messages/message.ts';
import { scaContact } from '#users/user.ts';
import type { Host } from '#world/world.ts';
import { findContact, type Contact } from '../contact-rows.ts';
import { lockPerson, type Person } from '../person.ts';
import { findWhose, countNotices } from './notice-rows.ts';
import { tellPerson } from './tell-person.ts';

/** In the transaction that gives the code up. Resends that fail too are no news. */
export async function whenUndelivered(tx: Host, code: CodeMessage, giveUp: () => Promise<boolean>): Promise<void> {
  const whose = await findWhose(tx.db, code.sessionId);
  if (whose === undefined) return void (await giveUp());
  const person = await lockPerson(tx, whose);
  if (!(await giveUp())) return;
  // It would go where the code did not arrive; the page tells of it.
  if (code.channel === 'email') return;
  const told = await countNotices(tx.db, whose.userId, later(tx.now(), -HOUR));
  if (told.has('code_undeliverable')) return;
  await tellPerson(tx, whose, {
    kind: 'code_undeliverable',
    lang: code.lang,
    recipients: await recipientsOf(tx, person),
  });
}

/** By e-mail alone. Nobody has confirmed an address before the first enrolment: there it is the platform's own. */
async function recipientsOf(tx: Host, { standing, user }: Person): Promise<readonly Contact[]> {
  const address = standing.enrolled ? await findContact(tx.db, user.id, 'email') : scaContact(user).email;
  return address === undefined ? [] : [{ channel: 'email', address }];
}
