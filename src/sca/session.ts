// The session: its states and every move it can make, as pure functions.
import type { ClientId, SessionId, UserId } from '#kit/ids.ts';
import { MINUTE } from '#kit/time.ts';
import { steps, type Flow, type Step } from './flows.ts';

/** Mangopay: guides/sca/session: ten minutes from the answer that carried the link. */
export const SESSION_LIFE_MS = 10 * MINUTE;
export const MAX_TRIES = 5;
export const MAX_EMAIL_TRIES = 5;
/** PINs that a session may offer: refusals are no oracle for what the rules know of the person. */
export const MAX_PIN_TRIES = 10;
/** Codes a session may have sent: two numbers and a few resends. */
export const MAX_CODES = 6;
/** Different numbers that a session may have codes sent to. */
export const MAX_NUMBERS = 3;
/** How often another browser may take the session over. */
export const MAX_MOVES = 3;

/** Why the last answer was not accepted, or what happened meanwhile. */
export type Notice =
  | 'email_different'
  | 'pin_format'
  | 'pin_different'
  | 'pin_easy'
  | 'phone_invalid'
  | 'code_refused'
  | 'not_right'
  | 'code_too_soon'
  | 'too_many_codes'
  | 'code_unavailable'
  | 'country_refused'
  | 'enrolled_elsewhere'
  | 'details_changed';

/** Credentials made in the session; real only once it validates. */
export interface Staged {
  /** A sealed PIN hash, base64. */
  readonly pin?: string;
  /** E.164. */
  readonly phone?: string;
  readonly typing?: string;
  /** A number as it was typed and refused, to be corrected. */
  readonly typed?: { readonly number: string; readonly country: string | undefined };
}

interface SessionBase {
  readonly id: SessionId;
  readonly clientId: ClientId;
  readonly userId: UserId;
  readonly tokenHash: Buffer;
  readonly flow: Flow;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  /** Rises with every save: a save from an older version is refused. */
  readonly version: number;
  /** The person's credentials as they were when the session began, or began anew. */
  readonly credentialsVersion: number;
  /** Hash of the cookie of the browser that holds the session. */
  readonly claimHash: Buffer | undefined;
  /** 0: never started; 1: started; each take-over adds one. */
  readonly claim: number;
  readonly returnUrl: string | undefined;
  readonly lang: string | undefined;
}

export interface OpenSession extends SessionBase {
  readonly state: 'open';
  readonly tries: number;
  readonly emailTries: number;
  readonly pinTries: number;
  readonly codesSent: number;
  readonly done: readonly Step[];
  readonly notice: Notice | undefined;
  readonly staged: Staged;
}

export type Outcome = 'validated' | 'failed' | 'expired';

export interface ClosedSession extends SessionBase {
  readonly state: Outcome;
  readonly reason: string;
  readonly closedAt: Date;
}

export type Session = OpenSession | ClosedSession;

export function isExpired(session: Session, now: Date): boolean {
  return session.expiresAt <= now;
}

export function start(session: OpenSession, claimHash: Buffer, returnUrl: string, lang: string): OpenSession {
  return { ...session, claimHash, claim: session.claim + 1, returnUrl, lang };
}

/** Another browser takes over: nothing of the progress goes with it, but what was spent stays spent. */
export function takeOver(session: OpenSession, claimHash: Buffer, returnUrl: string, lang: string): OpenSession {
  return { ...start(session, claimHash, returnUrl, lang), ...nothingDone };
}

export function canMove(session: OpenSession): boolean {
  return session.claim <= MAX_MOVES;
}

/** The person's credentials changed meanwhile: begin anew on the flow that fits now. */
export function restart(session: OpenSession, flow: Flow, credentialsVersion: number): OpenSession {
  const notice = flow === 'authentication' ? 'enrolled_elsewhere' : 'details_changed';
  return { ...session, ...nothingDone, flow, credentialsVersion, notice };
}

const nothingDone = { done: [], staged: {}, notice: undefined } as const;

/** Pays the price of a step; undefined when the session has nothing left to pay with. */
export function spend(session: OpenSession, step: Step): OpenSession | undefined {
  if (isSpent(session, step)) return undefined;
  switch (steps[step].price) {
    case 'free':
      return session;
    case 'email_try':
      return { ...session, emailTries: session.emailTries + 1 };
    case 'pin_try':
      return { ...session, pinTries: session.pinTries + 1 };
    case 'guess':
      return { ...session, tries: session.tries + 1 };
  }
}

/** Whether the session has no try left for this step. */
export function isSpent(session: OpenSession, step: Step): boolean {
  switch (steps[step].price) {
    case 'free':
      return false;
    case 'email_try':
      return session.emailTries >= MAX_EMAIL_TRIES;
    case 'pin_try':
      return session.pinTries >= MAX_PIN_TRIES;
    case 'guess':
      return session.tries >= MAX_TRIES;
  }
}

export function advance(session: OpenSession, step: Step, staged: Staged = {}): OpenSession {
  return {
    ...session,
    done: [...session.done, step],
    staged: { ...session.staged, ...staged },
    notice: undefined,
  };
}

export function stage(session: OpenSession, staged: Staged = {}): OpenSession {
  return { ...session, staged: { ...session.staged, ...staged } };
}

export function refuse(session: OpenSession, notice: Notice): OpenSession {
  return { ...session, notice };
}

/** The person wants another number: back to choosing one. */
export function changeNumber(session: OpenSession): OpenSession {
  const { phone: _p, typed: _t, ...staged } = session.staged;
  return { ...session, done: session.done.filter((step) => step !== 'new_phone'), staged, notice: undefined };
}

export function close(session: OpenSession, state: Outcome, reason: string, closedAt: Date): ClosedSession {
  const { notice: _n, staged: _s, done: _d, tries: _t, emailTries: _e, pinTries: _p, codesSent: _c, ...base } = session;
  return { ...base, state, reason, closedAt };
}
