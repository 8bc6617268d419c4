// The flows, to be read aloud: which steps a session asks, in which order, and what each of them does.
import { categoriesOf, type ExistingElement, type NewElement } from '#factors/factor.ts';

/**
 * enrolment: the person has no credentials yet. re_enrolment: the platform changed the contact of an enrolled person.
 * authentication: the person is enrolled, whatever call made the link; elements can be changed after it.
 * forgotten_pin, changed_number: the original's ways with one element, for sandboxes that ask for them.
 */
export type Flow = 'enrolment' | 're_enrolment' | 'authentication' | 'forgotten_pin' | 'changed_number';

/** One element a session, added, changed or removed after a full authentication. */
export type Change = 'pin' | 'number' | 'add_passkey' | 'remove_passkey';

export type Step =
  | 'proof'
  | 'new_passkey'
  | 'email'
  | 'new_pin'
  | 'backup'
  | 'second_passkey'
  | 'new_phone'
  | 'new_phone_code'
  | 'passkey'
  | 'pin_and_typing'
  | 'pin_and_code'
  | 'mail_code'
  | 'pin_alone'
  | 'code_alone'
  | 'stranded'
  | 'settings'
  | 'removal';

/** What a step may use up: every price is paid before the answer is looked at. */
export type Price = 'free' | 'email_try' | 'pin_try' | 'passkey_try' | 'guess';

export interface StepRule {
  readonly price: Price;
  /** Existing elements that the step proves. */
  readonly proves: readonly ExistingElement[];
  /** A new element that the step makes: a type of its own, so that it can prove nothing. */
  readonly makes?: NewElement;
}

export const steps: Readonly<Record<Step, StepRule>> = {
  /** The secret that came another way than the link. It is used once, and is no element. */
  proof: { price: 'guess', proves: [] },
  email: { price: 'email_try', proves: [] },
  new_passkey: { price: 'passkey_try', proves: [], makes: 'new_passkey' },
  second_passkey: { price: 'passkey_try', proves: [], makes: 'new_passkey' },
  new_pin: { price: 'pin_try', proves: [], makes: 'new_pin' },
  new_phone: { price: 'free', proves: [] },
  new_phone_code: { price: 'guess', proves: [], makes: 'new_number' },
  passkey: { price: 'guess', proves: ['passkey'] },
  // One screen, one verdict: RTS art. 4(3)(a).
  pin_and_code: { price: 'guess', proves: ['pin', 'sms_code'] },
  /** As above; where the two are not enough, the code is asked, and nobody learns which of them was not. */
  pin_and_typing: { price: 'guess', proves: ['pin', 'typing'] },
  /** One thing more of who types strangely. A mailbox is no element: EBA-Op-2019-06. */
  mail_code: { price: 'guess', proves: [] },
  pin_alone: { price: 'guess', proves: ['pin'] },
  code_alone: { price: 'guess', proves: ['sms_code'] },
  /** A second way to authenticate, offered to who enrolled with a passkey. */
  backup: { price: 'free', proves: [] },
  settings: { price: 'free', proves: [] },
  removal: { price: 'free', proves: [] },
  /** Nothing can be asked of the person here: the session leads to a request for recovery. It is never done. */
  stranded: { price: 'free', proves: [] },
};

/** Where an enrolled person is still to be recognised, by one element or another. */
export function isDoor(step: Step): boolean {
  return ['passkey', 'email', 'pin_and_typing', 'pin_and_code', 'stranded'].includes(step);
}

/** Where a change that was chosen in the settings is made. */
export function isChange(step: Step): boolean {
  return ['new_pin', 'new_phone', 'new_phone_code', 'new_passkey', 'removal'].includes(step);
}

/** What decides which steps of a flow are asked. Facts are looked up again for every request; choices are the session's. */
export interface Course {
  readonly flow: Flow;
  /** A passkey can be made (enrolment) or used here, and the person does not decline. */
  readonly byPasskey: boolean;
  /** The person can be asked for PIN and code; in an enrolment: a number can be confirmed. */
  readonly byCode: boolean;
  /** The rhythm in which the address was typed may stand in for the code. */
  readonly byTyping: boolean;
  /** The address was typed as if by somebody else: one thing more is asked. */
  readonly doubted: boolean;
  /** The platform's number differs from the one that codes go to. */
  readonly phoneChanged: boolean;
  /** The enrolment asks for the secret that came another way. */
  readonly proofDue: boolean;
  /** The enrolment confirms the platform's number, whatever else it makes. */
  readonly phoneDue: boolean;
  readonly backup: 'number' | 'passkey' | 'none' | undefined;
  /** The person wants to change how they confirm. */
  readonly manages: boolean;
  readonly change: Change | undefined;
}

type When = (course: Course) => boolean;

