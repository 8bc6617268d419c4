// The addresses that a session confirmed, with the time of their use: codes and notices go there.
import type { UserId } from '#kit/ids.ts';
import { sql, type Db } from '#world/db.ts';

export type ContactChannel = 'email' | 'sms';

export interface Contact {
  readonly channel: ContactChannel;
  /** An e-mail address, or a number in E.164. */
  readonly address: string;
}

/** The one in use. */
export async function findContact(db: Db, userId: UserId, channel: ContactChannel): Promise<string | undefined> {
  const row = await db.maybeOne<{ address: string }>(sql`
    select address from sca_contacts where user_id = ${userId} and channel = ${channel} and until is null`);
  return row?.address;
}

/** Every one that was in use at some time since then. */
export async function listContacts(db: Db, userId: UserId, since: Date): Promise<Contact[]> {
  return await db.many<Contact>(sql`
    select distinct channel, address from sca_contacts
    where user_id = ${userId} and (until is null or until > ${since}) order by channel, address`);
}

/** Answers whether it is another one than before. */
export async function saveContact(db: Db, userId: UserId, contact: Contact, now: Date): Promise<boolean> {
  const { channel, address } = contact;
  if ((await findContact(db, userId, channel)) === address) return false;
  await db.run(sql`
    update sca_contacts set until = ${now} where user_id = ${userId} and channel = ${channel} and until is null`);
  await db.run(sql`
    insert into sca_contacts (user_id, channel, address, since) values (${userId}, ${channel}, ${address}, ${now})
    on conflict (user_id, channel, since) do update set address = excluded.address, until = null`);
  return true;
}

/** When a session last confirmed another address. */
export async function findNewestContactAt(db: Db, userId: UserId): Promise<Date | undefined> {
  const { at } = await db.one<{ at: Date | null }>(sql`
    select max(since) as at from sca_contacts where user_id = ${userId}`);
  return at ?? undefined;
}

/** After a reset none is in use: the next enrolment confirms its own. */
export async function endContacts(db: Db, userId: UserId, now: Date): Promise<void> {
  await db.run(sql`update sca_contacts set until = ${now} where user_id = ${userId} and until is null`);
}
