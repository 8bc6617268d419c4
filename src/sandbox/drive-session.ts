// Leads a session on as its person would in a browser, by the very verbs of the pages.
import { isBlocked } from '#factors/guess-budget.ts';
import { badParam } from '#kit/fault.ts';
import type { Channel } from '#messages/message.ts';
import type { Device } from '#trail/record.ts';
import { claimSession } from '#sca/claim-session.ts';
import { nextStepOf } from '#sca/course.ts';
import type { Step } from '#sca/flows.ts';
import type { Holder } from '#sca/hold-session.ts';
import { requestCode } from '#sca/move-session.ts';
import { getPerson, type Person } from '#sca/person.ts';
import type { CodeStep } from '#sca/send-code.ts';
import { findSession } from '#sca/session-rows.ts';
import { isExpired, type Notice, type OpenSession, type Session } from '#sca/session.ts';
import type { Host } from '#world/world.ts';
import { findNewestCode } from './sandbox-rows.ts';
import { isOurs } from './soft-passkey.ts';

export interface Wishes {
  /** Where the person comes back to, unless their browser said so already. */
  readonly returnUrl?: string | undefined;
  readonly lang?: string | undefined;
  /** Whether the person's device has passkeys; undefined: for who has one of the sandbox. */
  readonly passkey?: boolean | undefined;
  readonly device: Device;
}

/** What is done at a step; undefined: nothing is left to do. */
export type Act = (at: {
  readonly host: Host;
  readonly holder: Holder;
  readonly session: OpenSession;
  readonly person: Person;
  readonly step: Step;
}) => Promise<void>;

/** More than any flow has, its resends included. */
const MOST_MOVES = 30;

/** What is told once and refuses nothing: the session begins anew on what holds now. */
const NEWS: readonly Notice[] = ['details_changed', 'enrolled_elsewhere'];

/**
 * Takes the session over, and acts until it is over.
 * @throws Fault `param_error` that says why it cannot go on
 */
export async function driveSession(host: Host, session: Session, wishes: Wishes, act: Act): Promise<Session> {
  const holder = await claim(host, session, wishes);
  for (let moves = 0; moves < MOST_MOVES; moves += 1) {
    const now = await get(host, session.id);
    if (now.state !== 'open') return now;
    assertInTime(host, now);
    const person = await getPerson(host, now);
    if (isBlocked(person.budget, host.now()))
      throw stuck('The person is blocked: POST /sandbox/users/{UserId}/unblock.');
    const step = nextStepOf(host, now, person);
    if (step === undefined) throw new Error(`session ${now.id} waits for nothing`);
    await act({ host, holder, session: now, person, step });
    if ((await get(host, session.id)).version === now.version) throw stuck(`Nothing comes of the step ${step}.`);
  }
  throw stuck('The session does not end.');
}

/** What the last answer was refused for, if it was. */
export async function assertTaken(host: Host, { id }: Session, step: Step): Promise<void> {
  const session = await get(host, id);
  if (session.state !== 'open' || session.notice === undefined || NEWS.includes(session.notice)) return;
  throw stuck(`The step ${step} was refused: ${session.notice}.`);
}

/** Whether a code for this step was asked for just now. */
export async function askForCode(host: Host, holder: Holder, session: OpenSession, step: CodeStep): Promise<boolean> {
  if (step === 'new_phone_code' || (await findNewestCode(host.db, session.id, channelOf(step)))?.sealed) return false;
  await requestCode(host, holder);
  await assertTaken(host, session, step);
  return true;
}

export function channelOf(step: Step): Channel {
  return step === 'mail_code' ? 'email' : 'sms';
}

export function stuck(why: string) {
  return badParam('Session', why);
}

async function claim(host: Host, session: Session, { returnUrl, lang, passkey, device }: Wishes): Promise<Holder> {
  if (session.state !== 'open') throw stuck(`The session is over: it was ${session.state}.`);
  assertInTime(host, session);
  const claimed = await claimSession(host, {
    token: session.tokenHash,
    returnUrl: session.returnUrl ?? returnUrl ?? `${host.publicUrl}/sandbox`,
    lang: session.lang ?? lang ?? 'en',
    look: session.look,
    passkeys: passkey ?? (await hasSoftPasskey(host, session)),
    takeOver: true,
    device,
  });
  if (claimed.kind !== 'claimed')
    throw stuck(`The session cannot be taken over: ${claimed.kind.replaceAll('_', ' ')}.`);
  return { sessionId: session.id, cookie: claimed.cookie, device };
}

async function hasSoftPasskey(host: Host, session: OpenSession): Promise<boolean> {
  const { passkeys } = await getPerson(host, session);
  return (await Promise.all(passkeys.map((passkey) => isOurs(host, passkey)))).includes(true);
}

function assertInTime(host: Host, session: Session): void {
  if (isExpired(session, host.now())) throw stuck('The session is over: it is expired.');
}

async function get(host: Host, id: string): Promise<Session> {
  const session = await findSession(host, id);
  if (session === undefined) throw stuck('The session is gone: the sandbox was reset.');
  return session;
}
