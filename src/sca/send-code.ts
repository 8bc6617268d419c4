// Sending a code: it is made and queued in one transaction; the message leaves after the commit.
import { getClient } from '#clients/client-rows.ts';
import { RESEND_AFTER_MS, hashCode, makeCode, type CodeBinding } from '#factors/otp/otp.ts';
import { findCode, saveCode } from '#factors/otp/otp-rows.ts';
import { later } from '#kit/time.ts';
import { eraseMessageCodes } from '#messages/erase-codes.ts';
import { CODE_LIFE_MS } from '#messages/message.ts';
import { queueMessage } from '#messages/queue-message.ts';
import { toLanguage } from '#words/languages.ts';
import type { Host } from '#world/world.ts';
import { MAX_CODES, refuse, type OpenSession } from './session.ts';
import type { Person } from './person.ts';
import { record, type Device } from './trail.ts';

/** The two steps that wait for a code. */
export type CodeStep = 'new_phone_code' | 'pin_and_code';

/** To what the step's code is bound; undefined when there is no number for it. */
export function codeBinding(session: OpenSession, person: Person, step: CodeStep): CodeBinding | undefined {
  const number = step === 'new_phone_code' ? session.staged.phone : person.phone;
  if (number === undefined) return undefined;
  const purpose = step === 'new_phone_code' ? 'confirm' : 'prove';
  return { sessionId: session.id, claim: session.claim, purpose, number };
}

/** In the caller's transaction, under the person's lock. Answers the session to save, with a notice when none was sent. */
export async function sendCode(
  tx: Host,
  session: OpenSession,
  person: Person,
  step: CodeStep,
  device: Device,
): Promise<OpenSession> {
  const binding = codeBinding(session, person, step);
  if (binding === undefined) return session;
  const { number } = binding;
  const now = tx.now();
  const last = await findCode(tx.db, session.id);
  if (last !== undefined && last.number === number && later(last.createdAt, RESEND_AFTER_MS) > now) {
    return refuse(session, 'code_too_soon');
  }
  if (session.codesSent >= MAX_CODES) return refuse(session, 'too_many_codes');

  const code = makeCode(tx, number);
  const { id: sessionId, claim, clientId, userId } = session;
  await saveCode(tx.db, sessionId, {
    claim,
    number,
    codeHash: hashCode(tx, binding, code),
    createdAt: now,
    expiresAt: later(now, CODE_LIFE_MS),
  });
  // The code before this one opens nothing any more.
  await eraseMessageCodes(tx.db, sessionId);
  const { name } = await getClient(tx.db, clientId);
  await queueMessage(
    { ...tx, clientId },
    {
      sessionId,
      channel: 'sms',
      recipient: number,
      kind: session.flow === 'enrolment' ? 'enrolment_code' : 'authentication_code',
      lang: toLanguage(session.lang) ?? 'en',
      platform: name,
      code,
    },
  );
  await record(tx, { clientId, userId, sessionId, what: 'code', outcome: 'sent', element: 'sms_code', device });
  return { ...session, codesSent: session.codesSent + 1, notice: undefined };
}
