// The session: its states and every move it can make, as pure functions.
import type { ClientId, PasskeyId, SessionId, UserId } from '#kit/ids.ts';
import { MINUTE, later } from '#kit/time.ts';
import type { Keystrokes } from '#factors/typing/keystrokes.ts';
import { steps, type Change, type Flow, type Step } from './flows.ts';

/** Mangopay: guides/sca/session: ten minutes from the answer that carried the link. */
export const SESSION_LIFE_MS = 10 * MINUTE;
/** RTS art. 4(3)(d): five minutes, once the person has proven who they are. Strict: whether or not they are idle. */
export const PROVEN_LIFE_MS = 5 * MINUTE;
export const MAX_TRIES = 5;
export const MAX_EMAIL_TRIES = 5;
/** PINs that a session may offer: refusals are no oracle for what the rules know of the person. */
export const MAX_PIN_TRIES = 10;
/** Ceremonies that a session may see cancelled or refused; then the other way is left. */
export const MAX_PASSKEY_TRIES = 5;
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
  | 'phone_known'
  | 'code_refused'
  | 'not_right'
  | 'proof_refused'
  | 'passkey_cancelled'
  | 'passkey_unusable'
  | 'passkey_known'
  | 'passkey_synced'
  | 'passkey_refused'
  | 'passkey_too_often'
  | 'passkey_renamed'
  | 'code_undelivered'
  | 'mail_code_undelivered'
  | 'changed_lately'
  | 'last_pair'
  | 'code_too_soon'
  | 'too_many_codes'
  | 'code_unavailable'
  | 'country_refused'
  | 'enrolled_elsewhere'
  | 'details_changed';

/** As `NewPasskey`, its bytes in base64. */
export interface StagedPasskey {
  readonly credentialId: string;
  readonly publicKey: string;
  readonly counter: number;
  readonly transports: readonly string[];
  readonly synced: boolean;
  readonly backedUp: boolean;
  readonly aaguid: string;
  readonly name: string;
}

/** What the person chose on the way. */
export interface Choices {
  /** Their browser can make and use passkeys: its script says so at Start. */
  readonly passkeys?: boolean;
  /** The rhythm of the address may stand in for the code: it may be asked, its one verdict is paid for, or it was not enough. */
  readonly typing?: 'offered' | 'paid' | 'spent';
  /** The address was typed as if by somebody else. */
  readonly doubted?: boolean;
  /** What the person says of their typing from now on; undefined: nothing new. */
  readonly declinesTyping?: boolean | undefined;
  /** The client's wishes when the session began, or began anew. */
  readonly policy?: string;
  /** They go the other way. */
  readonly declined?: boolean;
  /** They cannot go that way either. */
  readonly stranded?: boolean;
  readonly backup?: 'number' | 'passkey' | 'none';
  /** They want to change how they confirm. */
  readonly manages?: boolean;
  readonly change?: Change;
  /** The passkey to be removed. */
  readonly passkey?: PasskeyId;
}

/** Credentials made in the session; real only once it validates. */
export interface Staged {
  /** A sealed PIN hash, base64. */
  readonly pin?: string;
  /** E.164. */
  readonly phone?: string;
  readonly passkeys?: readonly StagedPasskey[];
  /** Hash of the secret by which a first enrolment began, base64. */
  readonly proof?: string;
  readonly keystrokes?: Keystrokes;
  /** A PIN that was entered where the typing was not enough: the verdict waits for the code. */
  readonly pinRight?: boolean | undefined;
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
  /** The colours and the theme that the link asked for, in the words of its query. */
  readonly look: string | undefined;
}

