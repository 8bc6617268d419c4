// The history in the spelling of the wire; numbers are masked down to their last two digits, addresses to two letters.
import { Type, type Static } from 'typebox';
import { unixSeconds } from '#kit/time.ts';
import type { SentMessage } from '#messages/attempt-rows.ts';
import type { History } from './get-history.ts';
import { resetSchema, toResetView } from './recovery/reset-view.ts';

const seconds = Type.Union([Type.Integer(), Type.Null()]);

const messageSchema = Type.Object({
  Kind: Type.String(),
  Recipient: Type.String(),
  CreationDate: Type.Integer(),
  SentDate: seconds,
  Outcome: Type.Union([Type.String(), Type.Null()]),
  Attempts: Type.Array(Type.Object({ Provider: Type.String(), Result: Type.String() })),
});

export const historySchema = Type.Object({
  UserStatus: Type.String(),
  IsEnrolled: Type.Boolean(),
  LastEnrollmentDate: seconds,
  HasPin: Type.Boolean(),
  PhoneNumber: Type.Union([Type.String(), Type.Null()], { description: 'All but the last two digits are hidden.' }),
  Passkeys: Type.Array(
    Type.Object({
      Name: Type.String(),
      Kind: Type.Enum(['DEVICE_BOUND', 'SYNCED'], { description: 'A synced one can be on several devices.' }),
      CreationDate: Type.Integer(),
      LastUseDate: seconds,
    }),
  ),
  ConsecutiveFailures: Type.Integer(),
  BlockedUntil: seconds,
  BlockedForGood: Type.Boolean({ description: 'Until an operator lifts it.' }),
  BlockWarningDate: Type.Union([Type.Integer(), Type.Null()], {
    description: 'When the person was told that a permanent block can follow.',
  }),
  EnrolmentCode: Type.Object({
    IsRequired: Type.Boolean({ description: 'The next enrolment asks for a one-time code.' }),
    ExpirationDate: Type.Union([Type.Integer(), Type.Null()], { description: 'Of the code that was given out last.' }),
  }),
  Reset: Type.Union([resetSchema, Type.Null()], { description: 'One that is under way.' }),
  OpenReports: Type.Array(Type.Object({ About: Type.String(), CreationDate: Type.Integer() }), {
    description: 'What the person said was not them: it is frozen until it is lifted.',
  }),
  Notices: Type.Array(messageSchema, { description: 'What the person was told in the last 7 days, the newest first.' }),
  Sessions: Type.Array(
    Type.Object({
      Id: Type.String(),
      Flow: Type.String(),
      Status: Type.String({ description: 'OPEN, VALIDATED, FAILED or EXPIRED.' }),
      Reason: Type.Union([Type.String(), Type.Null()]),
      CreationDate: Type.Integer(),
      ClosingDate: seconds,
      Messages: Type.Array(messageSchema),
    }),
  ),
});

export function toHistoryView(history: History): Static<typeof historySchema> {
  const { person, lastEnrolledAt, reset, reports, codeUntil, notices, sessions } = history;
  const { user, standing, pin, phone, budget } = person;
  return {
    UserStatus: user.status,
    IsEnrolled: standing.enrolled,
    LastEnrollmentDate: secondsOf(lastEnrolledAt),
    HasPin: pin !== undefined,
    PhoneNumber: phone === undefined ? null : lastDigits(phone),
    Passkeys: person.allPasskeys.map((passkey) => ({
      Name: passkey.name,
      Kind: passkey.synced ? 'SYNCED' : 'DEVICE_BOUND',
      CreationDate: unixSeconds(passkey.createdAt),
      LastUseDate: secondsOf(passkey.lastUsedAt),
    })),
    ConsecutiveFailures: budget.consecutiveFailures,
    BlockedUntil: secondsOf(budget.blockedUntil),
    BlockedForGood: budget.blockedForGood,
    BlockWarningDate: secondsOf(budget.warnedAt),
    EnrolmentCode: { IsRequired: !standing.enrolled && person.proofDue, ExpirationDate: secondsOf(codeUntil) },
    Reset: reset === undefined ? null : toResetView(reset),
    OpenReports: reports.map(({ about, madeAt }) => ({
      About: about.toUpperCase(),
      CreationDate: unixSeconds(madeAt),
    })),
    Notices: notices.map(toMessageView),
    Sessions: sessions.map(({ session, messages }) => ({
      Id: session.id,
      Flow: session.flow.toUpperCase(),
      Status: session.state.toUpperCase(),
      Reason: session.state === 'open' ? null : session.reason,
      CreationDate: unixSeconds(session.createdAt),
      ClosingDate: session.state === 'open' ? null : unixSeconds(session.closedAt),
      Messages: messages.map(toMessageView),
    })),
  };
}

function toMessageView(message: SentMessage): Static<typeof messageSchema> {
  return {
    Kind: message.kind.toUpperCase(),
    Recipient: message.channel === 'email' ? firstLetters(message.recipient) : lastDigits(message.recipient),
    CreationDate: unixSeconds(message.createdAt),
    SentDate: secondsOf(message.sentAt),
    Outcome: message.outcome ?? null,
    Attempts: message.attempts.map(({ provider, result }) => ({ Provider: provider, Result: result })),
  };
}

function secondsOf(date: Date | undefined): number | null {
  return date === undefined ? null : unixSeconds(date);
}

function lastDigits(number: string): string {
  return `${'•'.repeat(Math.max(0, number.length - 2))}${number.slice(-2)}`;
}

/** `ada@example.com` is `a•••@e•••`. */
function firstLetters(address: string): string {
  const [, name = '', domain = ''] = /^(.)[^@]*@(.)/u.exec(address) ?? [];
  return `${name}•••@${domain}•••`;
}
