// What each answer is worth, looked at outside of any transaction: hashing is slow.
import { isCode } from '#factors/otp/is-code.ts';
import { isPin, sealPin } from '#factors/pin/pin-hash.ts';
import { pinProblem } from '#factors/pin/pin.ts';
import { toSample } from '#factors/typing/sample.ts';
import { toE164 } from '#users/phone.ts';
import { scaContact } from '#users/user.ts';
import type { Host } from '#world/world.ts';
import type { Person } from './person.ts';
import { codeBinding, type CodeStep } from './send-code.ts';
import type { Notice, OpenSession, Staged } from './session.ts';

/** What a person sent for a step. */
export type Answer =
  | { readonly step: 'email'; readonly email: string; readonly typing: string | undefined }
  | { readonly step: 'new_pin'; readonly pin: string; readonly again: string }
  | { readonly step: 'new_phone'; readonly number: string; readonly country: string | undefined }
  /** The number that the platform gave, confirmed with one tap. */
  | { readonly step: 'new_phone'; readonly suggested: true }
  | { readonly step: 'new_phone_code'; readonly code: string }
  | { readonly step: 'pin_and_code'; readonly pin: string; readonly code: string };

export type Judgement =
  | { readonly accepted: true; readonly staged: Staged }
  | { readonly accepted: false; readonly notice: Notice; readonly staged?: Staged };

const accepted = (staged: Staged = {}): Judgement => ({ accepted: true, staged });
const refused = (notice: Notice): Judgement => ({ accepted: false, notice });

export async function judge(host: Host, session: OpenSession, person: Person, answer: Answer): Promise<Judgement> {
  const contact = scaContact(person.user);
  switch (answer.step) {
    case 'email': {
      if (!sameEmail(answer.email, contact.email)) return refused('email_different');
      const typing = toSample(answer.typing);
      return accepted(typing === undefined ? {} : { typing });
    }
    case 'new_pin': {
      const known = {
        birthday: contact.birthday,
        phones: [contact.phone, person.phone].filter((phone) => phone !== undefined),
      };
      const problem = pinProblem(answer.pin, known) ?? (answer.pin === answer.again ? undefined : 'pin_different');
      if (problem !== undefined) return refused(problem);
      return accepted({ pin: (await sealPin(host, session, answer.pin)).toString('base64') });
    }
    case 'new_phone': {
      const number = 'suggested' in answer ? contact.phone : toE164(answer.number.trim(), answer.country);
      if (number !== undefined) return accepted({ phone: number });
      return 'suggested' in answer
        ? refused('phone_invalid')
        : { ...refused('phone_invalid'), staged: typedOf(answer) };
    }
    case 'new_phone_code':
      return (await isSentCode(host, session, person, answer)) ? accepted() : refused('code_refused');
    case 'pin_and_code': {
      // RTS art. 4(3)(a): both are looked at, whatever either is, and one verdict is given.
      const verdicts = await Promise.all([
        isPin(host, session, person.pin, answer.pin),
        isSentCode(host, session, person, answer),
      ]);
      return verdicts.every(Boolean) ? accepted() : refused('not_right');
    }
  }
}

async function isSentCode(
  host: Host,
  session: OpenSession,
  person: Person,
  answer: { readonly step: CodeStep; readonly code: string },
): Promise<boolean> {
  const binding = codeBinding(session, person, answer.step);
  return binding !== undefined && (await isCode(host, binding, answer.code));
}

const MAX_TYPED = 40;

function typedOf({ number, country }: { readonly number: string; readonly country: string | undefined }): Staged {
  return { typed: { number: number.slice(0, MAX_TYPED), country } };
}

/** Mangopay: guides/sca/factors: the address must match the masked hint; blanks and case are slips of the keyboard. */
function sameEmail(typed: string, email: string | undefined): boolean {
  return email !== undefined && typed.trim().toLowerCase() === email.trim().toLowerCase();
}