export interface OpenSession extends SessionBase {
  readonly state: 'open';
  readonly tries: number;
  readonly emailTries: number;
  readonly pinTries: number;
  readonly passkeyTries: number;
  readonly codesSent: number;
  readonly choices: Choices;
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

/** What a browser brings when it claims the session. */
export interface Claimant {
  readonly claimHash: Buffer;
  readonly returnUrl: string;
  readonly lang: string;
  readonly look: string | undefined;
  readonly passkeys: boolean;
}

/** What a session begins on: the person and the client's wishes as they are now. */
export interface Ground {
  readonly flow: Flow;
  readonly credentialsVersion: number;
  /** The client's settings that decide about a session, as one text. */
  readonly policy: string;
}

/**
 * Also when another browser takes over: nothing of the progress goes with it, but what was spent stays spent.
 */
export function start(
  session: OpenSession,
  { policy, ...ground }: Ground,
  { passkeys, ...claimant }: Claimant,
): OpenSession {
  return {
    ...session,
    ...nothingDone,
    ...ground,
    ...claimant,
    claim: session.claim + 1,
    choices: { passkeys, policy },
  };
}

export function canMove(session: OpenSession): boolean {
  return session.claim <= MAX_MOVES;
}

/** The person's credentials or the client's wishes changed meanwhile: what was staged here is void. */
export function isOutdated({ credentialsVersion, choices }: OpenSession, ground: Ground): boolean {
  return credentialsVersion !== ground.credentialsVersion || choices.policy !== ground.policy;
}

/** Begins anew on the flow that fits now. */
export function restart(session: OpenSession, { policy, ...ground }: Ground): OpenSession {
  const isEnrolledNow = session.flow === 'enrolment' && ground.flow !== 'enrolment';
  const { passkeys = false } = session.choices;
  const notice = isEnrolledNow ? 'enrolled_elsewhere' : 'details_changed';
  return { ...session, ...nothingDone, ...ground, choices: { passkeys, policy }, notice };
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
    case 'passkey_try':
      return { ...session, passkeyTries: session.passkeyTries + 1 };
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
    case 'passkey_try':
      return session.passkeyTries >= MAX_PASSKEY_TRIES;
    case 'guess':
      return session.tries >= mostTries(step);
  }
}

/** Who needed the last try to prove who they are has tries left for the doubt that is asked after it. */
function mostTries(step: Step): number {
  return step === 'mail_code' ? 2 * MAX_TRIES : MAX_TRIES;
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

export function choose(session: OpenSession, choices: Choices = {}): OpenSession {
  return { ...session, choices: { ...session.choices, ...choices }, notice: undefined };
}

/** Who goes by the code stays with it, whatever would make the typing possible again meanwhile. */
export function withoutVerdict(session: OpenSession, step: Step): OpenSession {
  const isLeft = step === 'pin_and_code' && session.choices.typing === 'offered';
  return isLeft ? { ...session, choices: { ...session.choices, typing: 'spent' } } : session;
}

/** Whoever has proven who they are does not stay so for long. */
export function shorten(session: OpenSession, now: Date): OpenSession {
  const end = later(now, PROVEN_LIFE_MS);
  return end < session.expiresAt ? { ...session, expiresAt: end } : session;
}

/** How many ceremonies and guesses were paid for: what makes each challenge another one. */
export function attempts(session: OpenSession): number {
  return session.tries + session.passkeyTries;
}

/** Back to the settings: the change that was begun is forgotten. */
export function dropChange(session: OpenSession): OpenSession {
  const { change: _c, passkey: _k, ...choices } = session.choices;
  const { keystrokes } = session.staged;
  const proven = session.done.filter(
    (step) => steps[step].proves.length > 0 || step === 'email' || step === 'mail_code',
  );
  return {
    ...session,
    choices,
    done: proven,
    staged: keystrokes === undefined ? {} : { keystrokes },
    notice: undefined,
  };
}

/** Another flow from its beginning, on what the person has already. */
export function enterFlow(session: OpenSession, flow: Flow): OpenSession {
  const { passkeys = false, policy = '' } = session.choices;
  return { ...session, flow, choices: { passkeys, policy }, notice: undefined };
}

/** The person wants another number: back to choosing one. */
export function changeNumber(session: OpenSession): OpenSession {
  const { phone: _p, typed: _t, ...staged } = session.staged;
  return { ...session, done: session.done.filter((step) => step !== 'new_phone'), staged, notice: undefined };
}

export function close(session: OpenSession, state: Outcome, reason: string, closedAt: Date): ClosedSession {
  const {
    notice: _n,
    staged: _s,
    done: _d,
    tries: _t,
    emailTries: _e,
    pinTries: _p,
    codesSent: _c,
    passkeyTries: _k,
    choices: _h,
    ...base
  } = session;
  return { ...base, state, reason, closedAt };
}
