// From a session to the screen that its holder sees now: pure, so that a reload and a second tab show the same.
import { isBlocked } from '#factors/guess-budget.ts';
import { RESEND_AFTER_MS } from '#factors/otp/otp.ts';
import { SECOND, later } from '#kit/time.ts';
import { nextStep, stepsOf, type Step } from '#sca/flows.ts';
import type { Person } from '#sca/person.ts';
import { codeBinding } from '#sca/send-code.ts';
import { isExpired, type OpenSession, type Session } from '#sca/session.ts';
import { actingPerson, scaContact } from '#users/user.ts';
import { maskEmail, maskPhone } from './mask.ts';
import { withControlStatus } from './return-url.ts';
import type { EndScreen, Screen, StepScreen } from './screen.ts';

export interface Seen {
  readonly session: Session;
  readonly person: Person;
  readonly platform: string;
  /** When the newest code was sent, and for which number. */
  readonly code: { readonly createdAt: Date; readonly number: string } | undefined;
}

export function toScreen(seen: Seen, now: Date): Screen {
  const { session, person, platform } = seen;
  if (session.state !== 'open' || isExpired(session, now)) return endScreen(session, platform);
  const step = nextStep(session.flow, person.standing, session.done);
  // Cannot be: the move that does the last step also closes the session.
  if (step === undefined) return { kind: 'notice', notice: 'went_wrong' };
  if (isBlocked(person.budget, now)) {
    return { kind: 'blocked', platform, until: person.budget.blockedUntil ?? now };
  }
  const steps = stepsOf(session.flow, person.standing);
  return {
    kind: 'step',
    sessionId: session.id,
    platform,
    progress: { step: steps.indexOf(step) + 1, of: steps.length },
    problem: session.notice,
    screen: stepScreen(step, session, seen, now),
    endsInS: Math.max(0, Math.ceil((session.expiresAt.getTime() - now.getTime()) / SECOND)),
  };
}

/** An expired session shows its end at once, also before the background job has closed it. */
export function endScreen(session: Session, platform: string, target = session.returnUrl): EndScreen {
  const outcome = session.state === 'open' ? 'expired' : session.state;
  return {
    kind: 'end',
    platform,
    outcome,
    target:
      target === undefined ? undefined : withControlStatus(target, outcome === 'validated' ? 'VALIDATED' : 'FAILED'),
  };
}

function stepScreen(step: Step, session: OpenSession, { person, code }: Seen, now: Date): StepScreen {
  const contact = scaContact(person.user);
  switch (step) {
    case 'email':
      return { name: 'email', hint: maskEmail(contact.email ?? '') };
    case 'new_pin':
      return { name: 'new_pin' };
    case 'new_phone':
      return {
        name: 'new_phone',
        suggested: contact.phone === undefined ? undefined : maskPhone(contact.phone),
        country: session.staged.typed?.country ?? countryOf(person),
        typed: session.staged.typed?.number,
      };
    case 'new_phone_code':
    case 'pin_and_code': {
      const number = codeBinding(session, person, step)?.number ?? '';
      const sent = code !== undefined && code.number === number;
      const resendInS = sent ? secondsUntil(later(code.createdAt, RESEND_AFTER_MS), now) : 0;
      const masked = maskPhone(number);
      return step === 'new_phone_code'
        ? { name: step, number: masked, resendInS }
        : { name: step, number: masked, codeSent: sent, resendInS };
    }
  }
}

function countryOf({ user }: Person): string | undefined {
  const { phoneNumberCountry, countryOfResidence } = actingPerson(user);
  return phoneNumberCountry ?? countryOfResidence;
}

function secondsUntil(date: Date, now: Date): number {
  return Math.max(0, Math.ceil((date.getTime() - now.getTime()) / SECOND));
}
