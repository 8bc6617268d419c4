// The ends of a session: each is one transaction with its trail and its events, and leaves no secret behind.
import { deleteCode } from '#factors/otp/otp-rows.ts';
import { resetBudget } from '#factors/guess-budget-rows.ts';
import { savePhone } from '#factors/phone/phone-rows.ts';
import { savePin } from '#factors/pin/pin-rows.ts';
import { saveSample } from '#factors/typing/typing-rows.ts';
import { eraseKeptLink } from '#http/idempotency.ts';
import { eraseMessageCodes } from '#messages/erase-codes.ts';
import { record, type Device } from '#trail/record.ts';
import { setUserStatus } from '#users/user-rows.ts';
import { emit } from '#webhooks/emit.ts';
import type { EventType } from '#webhooks/event.ts';
import type { Host } from '#world/world.ts';
import { recordEnrolled } from './enrolment-rows.ts';
import { isProven } from './flows.ts';
import type { Person } from './person.ts';
import { saveClosed } from './session-rows.ts';
import { close, type OpenSession, type Outcome } from './session.ts';

/** Makes the staged credentials real. The caller holds the person's lock and has found nothing changed meanwhile. */
export async function validateSession(tx: Host, session: OpenSession, person: Person, device: Device): Promise<void> {
  if (!isProven(session.flow, session.done)) throw new Error(`session ${session.id} may not validate`);
  await makeReal(tx, session);
  await resetBudget(tx.db, session.userId);
  if (!(await end(tx, session, 'validated', 'proven', device))) return;
  if (session.flow === 'authentication') return;

  await recordEnrolled(tx.db, session.userId, tx.now());
  if (person.user.status === 'PENDING_USER_ACTION') {
    await setUserStatus(tx.db, session.userId, 'ACTIVE');
    await emitFor(tx, session, 'USER_ACCOUNT_ACTIVATED');
  }
  await emitFor(tx, session, 'SCA_ENROLLMENT_SUCCEEDED');
}

/** The session used up its tries. Other sessions of the person go on. */
export async function failSession(tx: Host, session: OpenSession, reason: string, device?: Device): Promise<void> {
  if (!(await end(tx, session, 'failed', reason, device))) return;
  if (session.flow !== 'authentication') await emitFor(tx, session, 'SCA_ENROLLMENT_FAILED');
}

export async function expireSession(tx: Host, session: OpenSession, person: Person): Promise<void> {
  if (!(await end(tx, session, 'expired', 'time ran out', undefined))) return;
  // An older link of a person who is enrolled by now is no news: no enrolment expired.
  const stillAsked = session.flow === 'enrolment' ? !person.standing.enrolled : person.standing.pending;
  if (session.flow !== 'authentication' && stillAsked) await emitFor(tx, session, 'SCA_ENROLLMENT_EXPIRED');
}

/** The person's account is gone: no enrolment failed or expired. */
export async function dropSession(tx: Host, session: OpenSession, reason: string): Promise<void> {
  await end(tx, session, 'failed', reason, undefined);
}

async function makeReal(tx: Host, session: OpenSession): Promise<void> {
  const { pin, phone, typing } = session.staged;
  if (session.flow === 'enrolment' && (pin === undefined || phone === undefined)) {
    throw new Error(`session ${session.id} has not staged all credentials`);
  }
  const now = tx.now();
  if (pin !== undefined) await savePin(tx.db, session.userId, Buffer.from(pin, 'base64'), now);
  if (phone !== undefined) await savePhone(tx.db, session.userId, phone, now);
  if (typing !== undefined) await saveSample(tx, session.id, session.userId, typing);
}

async function end(
  tx: Host,
  session: OpenSession,
  outcome: Outcome,
  reason: string,
  device: Device | undefined,
): Promise<boolean> {
  if (!(await saveClosed(tx.db, close(session, outcome, reason, tx.now())))) return false;
  await deleteCode(tx.db, session.id);
  await eraseMessageCodes(tx.db, session.id);
  await eraseKeptLink(tx.db, session.tokenHash);
  const { clientId, userId, id: sessionId } = session;
  await record(tx, { clientId, userId, sessionId, what: `session: ${reason}`, outcome, device });
  return true;
}

async function emitFor(tx: Host, session: OpenSession, type: EventType): Promise<void> {
  await emit({ ...tx, clientId: session.clientId }, { type, resourceId: session.userId });
}
