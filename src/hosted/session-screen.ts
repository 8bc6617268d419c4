// From a session to the screen that its holder sees now: pure, so that a reload and a second tab show the same.
import { settingOf } from '#clients/client.ts';
import { isBlocked } from '#factors/guess-budget.ts';
import { RESEND_AFTER_MS } from '#factors/otp/otp.ts';
import { creationOptions, requestOptions } from '#factors/passkey/ceremony.ts';
import { SECOND, later } from '#kit/time.ts';
import { courseOf, groundOf } from '#sca/course.ts';
import { nextStep, stepsOf, type Step } from '#sca/flows.ts';
import { challengeShown, emailAsked } from '#sca/judge.ts';
import { canDoWithout, mayChange } from '#sca/may-change.ts';
import { allowsOriginal, type Person } from '#sca/person.ts';
import { codeBinding, isCodeStep, type CodeStep } from '#sca/send-code.ts';
import { isExpired, isOutdated, restart, type OpenSession, type Session } from '#sca/session.ts';
import { actingPerson, scaContact } from '#users/user.ts';
import type { Host } from '#world/world.ts';
import { maskEmail, maskPhone } from './mask.ts';
import { withControlStatus } from '#clients/return-url.ts';
import type { EndScreen, OpenScreen, Screen, StepScreen } from './screen.ts';
import { waysOf } from './ways.ts';

export interface Seen {
  readonly session: Session;
  readonly person: Person;
  /** When the newest code was sent, and for which number. */
  readonly code: { readonly createdAt: Date; readonly number: string } | undefined;
  /** It could not be delivered by anybody. */
  readonly undelivered: boolean;
}

export function toScreen(host: Host, seen: Seen): Screen {
  const { session, person } = seen;
  const { name: platform } = person.client;
  const now = host.now();
  if (session.state !== 'open' || isExpired(session, now)) return endScreen(session, platform);
  // The next answer begins it anew; what is shown must not wait for that.
  const ground = groundOf(person);
  if (isOutdated(session, ground)) return toScreen(host, { ...seen, session: restart(session, ground) });
  const course = courseOf(host, session, person);
  const step = nextStep(course, session.done);
  // Cannot be: the move that does the last step also closes the session.
  if (step === undefined) return { kind: 'notice', notice: 'went_wrong' };
  const { budget } = person;
  if (isBlocked(budget, now)) {
    return {
      kind: 'blocked',
      sessionId: session.id,
      platform,
      until: budget.blockedForGood || budget.blockedUntil === undefined ? undefined : inTime(budget.blockedUntil, now),
    };
  }
  // A doubt is not announced: whoever imitates another's hand must not read in the progress how well.
  const steps = stepsOf(course).filter((each) => each !== 'mail_code' || each === step);
  return {
    kind: 'step',
    sessionId: session.id,
    platform,
    progress: { step: steps.indexOf(step) + 1, of: steps.length },
    problem: problemOf(seen, session, step),
    screen: stepScreen(host, step, session, seen),
    ways: waysOf(step, session, person),
    beforeSettings: course.manages && !session.done.includes('settings') && step !== 'settings',
    endsInS: secondsUntil(session.expiresAt, now),
    version: session.version,
  };
}

/** An expired session shows its end at once, also before the background job has closed it. */
export function endScreen(session: Session, platform: string, target = session.returnUrl): EndScreen {
  const outcome = session.state === 'open' ? 'expired' : session.state;
  return {
    kind: 'end',
    platform,
    outcome,
    why: session.state === 'open' ? undefined : reasons[session.reason],
    target:
      target === undefined ? undefined : withControlStatus(target, outcome === 'validated' ? 'VALIDATED' : 'FAILED'),
  };
}

const reasons: Readonly<Record<string, EndScreen['why']>> = {
  'recovery asked': 'recovery_asked',
  'changed too recently': 'changed_lately',
  'left by the person': 'left',
};

/** That nobody could deliver the code says more than whatever was told before. */
function problemOf({ undelivered }: Seen, session: OpenSession, step: Step): OpenScreen['problem'] {
  if (!isCodeStep(step) || !undelivered) return session.notice;
  return step === 'mail_code' ? 'mail_code_undelivered' : 'code_undelivered';
}

