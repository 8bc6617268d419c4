// A session as its last event tells of it: in the words of the API.
import type { SessionOfEvent } from '#webhooks/event.ts';
import type { Change, Flow } from './flows.ts';
import type { OpenSession } from './session.ts';

const purposes: Readonly<Record<Flow, SessionOfEvent['purpose']>> = {
  enrolment: 'ENROLMENT',
  re_enrolment: 'RE_ENROLMENT',
  authentication: 'AUTHENTICATION',
  // The person turned to them in an authentication.
  forgotten_pin: 'AUTHENTICATION',
  changed_number: 'AUTHENTICATION',
};

const changes: Readonly<Record<Change, NonNullable<SessionOfEvent['change']>>> = {
  pin: 'PIN',
  number: 'NUMBER',
  add_passkey: 'ADD_PASSKEY',
  remove_passkey: 'REMOVE_PASSKEY',
};

export function toEventSession({ id, flow, choices }: OpenSession): SessionOfEvent {
  const change = changeOf(flow) ?? choices.change;
  return { id, purpose: purposes[flow], change: change && changes[change] };
}

/** The flows whose very purpose is one change. */
function changeOf(flow: Flow): Change | undefined {
  if (flow === 'forgotten_pin') return 'pin';
  return flow === 'changed_number' ? 'number' : undefined;
}
