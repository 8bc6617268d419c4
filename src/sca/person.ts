// A person as the session sees them: the platform's user, the elements they can prove by, and what is left of their guesses.
import { getClient } from '#clients/client-rows.ts';
import { settingOf, type Client } from '#clients/client.ts';
import { getBudget } from '#factors/guess-budget-rows.ts';
import type { GuessBudget } from '#factors/guess-budget.ts';
import { listPasskeys } from '#factors/passkey/passkey-rows.ts';
import type { Passkey } from '#factors/passkey/passkey.ts';
import { findPhone } from '#factors/phone/phone-rows.ts';
import { findPin } from '#factors/pin/pin-rows.ts';
import type { ClientId, UserId } from '#kit/ids.ts';
import { DAY, later } from '#kit/time.ts';
import { scaContact, type User } from '#users/user.ts';
import { getUser, lockUser } from '#users/user-rows.ts';
import type { Host } from '#world/world.ts';
import { findContact } from './contact-rows.ts';
import { findEnrolment } from './enrolment-rows.ts';
import type { Standing } from './flows.ts';
import { freezeOf, type Freeze } from './freeze.ts';
import { listOpenDisputes, type Dispute } from './notices/dispute-rows.ts';

/** Long enough for the notice of the last change to be read. */
const CHANGE_PAUSE_MS = 3 * DAY;

export interface Person {
  readonly user: User;
  readonly client: Client;
  readonly standing: Standing;
  readonly credentialsVersion: number;
  /** Elements that may prove something now: none that the person has reported as not theirs. */
  readonly pin: Buffer | undefined;
  /** E.164: the number that codes go to, once enrolled. */
  readonly phone: string | undefined;
  readonly passkeys: readonly Passkey[];
  /** All that there are, whether or not they may be used now. */
  readonly allPasskeys: readonly Passkey[];
  /** What they reported as not theirs, and is not settled. */
  readonly disputes: readonly Dispute[];
  /** The address that a session confirmed; the platform's object may say another one. */
  readonly email: string | undefined;
  /** The platform changed its number, and codes do not go there. */
  readonly phoneChanged: boolean;
  /** They must show that the link reached the right person. */
  readonly proofDue: boolean;
  /** An operator reset them: the code comes from there. */
  readonly resetBefore: boolean;
  /** From when an element may be changed again; undefined: now. */
  readonly changeableAt: Date | undefined;
  readonly budget: GuessBudget;
  /** Verdicts of their typing in a row that did not stand in for the code. */
  readonly typingMisses: number;
  /** They want their typing neither measured nor kept. */
  readonly typingDeclined: boolean;
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
  const client = await getClient(host.db, user.clientId);
  const enrolment = await findEnrolment(host.db, user.id);
  const pin = await findPin(host.db, user.id);
  const phone = await findPhone(host.db, user.id);
  const passkeys = await listPasskeys(host.db, user.id);
  const disputes = await listOpenDisputes(host.db, user.id);
  const email = await findContact(host.db, user.id, 'email');
  const budget = await getBudget(host.db, user.id);
  const frozen = freezeOf(disputes);
  const asked = scaContact(user).phone;
  return {
    user,
    client,
    standing: {
      enrolled: enrolment?.enrolledAt !== undefined,
      pending: user.status === 'PENDING_USER_ACTION' && !frozen.contact,
    },
    credentialsVersion: enrolment?.credentialsVersion ?? 0,
    pin: pin === undefined || frozen.pin || frozen.made(pin.createdAt) ? undefined : pin.sealed,
    phone: phone === undefined || frozen.phone || frozen.made(phone.createdAt) ? undefined : phone.number,
    passkeys: passkeys.filter((passkey) => isUsable(passkey, frozen) && isOfKind(client, passkey)),
    allPasskeys: passkeys,
    disputes,
    email: email ?? scaContact(user).email,
    phoneChanged: isNewNumber(asked, [phone?.number, enrolment?.givenNumber]) && !frozen.contact,
    proofDue: enrolment?.proofRequired === true || firstEnrolmentOf(host, client) === 'proof',
    resetBefore: enrolment?.proofRequired === true,
    changeableAt: changeableAt(enrolment?.lastChangedAt, host.now()),
    budget,
    typingMisses: enrolment?.typingMisses ?? 0,
    typingDeclined: enrolment?.typingDeclined ?? false,
  };
}

/** What a first enrolment needs beside the link; undefined: the client of a live server has not chosen. */
export function firstEnrolmentOf(host: Host, client: Client): 'any' | 'apiPhone' | 'proof' | undefined {
  return settingOf(client, 'firstEnrolment') ?? host.rules.firstEnrolment;
}

/** Whether one element may change another, as the original does it: a sandbox's client that asks for it. */
export function allowsOriginal(host: Host, client: Client): boolean {
  return host.rules.allowsOriginalChanges && settingOf(client, 'selfServiceChange') === 'original';
}

/** A passkey that can be copied is not taken where the institution wants none (RTS art. 7(2)). */
export function isOfKind(client: Client, passkey: Pick<Passkey, 'synced'>): boolean {
  return settingOf(client, 'passkeyKind') === 'any' || !passkey.synced;
}

function isUsable({ id, createdAt }: Passkey, frozen: Freeze): boolean {
  return !frozen.passkeys.has(id) && !frozen.made(createdAt);
}

/** A number that the person gave in a session differs from the platform's on purpose: only a change of it counts. */
function isNewNumber(asked: string | undefined, known: readonly (string | undefined)[]): boolean {
  return asked !== undefined && !known.includes(asked);
}

function changeableAt(lastChangedAt: Date | undefined, now: Date): Date | undefined {
  if (lastChangedAt === undefined) return undefined;
  const at = later(lastChangedAt, CHANGE_PAUSE_MS);
  return at > now ? at : undefined;
}