function stepScreen(host: Host, step: Step, session: OpenSession, seen: Seen): StepScreen {
  const { person } = seen;
  switch (step) {
    case 'proof':
      return { name: 'proof', again: person.resetBefore };
    case 'email':
      return { name: 'email', hint: maskEmail(emailAsked(session, person) ?? ''), typing: typingOf(session, person) };
    case 'new_pin':
      return { name: 'new_pin', digits: settingOf(person.client, 'pinLength') };
    case 'new_passkey':
    case 'second_passkey':
      return newPasskeyScreen(host, step, session, person);
    case 'passkey':
      return {
        name: step,
        options: JSON.stringify(requestOptions(host, challengeShown(session, step), person.passkeys)),
      };
    case 'new_phone':
      return newPhoneScreen(host, session, person);
    case 'new_phone_code':
    case 'pin_and_code':
    case 'code_alone':
    case 'mail_code':
      return codeScreen(host, step, session, seen);
    case 'settings':
      return settingsScreen(session, person);
    case 'removal':
      return { name: step, passkey: person.allPasskeys.find(({ id }) => id === session.choices.passkey)?.name ?? '' };
    case 'stranded': {
      const original = allowsOriginal(host, person.client) && person.pin !== undefined && person.phone !== undefined;
      const why = session.flow === 'enrolment' ? 'no_number' : 'lost';
      return { name: step, why, original: original && session.flow === 'authentication' };
    }
    case 'backup':
    case 'pin_alone':
    case 'pin_and_typing':
      return { name: step };
  }
}

function newPasskeyScreen(
  host: Host,
  step: 'new_passkey' | 'second_passkey',
  session: OpenSession,
  person: Person,
): StepScreen {
  const account = {
    userId: session.userId,
    name: maskEmail(scaContact(person.user).email ?? ''),
    platform: person.client.name,
  };
  const staged = (session.staged.passkeys ?? []).map(({ credentialId, transports }) => ({
    credentialId: Buffer.from(credentialId, 'base64'),
    transports,
  }));
  const existing = [...person.allPasskeys, ...staged];
  const added = session.flow === 'enrolment' ? 'first' : 'added';
  return {
    name: 'new_passkey',
    step,
    purpose: step === 'second_passkey' ? 'second' : added,
    options: JSON.stringify(creationOptions(host, challengeShown(session, step), account, existing)),
  };
}

function newPhoneScreen(host: Host, session: OpenSession, person: Person): StepScreen {
  const { phone } = scaContact(person.user);
  // Who changes their number wants another one than the platform knows, unless that is the new one already.
  const suggested = session.choices.change === 'number' && phone === person.phone ? undefined : phone;
  return {
    name: 'new_phone',
    suggested: suggested === undefined ? undefined : maskPhone(suggested),
    only: courseOf(host, session, person).phoneDue,
    country: session.staged.typed?.country ?? countryOf(person),
    typed: session.staged.typed?.number,
  };
}

function codeScreen(host: Host, step: CodeStep, session: OpenSession, { person, code }: Seen): StepScreen {
  const target = codeBinding(session, person, step)?.number ?? '';
  const codeSent = code !== undefined && code.number === target;
  const resendInS = codeSent ? secondsUntil(later(code.createdAt, RESEND_AFTER_MS), host.now()) : 0;
  const number = step === 'mail_code' ? maskEmail(target) : maskPhone(target);
  switch (step) {
    case 'new_phone_code':
      return { name: step, number, only: courseOf(host, session, person).phoneDue, resendInS };
    case 'pin_and_code':
      return { name: step, number, pinEntered: session.staged.pinRight !== undefined, codeSent, resendInS };
    case 'code_alone':
    case 'mail_code':
      return { name: step, number, codeSent, resendInS };
  }
}

/** What the person said last, whether or not their answer was right. */
function typingOf({ choices }: OpenSession, { client, typingDeclined }: Person): 'measured' | 'declined' | undefined {
  if (settingOf(client, 'typing') === 'off') return undefined;
  return (choices.declinesTyping ?? typingDeclined) ? 'declined' : 'measured';
}

function settingsScreen({ choices }: OpenSession, person: Person): StepScreen {
  return {
    name: 'settings',
    passkeys: person.allPasskeys.map(({ id, name, createdAt }) => ({
      id,
      name,
      madeAt: createdAt,
      removable: canDoWithout(person, id) && mayChange(person, 'remove_passkey', id),
    })),
    number: person.phone === undefined ? undefined : maskPhone(person.phone),
    changeableAt: person.changeableAt,
    changes: (['pin', 'number', 'add_passkey'] as const).filter((change) => mayChange(person, change, undefined)),
    canAdd: choices.passkeys === true,
  };
}

function countryOf({ user }: Person): string | undefined {
  const { phoneNumberCountry, countryOfResidence } = actingPerson(user);
  return phoneNumberCountry ?? countryOfResidence;
}

function inTime(at: Date, now: Date) {
  return { at, inS: secondsUntil(at, now) };
}

function secondsUntil(date: Date, now: Date): number {
  return Math.max(0, Math.ceil((date.getTime() - now.getTime()) / SECOND));
}
