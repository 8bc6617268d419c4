// What a session staged becomes real: new elements, one changed element, or a confirmed contact, and who is told.
import { insertPasskey, deletePasskey } from '#factors/passkey/passkey-rows.ts';
import { savePhone } from '#factors/phone/phone-rows.ts';
import { savePin } from '#factors/pin/pin-rows.ts';
import { deleteProof } from '#factors/proof/proof-rows.ts';
import { newId, type PasskeyId } from '#kit/ids.ts';
import { scaContact } from '#users/user.ts';
import type { Host } from '#world/world.ts';
import { findContact, saveContact, type ContactChannel } from './contact-rows.ts';
import { recordChanged, recordEnrolled } from './enrolment-rows.ts';
import type { Change } from './flows.ts';
import { emailAsked } from './judge.ts';
import { liftDisputesAbout } from './notices/dispute-rows.ts';
import { tellPerson, type Notice } from './notices/tell-person.ts';
import { whomToTell } from './notices/whom-to-tell.ts';
import type { Person } from './person.ts';
import type { OpenSession, StagedPasskey } from './session.ts';
import { settleTyping } from './typing/settle-typing.ts';

/** In the transaction that validates, under the person's lock. Answers the contacts that were confirmed anew. */
export async function makeReal(tx: Host, session: OpenSession, person: Person): Promise<readonly ContactChannel[]> {
  const confirmed = await makeStaged(tx, session, person);
  await settleTyping(tx, session, person, confirmed.includes('email'));
  return confirmed;
}

async function makeStaged(tx: Host, session: OpenSession, person: Person): Promise<readonly ContactChannel[]> {
  switch (session.flow) {
    case 'enrolment':
      return await makeFirst(tx, session, person);
    case 're_enrolment':
      return await makeReEnrolled(tx, session, person);
    case 'authentication':
      return await makeChange(tx, session, session.choices.change);
    case 'forgotten_pin':
      return await makeChange(tx, session, 'pin');
    case 'changed_number':
      return await makeChange(tx, session, 'number');
  }
}

async function makeFirst(tx: Host, session: OpenSession, person: Person): Promise<readonly ContactChannel[]> {
  await savePinOf(tx, session);
  for (const passkey of session.staged.passkeys ?? []) await addPasskey(tx, session, passkey);
  if (session.staged.phone !== undefined) await savePhone(tx.db, session.userId, session.staged.phone, tx.now());
  await deleteProof(tx.db, session.userId);
  await recordEnrolled(tx.db, session.userId, tx.now(), scaContact(person.user).phone);
  const confirmed = await saveContacts(tx, session, person);
  await tell(tx, session, { kind: 'enrolled' });
  return confirmed;
}

async function makeReEnrolled(tx: Host, session: OpenSession, person: Person): Promise<readonly ContactChannel[]> {
  const { phone } = session.staged;
  const before = await whomToTell(tx, session.userId);
  await recordEnrolled(tx.db, session.userId, tx.now(), scaContact(person.user).phone);
  if (phone !== undefined) {
    await savePhone(tx.db, session.userId, phone, tx.now());
    await recordChanged(tx.db, session.userId, tx.now());
    await liftDisputesAbout(tx.db, session.userId, { about: 'number_changed' }, 'person', tx.now());
  }
  const confirmed = await saveContacts(tx, session, person);
  // The contact before hears of it too: it may be the only one that is the person's, and it alone may object.
  const now = await findContact(tx.db, session.userId, 'email');
  const isNew = now !== undefined && before.every(({ address }) => address !== now);
  const recipients = [...before, ...(isNew ? [{ channel: 'email' as const, address: now, isNew }] : [])];
  if (phone !== undefined) await tell(tx, session, { kind: 'number_changed', recipients });
  return confirmed;
}

async function makeChange(
  tx: Host,
  session: OpenSession,
  change: Change | undefined,
): Promise<readonly ContactChannel[]> {
  const { userId, staged, choices } = session;
  if (change === undefined) return [];
  await recordChanged(tx.db, userId, tx.now());
  switch (change) {
    case 'pin':
      await savePinOf(tx, session);
      await liftDisputesAbout(tx.db, userId, { about: 'pin_changed' }, 'person', tx.now());
      await tell(tx, session, { kind: 'pin_changed' });
      return [];
    case 'number': {
      const { phone } = staged;
      if (phone === undefined) throw new Error(`session ${session.id} has staged no number`);
      await savePhone(tx.db, userId, phone, tx.now());
      await liftDisputesAbout(tx.db, userId, { about: 'number_changed' }, 'person', tx.now());
      const isNew = await saveContact(tx.db, userId, { channel: 'sms', address: phone }, tx.now());
      await tell(tx, session, { kind: 'number_changed' });
      return isNew ? ['sms'] : [];
    }
    case 'add_passkey': {
      const [passkey] = staged.passkeys ?? [];
      if (passkey === undefined) throw new Error(`session ${session.id} has staged no passkey`);
      await tell(tx, session, { kind: 'passkey_added', subject: await addPasskey(tx, session, passkey) });
      return [];
    }
    case 'remove_passkey':
      await deletePasskey(tx.db, userId, choices.passkey ?? '');
      await liftDisputesAbout(tx.db, userId, { about: 'passkey_added', subject: choices.passkey }, 'person', tx.now());
      await tell(tx, session, { kind: 'passkey_removed' });
      return [];
  }
}

async function savePinOf(tx: Host, session: OpenSession): Promise<void> {
  const { pin } = session.staged;
  if (pin === undefined) throw new Error(`session ${session.id} has staged no PIN`);
  await savePin(tx.db, session.userId, Buffer.from(pin, 'base64'), tx.now());
}

async function addPasskey(tx: Host, { userId }: OpenSession, staged: StagedPasskey): Promise<PasskeyId> {
  const id = newId('pk_', tx);
  const credentialId = Buffer.from(staged.credentialId, 'base64');
  const publicKey = Buffer.from(staged.publicKey, 'base64');
  await insertPasskey(tx.db, userId, { ...staged, id, credentialId, publicKey, createdAt: tx.now() });
  return id;
}

/** Codes and notices go there from now on. */
async function saveContacts(tx: Host, session: OpenSession, person: Person): Promise<ContactChannel[]> {
  const email = emailAsked(session, person);
  const { phone } = session.staged;
  const contacts = [
    ...(email === undefined ? [] : [{ channel: 'email' as const, address: email }]),
    ...(phone === undefined ? [] : [{ channel: 'sms' as const, address: phone }]),
  ];
  const confirmed: ContactChannel[] = [];
  for (const contact of contacts) {
    if (await saveContact(tx.db, session.userId, contact, tx.now())) confirmed.push(contact.channel);
  }
  return confirmed;
}

async function tell(tx: Host, { clientId, userId, lang }: OpenSession, notice: Notice): Promise<void> {
  await tellPerson(tx, { clientId, userId }, { ...notice, lang });
}
