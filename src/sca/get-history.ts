// What support needs to know when a person calls: where they stand, what happened lately, and nothing secret.
import type { UserId } from '#kit/ids.ts';
import { findProof } from '#factors/proof/proof-rows.ts';
import { listCodesOf, listNoticesOf, type SentMessage } from '#messages/attempt-rows.ts';
import type { Ctx } from '#world/ctx.ts';
import { findEnrolment } from './enrolment-rows.ts';
import { listOpenDisputes, type Dispute } from './notices/dispute-rows.ts';
import { getPerson, type Person } from './person.ts';
import { findResetNow, type ResetNow } from './recovery/get-reset.ts';
import { isPending } from './recovery/reset.ts';
import { listSessions } from './session-rows.ts';
import type { Session } from './session.ts';

export interface History {
  readonly person: Person;
  readonly lastEnrolledAt: Date | undefined;
  /** One that is under way. */
  readonly reset: ResetNow | undefined;
  /** What the person said was not them, until it is lifted. */
  readonly reports: readonly Dispute[];
  /** Until when the code of an enrolment that was given out can be used, or could. */
  readonly codeUntil: Date | undefined;
  /** The newest first; a week of them. */
  readonly notices: readonly SentMessage[];
  /** The newest first. */
  readonly sessions: readonly { readonly session: Session; readonly messages: readonly SentMessage[] }[];
}

const SESSIONS = 20;
const NOTICES = 50;

/** @throws Fault `not_found` for another platform's user, too */
export async function getHistory(ctx: Ctx, userId: UserId): Promise<History> {
  const person = await getPerson(ctx, { clientId: ctx.clientId, userId });
  const sessions = await listSessions(ctx.db, userId, SESSIONS);
  const ids = sessions.map((session) => session.id);
  const messages = await listCodesOf(ctx.db, ids);
  const reset = await findResetNow(ctx, userId);
  return {
    person,
    lastEnrolledAt: (await findEnrolment(ctx.db, userId))?.lastEnrolledAt,
    reset: reset !== undefined && isPending(reset.reset) ? reset : undefined,
    reports: await listOpenDisputes(ctx.db, userId),
    codeUntil: (await findProof(ctx.db, userId))?.expiresAt,
    notices: await listNoticesOf(ctx.db, userId, NOTICES),
    sessions: sessions.map((session) => ({
      session,
      messages: messages.filter((message) => message.sessionId === session.id),
    })),
  };
}
