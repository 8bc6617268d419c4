// Who is told of a reset: whoever had the person's mailbox or number lately.
import { findPhone } from '#factors/phone/phone-rows.ts';
import { later } from '#kit/time.ts';
import { scaContact, type User } from '#users/user.ts';
import type { Host } from '#world/world.ts';
import { listContacts, type Contact } from '../contact-rows.ts';
import { TOLD_BACK_MS } from './reset.ts';

/** Where no session confirmed one: the number that codes go to, and the platform's address. Empty: there is none at all. */
export async function contactsOfLate(tx: Host, user: User): Promise<readonly Contact[]> {
  const confirmed = await listContacts(tx.db, user.id, later(tx.now(), -TOLD_BACK_MS));
  if (confirmed.length > 0) return confirmed;
  const phone = await findPhone(tx.db, user.id);
  const { email } = scaContact(user);
  return [
    ...(phone === undefined ? [] : [{ channel: 'sms' as const, address: phone.number }]),
    ...(email === undefined || email === '' ? [] : [{ channel: 'email' as const, address: email }]),
  ];
}
