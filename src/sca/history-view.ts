// The history in the spelling of the wire; numbers are masked down to their last two digits.
import { unixSeconds } from '#kit/time.ts';
import { Type, type Static } from 'typebox';
import type { History } from './get-history.ts';

const seconds = Type.Union([Type.Integer(), Type.Null()]);

export const historySchema = Type.Object({
  UserStatus: Type.String(),
  IsEnrolled: Type.Boolean(),
  LastEnrollmentDate: seconds,
  HasPin: Type.Boolean(),
  PhoneNumber: Type.Union([Type.String(), Type.Null()], { description: 'All but the last two digits are hidden.' }),
  ConsecutiveFailures: Type.Integer(),
  BlockedUntil: seconds,
  Sessions: Type.Array(
    Type.Object({
      Id: Type.String(),
      Flow: Type.String(),
      Status: Type.String({ description: 'OPEN, VALIDATED, FAILED or EXPIRED.' }),
      Reason: Type.Union([Type.String(), Type.Null()]),
      CreationDate: Type.Integer(),
      ClosingDate: seconds,
      Messages: Type.Array(
        Type.Object({
          Kind: Type.String(),
          Recipient: Type.String(),
          CreationDate: Type.Integer(),
          SentDate: seconds,
          Outcome: Type.Union([Type.String(), Type.Null()]),
          Attempts: Type.Array(Type.Object({ Provider: Type.String(), Result: Type.String() })),
        }),
      ),
    }),
  ),
});

export function toHistoryView({ person, lastEnrolledAt, sessions }: History): Static<typeof historySchema> {
  const { user, standing, pin, phone, budget } = person;
  return {
    UserStatus: user.status,
    IsEnrolled: standing.enrolled,
    LastEnrollmentDate: secondsOf(lastEnrolledAt),
    HasPin: pin !== undefined,
    PhoneNumber: phone === undefined ? null : lastDigits(phone),
    ConsecutiveFailures: budget.consecutiveFailures,
    BlockedUntil: secondsOf(budget.blockedUntil),
    Sessions: sessions.map(({ session, messages }) => ({
      Id: session.id,
      Flow: session.flow.toUpperCase(),
      Status: session.state.toUpperCase(),
      Reason: session.state === 'open' ? null : session.reason,
      CreationDate: unixSeconds(session.createdAt),
      ClosingDate: session.state === 'open' ? null : unixSeconds(session.closedAt),
      Messages: messages.map((message) => ({
        Kind: message.kind.toUpperCase(),
        Recipient: lastDigits(message.recipient),
        CreationDate: unixSeconds(message.createdAt),
        SentDate: secondsOf(message.sentAt),
        Outcome: message.outcome ?? null,
        Attempts: message.attempts.map(({ provider, result }) => ({ Provider: provider, Result: result })),
      })),
    })),
  };
}

function secondsOf(date: Date | undefined): number | null {
  return date === undefined ? null : unixSeconds(date);
}

function lastDigits(number: string): string {
  return `${'•'.repeat(Math.max(0, number.length - 2))}${number.slice(-2)}`;
}
