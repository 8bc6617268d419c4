// To whom a notice goes where nothing else is said: where the person is reached now, or was before a reset.
import type { UserId } from '#kit/ids.ts';
import { later } from '#kit/time.ts';
import type { Host } from '#world/world.ts';
import { findContact, listContacts, type Contact } from '../contact-rows.ts';
import { findEnrolment } from '../enrolment-rows.ts';
import { TOLD_BACK_MS } from '../recovery/reset.ts';

/** The e-mail address in use, else the number. After a reset nothing is in use: whatever was of late. */
export async function whomToTell(tx: Host, userId: UserId): Promise<readonly Contact[]> {
  for (const channel of ['email', 'sms'] as const) {
    const address = await findContact(tx.db, userId, channel);
    if (address !== undefined) return [{ channel, address }];
  }
  const enrolment = await findEnrolment(tx.db, userId);
  return enrolment?.proofRequired === true ? await listContacts(tx.db, userId, later(tx.now(), -TOLD_BACK_MS)) : [];
}
