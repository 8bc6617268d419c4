// The ends of a session: each is one transaction with its trail and its events, and leaves no secret behind.
import { deleteCode } from '#factors/otp/otp-rows.ts';
import { findProof } from '#factors/proof/proof-rows.ts';
import { resetBudget } from '#factors/guess-budget-rows.ts';
import { eraseKeptLink } from '#http/idempotency.ts';
import { eraseMessageCodes } from '#messages/erase-codes.ts';
import { record, type Device } from '#trail/record.ts';
import { scaContact } from '#users/user.ts';
import { setUserStatus } from '#users/user-rows.ts';
import { emit } from '#webhooks/emit.ts';
import type { EventType, sessionEventTypes } from '#webhooks/event.ts';
import type { Host } from '#world/world.ts';
import type { ContactChannel } from './contact-rows.ts';
import { nextStepOf } from './course.ts';
import { toEventSession } from './event-session.ts';
import { isProven, needsOriginalPolicy } from './flows.ts';
import { makeReal } from './make-real.ts';
import { canDoWithout, mayChange } from './may-change.ts';
import { allowsOriginal, type Person } from './person.ts';
import { saveClosed } from './session-rows.ts';
import { close, type OpenSession, type Outcome } from './session.ts';

/** Makes the staged credentials real. The caller holds the person's lock and has found nothing changed meanwhile. */
export async function validateSession(tx: Host, session: OpenSession, person: Person, device: Device): Promise<void> {
  assertProven(tx, session, person);
  const why = whyNotReal(session, person) ?? (await whyNotProven(tx, session, person));
  if (why !== undefined) {
    await failSession(tx, session, why, device);
    return;
  }
  if (!(await end(tx, session, 'validated', 'proven', device))) return;
  const confirmed = await makeReal(tx, session, person);
  await resetBudget(tx.db, session.userId);
  if (isEnrolling(session) && person.user.status === 'PENDING_USER_ACTION') {
    await setUserStatus(tx.db, session.userId, 'ACTIVE');
  }
  await tell(tx, session, 'SCA_SESSION_VALIDATED', ...eventsOf(session, person, confirmed));
}

/** What a session that validates means beside its end. */
function eventsOf(session: OpenSession, person: Person, confirmed: readonly ContactChannel[]): EventType[] {
  if (!isEnrolling(session)) return [];
  const activated = person.user.status === 'PENDING_USER_ACTION';
  const events: EventType[] = [...(activated ? ['USER_ACCOUNT_ACTIVATED' as const] : []), 'SCA_ENROLLMENT_SUCCEEDED'];
  // Mangopay: webhooks of 2026-01-08: a value was added or changed, by the platform, and the session completed.
  if (session.flow !== 're_enrolment') return events;
  const { email, phone } = scaContact(person.user);
  if (confirmed.includes('email') && email !== undefined) events.push('SCA_EMAIL_VERIFIED');
  // A number that the person gave instead says nothing of the platform's.
  if (confirmed.includes('sms') && session.staged.phone === phone) events.push('SCA_PHONE_NUMBER_VERIFIED');
  return events;
}

/** A mistake of ours, not of the person's: the server decides again, whatever led here. */
function assertProven(tx: Host, session: OpenSession, person: Person): void {
  const { flow, done, id } = session;
  const isAllowed = !needsOriginalPolicy(flow) || allowsOriginal(tx, person.client);
  const isComplete = nextStepOf(tx, session, person) === undefined;
  if (!isAllowed || !isComplete || !isProven(flow, done)) throw new Error(`session ${id} may not validate`);
}

/** What held when the session came to its step is looked at once more where it becomes real. */
function whyNotReal(session: OpenSession, person: Person): string | undefined {
  const { choices } = session;
  if (changesElement(session) && !mayChange(person, choices.change, choices.passkey)) return 'changed too recently';
  const removed = choices.change === 'remove_passkey' ? choices.passkey : undefined;
  return removed !== undefined && !canDoWithout(person, removed) ? 'nothing else would be left' : undefined;
}

/** A secret of a first enrolment that ran out, or that another one has voided, proves nothing at the end either. */
async function whyNotProven(tx: Host, session: OpenSession, person: Person): Promise<string | undefined> {
  if (session.flow !== 'enrolment' || !person.proofDue) return undefined;
  const proof = await findProof(tx.db, session.userId);
  const isSame = proof !== undefined && proof.proofHash.toString('base64') === session.staged.proof;
  return isSame && proof.expiresAt > tx.now() ? undefined : 'the enrolment code ran out';
}

/** Whether an element of an enrolled person is added, changed or removed. */
function changesElement({ flow, staged, choices }: OpenSession): boolean {
  if (flow === 'enrolment') return false;
  if (flow === 're_enrolment') return staged.phone !== undefined;
  return needsOriginalPolicy(flow) || choices.change !== undefined;
}

/** The session used up its tries. Other sessions of the person go on. */
export async function failSession(tx: Host, session: OpenSession, reason: string, device?: Device): Promise<void> {
  if (!(await end(tx, session, 'failed', reason, device))) return;
  await tell(tx, session, 'SCA_SESSION_FAILED', ...(isEnrolling(session) ? ['SCA_ENROLLMENT_FAILED' as const] : []));
}

export async function expireSession(tx: Host, session: OpenSession, person: Person): Promise<void> {
  if (!(await end(tx, session, 'expired', 'time ran out', undefined))) return;
  // An older link of a person who is enrolled by now is no news: no enrolment expired.
  const stillAsked = session.flow === 'enrolment' ? !person.standing.enrolled : person.standing.pending;
  const isNews = isEnrolling(session) && stillAsked;
  await tell(tx, session, 'SCA_SESSION_EXPIRED', ...(isNews ? ['SCA_ENROLLMENT_EXPIRED' as const] : []));
}

/** The person's account is gone: no enrolment failed or expired. */
export async function dropSession(tx: Host, session: OpenSession, reason: string): Promise<void> {
  if (await end(tx, session, 'failed', reason, undefined)) await tell(tx, session, 'SCA_SESSION_FAILED');
}

function isEnrolling({ flow }: OpenSession): boolean {
  return flow === 'enrolment' || flow === 're_enrolment';
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

/** Every end of a session is told, and then what follows from it. The last thing that happens to a session. */
async function tell(
  tx: Host,
  session: OpenSession,
  ending: (typeof sessionEventTypes)[number],
  ...others: readonly EventType[]
): Promise<void> {
  const { clientId, userId: resourceId } = session;
  const events = others.map((type) => ({ type, resourceId }));
  await emit({ ...tx, clientId }, { type: ending, resourceId, session: toEventSession(session) }, ...events);
}
