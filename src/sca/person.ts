// A person as the session sees them: the platform's user, the elements they have, and what is left of their guesses.
import type { ClientId, UserId } from '#kit/ids.ts';
import { getBudget } from '#factors/guess-budget-rows.ts';
import type { GuessBudget } from '#factors/guess-budget.ts';
import { findPhone } from '#factors/phone/phone-rows.ts';
import { findPin } from '#factors/pin/pin-rows.ts';
import { scaContact, type User } from '#users/user.ts';
import { getUser, lockUser } from '#users/user-rows.ts';
import type { Host } from '#world/world.ts';
import { findEnrolment } from './enrolment-rows.ts';
import type { Standing } from './flows.ts';

export interface Person {
  readonly user: User;
  readonly standing: Standing;
  readonly credentialsVersion: number;
  readonly pin: Buffer | undefined;
  /** E.164: the number that codes go to, once enrolled. */
  readonly phone: string | undefined;
  readonly budget: GuessBudget;
}

export interface Whose {
  readonly clientId: ClientId;
  readonly userId: UserId;
}

export async function getPerson(host: Host, whose: Whose): Promise<Person> {
  return await toPerson(host, await getUser(host.db, whose.clientId, whose.userId));
}

/** Holds the person until the transaction ends: all that changes a person's sessions or credentials takes this lock first. */
export async function lockPerson(host: Host, whose: Whose): Promise<Person> {
  return await toPerson(host, await lockUser(host.db, whose.clientId, whose.userId));
}

export async function toPerson(host: Host, user: User): Promise<Person> {
  // One after the other: inside a transaction they share a connection anyway.
  const enrolment = await findEnrolment(host.db, user.id);
  const pin = await findPin(host.db, user.id);
  const phone = await findPhone(host.db, user.id);
  const budget = await getBudget(host.db, user.id);
  const asked = scaContact(user).phone;
  return {
    user,
    standing: {
      enrolled: enrolment?.enrolledAt !== undefined,
      pending: user.status === 'PENDING_USER_ACTION',
      phoneChanged: asked !== undefined && asked !== phone,
    },
    credentialsVersion: enrolment?.credentialsVersion ?? 0,
    pin,
    phone,
    budget,
  };
}
