// Sending a code: it is made and queued in one transaction; the message leaves after the commit.
import { RESEND_AFTER_MS, hashCode, makeCode, type CodeBinding } from '#factors/otp/otp.ts';
import { findCode, saveCode } from '#factors/otp/otp-rows.ts';
import { sha256 } from '#kit/secret.ts';
import { later } from '#kit/time.ts';
import { eraseMessageCodes } from '#messages/erase-codes.ts';
import { CODE_LIFE_MS } from '#messages/message.ts';
import { queueMessage } from '#messages/queue-message.ts';
import { record, type Device } from '#trail/record.ts';
import { scaContact } from '#users/user.ts';
import { toLanguage } from '#words/languages.ts';
import type { Host } from '#world/world.ts';
import type { Step } from './flows.ts';
import { changeNumber, refuse, type OpenSession } from './session.ts';
import { whyNoCode } from './why-no-code.ts';
import type { Person } from './person.ts';

/** The steps that wait for a code. */
export const codeSteps = ['new_phone_code', 'pin_and_code', 'code_alone', 'mail_code'] as const;
export type CodeStep = (typeof codeSteps)[number];

export function isCodeStep(step: Step | undefined): step is CodeStep {
  return codeSteps.some((each) => each === step);
}

/** To what the step's code is bound; undefined when there is no number for it. */
export function codeBinding(session: OpenSession, person: Person, step: CodeStep): CodeBinding | undefined {
  const { number, purpose } = targetOf(session, person, step);
  if (number === undefined) return undefined;
  return { sessionId: session.id, claim: session.claim, purpose, number, action: actionOf(session, person) };
}

function targetOf(session: OpenSession, person: Person, step: CodeStep) {
  switch (step) {
    case 'new_phone_code':
      return { number: session.staged.phone, purpose: 'confirm' } as const;
    case 'mail_code':
      return { number: person.email, purpose: 'doubt' } as const;
    case 'pin_and_code':
    case 'code_alone':
      return { number: person.phone, purpose: 'prove' } as const;
  }
}

/** What the code is asked for: where the platform changes the contact meanwhile, it was asked for something else. */
function actionOf({ flow }: OpenSession, { user }: Person): string {
  const { email, phone } = scaContact(user);
  return sha256(JSON.stringify([flow, email ?? null, phone ?? null])).toString('hex');
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
  const { number, purpose } = binding;
  const last = await findCode(tx.db, session.id);
  const hasCode = last?.number === number;
  if (hasCode && later(last.createdAt, RESEND_AFTER_MS) > tx.now()) return refuse(session, 'code_too_soon');

  const { client } = person;
  const refusal = await whyNoCode(tx, session, client, { number, purpose, address: device.network });
  const element = purpose === 'doubt' ? undefined : 'sms_code';
  const { clientId, userId, id: sessionId } = session;
  const outcome = refusal === undefined ? 'sent' : `not sent: ${refusal.why}`;
  await record(tx, { clientId, userId, sessionId, what: 'code', outcome, element, device });
  if (refusal !== undefined) {
    // A new number that got no code is given up, so that the person can choose another one.
    const stays = hasCode || step !== 'new_phone_code';
    return refuse(stays ? session : changeNumber(session), refusal.notice);
  }
  await queueCode(tx, session, binding, client.name);
  return { ...session, codesSent: session.codesSent + 1, notice: undefined };
}

async function queueCode(tx: Host, session: OpenSession, binding: CodeBinding, platform: string): Promise<void> {
  const { number, claim } = binding;
  const { id: sessionId, clientId } = session;
  const now = tx.now();
  const code = makeCode(tx, number);
  await saveCode(tx.db, sessionId, {
    claim,
    number,
    codeHash: hashCode(tx, binding, code),
    createdAt: now,
    expiresAt: later(now, CODE_LIFE_MS),
  });
  // The code before this one opens nothing any more.
  await eraseMessageCodes(tx.db, sessionId);
  const message = { sessionId, recipient: number, lang: toLanguage(session.lang) ?? 'en', platform, code };
  await queueMessage({ ...tx, clientId }, { ...message, ...kindOf(binding) });
}

function kindOf({ purpose }: CodeBinding) {
  switch (purpose) {
    case 'confirm':
      return { channel: 'sms', kind: 'enrolment_code' } as const;
    case 'prove':
      return { channel: 'sms', kind: 'authentication_code' } as const;
    case 'doubt':
      return { channel: 'email', kind: 'mail_code' } as const;
  }
}
