// The course of a session: what the person is and has, what the client wants, and what the person chose.
import { settingOf } from '#clients/client.ts';
import { scaContact } from '#users/user.ts';
import type { Host } from '#world/world.ts';
import { flowFor, nextStep, type Course, type Step } from './flows.ts';
import { firstEnrolmentOf, type Person } from './person.ts';
import { goesByTyping } from './typing/by-typing.ts';
import { MAX_PASSKEY_TRIES, type Ground, type OpenSession } from './session.ts';

export function courseOf(host: Host, session: OpenSession, person: Person): Course {
  const { flow, choices } = session;
  const isEnrolment = flow === 'enrolment';
  const phoneDue = isEnrolment && firstEnrolmentOf(host, person.client) === 'apiPhone';
  return {
    flow,
    byPasskey: goesByPasskey(session, person),
    byCode: isEnrolment ? canConfirmNumber(host, person) : canUseCode(session, person),
    byTyping: goesByTyping(session, person),
    doubted: choices.doubted === true,
    phoneChanged: person.phoneChanged,
    proofDue: person.proofDue,
    phoneDue,
    backup: choices.backup,
    manages: choices.manages === true,
    change: choices.change,
  };
}

export function nextStepOf(host: Host, session: OpenSession, person: Person): Step | undefined {
  return nextStep(courseOf(host, session, person), session.done);
}

/** Once a passkey was made or used the way is taken, whatever becomes of the browser or the tries. */
function goesByPasskey({ flow, choices, done, passkeyTries }: OpenSession, person: Person): boolean {
  if (done.includes('passkey') || (flow === 'enrolment' && done.includes('new_passkey'))) return true;
  if (done.includes('pin_and_code') || done.includes('pin_and_typing')) return false;
  const can = choices.passkeys === true && choices.declined !== true && passkeyTries < MAX_PASSKEY_TRIES;
  return can && (flow === 'enrolment' || person.passkeys.length > 0);
}

/** Fails closed: a client that has taken its choice back lets nobody enrol. */
function canConfirmNumber(host: Host, { client, user }: Person): boolean {
  const policy = firstEnrolmentOf(host, client);
  return policy === 'apiPhone' ? scaContact(user).phone !== undefined : policy !== undefined;
}

function canUseCode({ choices }: OpenSession, person: Person): boolean {
  return choices.stranded !== true && person.pin !== undefined && person.phone !== undefined;
}

/** What a session of this person begins on now. */
export function groundOf({ standing, credentialsVersion, client }: Person): Ground {
  return {
    flow: flowFor(standing),
    credentialsVersion,
    policy: JSON.stringify(DECISIVE.map((name) => settingOf(client, name))),
  };
}

const DECISIVE = ['firstEnrolment', 'passkey', 'passkeyKind', 'pinLength', 'selfServiceChange', 'typing'] as const;

/** Whether the person may go the other way than the passkey. */
export function mayDecline(session: OpenSession, person: Person): boolean {
  return session.flow !== 'enrolment' || settingOf(person.client, 'passkey') === 'offered';
}
