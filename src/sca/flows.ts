// The flows, to be read aloud: which steps a session asks, in which order, and what each of them does.
import type { Category } from '#factors/factor.ts';

/**
 * enrolment: the person has no credentials yet. re_enrolment: the platform changed the contact of an enrolled person.
 * authentication: the person is enrolled, whatever call made the link.
 */
export type Flow = 'enrolment' | 're_enrolment' | 'authentication';

export type Step = 'email' | 'new_pin' | 'new_phone' | 'new_phone_code' | 'pin_and_code';

/** What a step may use up: every price is paid before the answer is looked at. */
export type Price = 'free' | 'email_try' | 'pin_try' | 'guess';

export interface StepRule {
  readonly price: Price;
  /** Categories of existing elements that the step proves. A new element proves nothing in the session that makes it. */
  readonly proves: readonly Category[];
}

export const steps = {
  email: { price: 'email_try', proves: [] },
  new_pin: { price: 'pin_try', proves: [] },
  new_phone: { price: 'free', proves: [] },
  new_phone_code: { price: 'guess', proves: [] },
  // One screen, one verdict: RTS art. 4(3)(a).
  pin_and_code: { price: 'guess', proves: ['knowledge', 'possession'] },
} as const satisfies Record<Step, StepRule>;

export interface FlowStep {
  readonly step: Step;
  /** Only where the platform's number differs from the one that codes go to. */
  readonly when?: 'phone_changed';
}

export const flows: Readonly<Record<Flow, readonly FlowStep[]>> = {
  enrolment: [{ step: 'email' }, { step: 'new_pin' }, { step: 'new_phone' }, { step: 'new_phone_code' }],
  re_enrolment: [
    { step: 'email' },
    { step: 'pin_and_code' },
    { step: 'new_phone', when: 'phone_changed' },
    { step: 'new_phone_code', when: 'phone_changed' },
  ],
  authentication: [{ step: 'email' }, { step: 'pin_and_code' }],
};

/** What decides about the flow of a person's next session. */
export interface Standing {
  readonly enrolled: boolean;
  /** The platform changed the contact and waits for the person to confirm. */
  readonly pending: boolean;
  readonly phoneChanged: boolean;
}

export function flowFor(standing: Standing): Flow {
  if (!standing.enrolled) return 'enrolment';
  return standing.pending ? 're_enrolment' : 'authentication';
}

export function stepsOf(flow: Flow, standing: Pick<Standing, 'phoneChanged'>): readonly Step[] {
  return flows[flow].filter((entry) => entry.when === undefined || standing.phoneChanged).map((entry) => entry.step);
}

/** The first step not done yet is the screen; undefined when the session may validate. */
export function nextStep(
  flow: Flow,
  standing: Pick<Standing, 'phoneChanged'>,
  done: readonly Step[],
): Step | undefined {
  return stepsOf(flow, standing).find((step) => !done.includes(step));
}

/** A first enrolment has nothing to prove with; every other flow needs two existing elements of different categories. */
export function isProven(flow: Flow, done: readonly Step[]): boolean {
  if (flow === 'enrolment') return flows.enrolment.every((entry) => done.includes(entry.step));
  return new Set(done.flatMap((step): readonly Category[] => steps[step].proves)).size >= 2;
}