const byPasskey: When = (course) => course.byPasskey;
const otherwise: When = (course) => !course.byPasskey;
const byCode: When = (course) => !course.byPasskey && course.byCode;
/** Never on the way to changing an element: an error rate that is right for a payment is too high for that. */
const byTyping: When = (course) => byCode(course) && course.byTyping && !course.manages;
const byCodeAfterAll: When = (course) => byCode(course) && !byTyping(course);
const doubted: When = (course) => byCode(course) && course.doubted;
const neither: When = (course) => !course.byPasskey && !course.byCode;
const noNumber: When = (course) => !course.byCode;
const needsNumber: When = (course) => !course.byPasskey || course.phoneDue || course.backup === 'number';
const changes =
  (change: Change): When =>
  (course) =>
    course.manages && course.change === change;

export interface FlowStep {
  readonly step: Step;
  /** Always, unless told. */
  readonly when?: When;
}

export const flows: Readonly<Record<Flow, readonly FlowStep[]>> = {
  enrolment: [
    { step: 'stranded', when: noNumber },
    { step: 'proof', when: (course) => course.proofDue },
    { step: 'new_passkey', when: byPasskey },
    { step: 'email' },
    { step: 'new_pin' },
    { step: 'backup', when: (course) => course.byPasskey && !course.phoneDue },
    { step: 'second_passkey', when: (course) => course.byPasskey && course.backup === 'passkey' },
    { step: 'new_phone', when: needsNumber },
    { step: 'new_phone_code', when: needsNumber },
  ],
  re_enrolment: [
    { step: 'passkey', when: byPasskey },
    { step: 'email' },
    { step: 'stranded', when: neither },
    { step: 'pin_and_code', when: byCode },
    { step: 'mail_code', when: doubted },
    { step: 'new_phone', when: (course) => course.phoneChanged },
    { step: 'new_phone_code', when: (course) => course.phoneChanged },
  ],
  authentication: [
    { step: 'passkey', when: byPasskey },
    { step: 'email', when: otherwise },
    { step: 'stranded', when: neither },
    { step: 'pin_and_typing', when: byTyping },
    { step: 'pin_and_code', when: byCodeAfterAll },
    { step: 'mail_code', when: doubted },
    { step: 'settings', when: (course) => course.manages },
    { step: 'new_pin', when: changes('pin') },
    { step: 'new_phone', when: changes('number') },
    { step: 'new_phone_code', when: changes('number') },
    { step: 'new_passkey', when: changes('add_passkey') },
    { step: 'removal', when: changes('remove_passkey') },
  ],
  forgotten_pin: [{ step: 'email' }, { step: 'new_pin' }, { step: 'code_alone' }],
  changed_number: [{ step: 'email' }, { step: 'pin_alone' }, { step: 'new_phone' }, { step: 'new_phone_code' }],
};

/** What decides about the flow of a person's next session. */
export interface Standing {
  readonly enrolled: boolean;
  /** The platform changed the contact and waits for the person to confirm. */
  readonly pending: boolean;
}

export function flowFor(standing: Standing): 'enrolment' | 're_enrolment' | 'authentication' {
  if (!standing.enrolled) return 'enrolment';
  return standing.pending ? 're_enrolment' : 'authentication';
}

export function stepsOf(course: Course): readonly Step[] {
  return flows[course.flow].filter(({ when }) => when === undefined || when(course)).map(({ step }) => step);
}

/** The first step not done yet is the screen; undefined when the session may validate. */
export function nextStep(course: Course, done: readonly Step[]): Step | undefined {
  return stepsOf(course).find((step) => !done.includes(step));
}

/** RTS art. 4(1): two existing elements of different categories. */
export function hasProven(done: readonly Step[]): boolean {
  return new Set(done.flatMap((step) => steps[step].proves).flatMap((element) => categoriesOf[element])).size >= 2;
}

/**
 * Whether other elements than the typing vouch for a session: only of such may a profile learn, and only such switch
 * the element on again after two misses. The original's ways with one element do not.
 */
export function vouchesForTyping(flow: Flow, done: readonly Step[]): boolean {
  if (flow === 'enrolment') return hasMade(done);
  return done.includes('passkey') || done.includes('pin_and_code');
}

/** A first enrolment has nothing to prove with: it must make what the next session can prove by. */
function hasMade(done: readonly Step[]): boolean {
  const made = done.map((step) => steps[step].makes);
  return made.includes('new_pin') && (made.includes('new_passkey') || made.includes('new_number'));
}

/** Looked at again by the transaction that validates, whatever led there. */
export function isProven(flow: Flow, done: readonly Step[]): boolean {
  switch (flow) {
    case 'enrolment':
      return hasMade(done);
    case 're_enrolment':
    case 'authentication':
      return hasProven(done);
    case 'forgotten_pin':
    case 'changed_number':
      return flows[flow].every(({ step }) => done.includes(step));
  }
}

/** The ways of the original in which one element authenticates the change of another. */
export function needsOriginalPolicy(flow: Flow): boolean {
  return flow === 'forgotten_pin' || flow === 'changed_number';
}
