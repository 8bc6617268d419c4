// Which other ways lead on from a step: nobody is left in front of a question that they cannot answer.
import { isChange, isDoor, type Step } from '#sca/flows.ts';
import { mayDecline } from '#sca/course.ts';
import type { Person } from '#sca/person.ts';
import { MAX_PASSKEY_TRIES, type OpenSession } from '#sca/session.ts';
import type { Ways } from './screen.ts';

export function waysOf(step: Step, session: OpenSession, person: Person): Ways {
  const { flow, choices, done } = session;
  const managing = flow === 'authentication' && choices.manages === true;
  return {
    passkey: canTakePasskey(step, session, person),
    other: isDeclinable(step, session, person) || canTurnBack(step, session, person),
    settings: flow === 'authentication' && isDoor(step) && !managing,
    lost: step === 'pin_and_code' || step === 'pin_and_typing',
    back: managing && isChange(step) && done.includes('settings'),
  };
}

/** The person declined it, and may think again. */
function canTakePasskey(step: Step, { flow, choices, done, passkeyTries }: OpenSession, person: Person): boolean {
  const isUsable = choices.passkeys === true && choices.declined === true && passkeyTries < MAX_PASSKEY_TRIES;
  if (!isUsable || done.includes('passkey') || done.includes('new_passkey')) return false;
  if (flow === 'enrolment') return step === 'email';
  return isDoor(step) && person.passkeys.length > 0;
}

/** Who said that they can use neither, and finds that they can; who cannot confirm the number of a backup. */
function canTurnBack(step: Step, { flow, choices }: OpenSession, { pin, phone }: Person): boolean {
  if (step === 'stranded') return choices.stranded === true && pin !== undefined && phone !== undefined;
  const isNumber = step === 'new_phone' || step === 'new_phone_code';
  return isNumber && flow === 'enrolment' && choices.backup === 'number';
}

function isDeclinable(step: Step, session: OpenSession, person: Person): boolean {
  if (step === 'passkey' || step === 'second_passkey') return true;
  return step === 'new_passkey' && session.flow === 'enrolment' && mayDecline(session, person);
}
