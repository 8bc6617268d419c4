// What support needs to know when a person calls: where they stand, what happened lately, and nothing secret.
import type { UserId } from '#kit/ids.ts';
import { listMessagesOf, type SentMessage } from '#messages/attempt-rows.ts';
import type { Ctx } from '#world/ctx.ts';
import { findEnrolment } from './enrolment-rows.ts';
import { getPerson, type Person } from './person.ts';
import { listSessions } from './session-rows.ts';
import type { Session } from './session.ts';

export interface History {
  readonly person: Person;
  readonly lastEnrolledAt: Date | undefined;
  /** The newest first. */
  readonly sessions: readonly { readonly session: Session; readonly messages: readonly SentMessage[] }[];
}

const SESSIONS = 20;

/** @throws Fault `not_found` for another platform's user, too */
export async function getHistory(ctx: Ctx, userId: UserId): Promise<History> {
  const person = await getPerson(ctx, { clientId: ctx.clientId, userId });
  const sessions = await listSessions(ctx.db, userId, SESSIONS);
  const ids = sessions.map((session) => session.id);
  const messages = await listMessagesOf(ctx.db, ids);
  return {
    person,
    lastEnrolledAt: (await findEnrolment(ctx.db, userId))?.lastEnrolledAt,
    sessions: sessions.map((session) => ({
      session,
      messages: messages.filter((message) => message.sessionId === session.id),
    })),
  };
}
