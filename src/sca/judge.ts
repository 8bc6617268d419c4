// What each answer is worth, looked at outside of any transaction: hashing is slow.
import { settingOf } from '#clients/client.ts';
import { isCode } from '#factors/otp/is-code.ts';
import { challengeOf } from '#factors/passkey/ceremony.ts';
import { isCredentialKnown } from '#factors/passkey/passkey-rows.ts';
import { verifyAssertion, verifyRegistration, type Assertion } from '#factors/passkey/verify.ts';
import { isPin, sealPin } from '#factors/pin/pin-hash.ts';
import { pinProblem, tidyPin } from '#factors/pin/pin.ts';
import { isProof } from '#factors/proof/is-proof.ts';
import { findProof } from '#factors/proof/proof-rows.ts';
import { toE164 } from '#users/phone.ts';
import { scaContact } from '#users/user.ts';
import type { Host } from '#world/world.ts';
import type { Answer, NewPhoneAnswer, PinAndCodeAnswer, SettingsAnswer } from './answer.ts';
import { courseOf } from './course.ts';
import { canDoWithout, mayChange } from './may-change.ts';
import { isOfKind, type Person } from './person.ts';
import { codeBinding, type CodeStep } from './send-code.ts';
import { attempts, type Choices, type Notice, type OpenSession, type Staged } from './session.ts';
import { judgeEmail } from './typing/judge-email.ts';
import type { TypingScore } from './typing/note-typing.ts';
import { isSure, weigh } from './typing/weigh.ts';

export type Judgement =
  | {
      readonly accepted: true;
      readonly staged: Staged;
      readonly choices?: Choices;
      /** A passkey that was used: its counter moves with the session, or neither does. */
      readonly used?: Assertion;
      /** What the rhythm of typing said, to be noted. */
      readonly typing?: TypingScore;
    }
  /** Neither right nor wrong: the code is asked, and the verdict waits for it. */
  | { readonly accepted: 'code_asked'; readonly pinRight: boolean; readonly typing: TypingScore }
  | Refused;

interface Refused {
  readonly accepted: false;
  readonly notice: Notice;
  readonly staged?: Staged;
  readonly choices?: Choices;
}

const accepted = (staged: Staged = {}, choices: Choices = {}): Judgement => ({ accepted: true, staged, choices });
const refused = (notice: Notice): Refused => ({ accepted: false, notice });

/** @param session as it is once the try is paid */
export async function judge(host: Host, session: OpenSession, person: Person, answer: Answer): Promise<Judgement> {
  switch (answer.step) {
    case 'proof':
      return await judgeProof(host, session, answer.code);
    case 'email':
      return await judgeEmail(host, session, person, answer, emailAsked(session, person));
    case 'new_pin':
      return await judgeNewPin(host, session, person, answer);
    case 'new_passkey':
    case 'second_passkey':
      return await judgeNewPasskey(host, session, person, answer);
    case 'backup':
      return accepted({}, { backup: answer.backup });
    case 'new_phone':
      return judgeNewPhone(host, session, person, answer);
    case 'new_phone_code':
      return (await isSentCode(host, session, person, answer)) ? accepted() : refused('code_refused');
    case 'passkey': {
      const challenge = challengeOf(host, challengePaid(session, 'passkey'));
      const used = await verifyAssertion(host, challenge, answer.credential, person.passkeys);
      return used === undefined ? refused('passkey_refused') : { accepted: true, staged: {}, used };
    }
    case 'pin_and_code':
      return await judgePinAndCode(host, session, person, answer);
    case 'pin_and_typing':
      return await judgePinAndTyping(host, session, person, answer.pin);
    case 'mail_code':
      return (await isSentCode(host, session, person, answer)) ? accepted() : refused('code_refused');
    case 'pin_alone':
      return (await isPin(host, session, person.pin, tidyPin(answer.pin))) ? accepted() : refused('not_right');
    case 'code_alone':
      return (await isSentCode(host, session, person, answer)) ? accepted() : refused('code_refused');
    case 'settings':
      return judgeSettings(person, answer);
    case 'removal':
      return accepted();
  }
}

/** RTS art. 4(3)(a): both are looked at, whatever either is, and one verdict is given. */
async function judgePinAndCode(
  host: Host,
  session: OpenSession,
  person: Person,
  answer: PinAndCodeAnswer,
): Promise<Judgement> {
  const { pinRight } = session.staged;
  const verdicts = await Promise.all([
    pinRight ?? isPin(host, session, person.pin, tidyPin(answer.pin)),
    isSentCode(host, session, person, answer),
  ]);
  if (verdicts.every(Boolean)) return accepted();
  // What was entered before is not tried again with the next code: both are asked anew.
  return { ...refused('not_right'), staged: { pinRight: undefined } };
}

/** As above: a wrong PIN and a hand that is not known lead to the same question, the code. */
async function judgePinAndTyping(host: Host, session: OpenSession, person: Person, pin: string): Promise<Judgement> {
  const { keystrokes } = session.staged;
  const address = emailAsked(session, person);
  if (keystrokes === undefined || address === undefined) throw new Error(`session ${session.id} has no typing`);
  const [pinRight, typing] = await Promise.all([
    isPin(host, session, person.pin, tidyPin(pin)),
    weigh(host, session, keystrokes, address),
  ]);
  if (pinRight && isSure(typing, keystrokes)) return { accepted: true, staged: {}, typing };
  return { accepted: 'code_asked', pinRight, typing };
}

/** Which secret it was is kept: another one may void it before the session comes to its end. */
async function judgeProof(host: Host, { userId }: OpenSession, code: string): Promise<Judgement> {
  const stored = await findProof(host.db, userId);
  if (!isProof(host, userId, stored, code) || stored === undefined) return refused('proof_refused');
  return accepted({ proof: stored.proofHash.toString('base64') });
}

/** To what a ceremony that is shown now is bound. */
export function challengeShown(session: OpenSession, step: string) {
  return { sessionId: session.id, step, claim: session.claim, attempt: attempts(session) };
}

/** The same, after its try was paid. */
function challengePaid(session: OpenSession, step: string) {
  return { ...challengeShown(session, step), attempt: attempts(session) - 1 };
}

/** The platform's new address is typed where it is to be confirmed; elsewhere the one that was confirmed last. */
export function emailAsked({ flow }: OpenSession, person: Person): string | undefined {
  return flow === 'enrolment' || flow === 're_enrolment' ? scaContact(person.user).email : person.email;
}

async function judgeNewPin(
  host: Host,
  session: OpenSession,
  person: Person,
  { pin, again }: { readonly pin: string; readonly again: string },
): Promise<Judgement> {
  const { phone, birthday } = scaContact(person.user);
  const known = { birthday, phones: [phone, person.phone].filter((number) => number !== undefined) };
  const length = settingOf(person.client, 'pinLength');
  const chosen = tidyPin(pin);
  const problem = pinProblem(chosen, known, length) ?? (chosen === tidyPin(again) ? undefined : 'pin_different');
  if (problem !== undefined) return refused(problem);
  return accepted({ pin: (await sealPin(host, session, chosen)).toString('base64') });
}

async function judgeNewPasskey(
  host: Host,
  session: OpenSession,
  person: Person,
  { step, credential }: { readonly step: 'new_passkey' | 'second_passkey'; readonly credential: string },
): Promise<Judgement> {
  const made = await verifyRegistration(host, challengeOf(host, challengePaid(session, step)), credential);
  if (made === undefined) return refused('passkey_unusable');
  if (!isOfKind(person.client, made)) return refused('passkey_synced');
  const { passkeys: staged = [] } = session.staged;
  const passkey = {
    ...made,
    credentialId: made.credentialId.toString('base64'),
    publicKey: made.publicKey.toString('base64'),
  };
  // Browsers are told to exclude them; one that does not is not believed.
  const isKnown =
    staged.some(({ credentialId }) => credentialId === passkey.credentialId) ||
    (await isCredentialKnown(host.db, made.credentialId));
  return isKnown ? refused('passkey_known') : accepted({ passkeys: [...staged, passkey] });
}

function judgeNewPhone(host: Host, session: OpenSession, person: Person, answer: NewPhoneAnswer): Judgement {
  const isSuggested = 'suggested' in answer;
  const { phone: given } = scaContact(person.user);
  // A stolen link must not be enough: with this policy codes go to the number that the platform knows.
  if (!isSuggested && courseOf(host, session, person).phoneDue) return refused('phone_invalid');
  const phone = isSuggested ? given : toE164(answer.number.trim(), answer.country);
  // Who confirms what the platform changed may well keep their own.
  const isChange = session.choices.change === 'number' || session.flow === 'changed_number';
  if (isChange && phone !== undefined && phone === person.phone) return refused('phone_known');
  if (phone !== undefined) return accepted({ phone });
  return isSuggested ? refused('phone_invalid') : { ...refused('phone_invalid'), staged: typedOf(answer) };
}

/** What may be changed is looked at again when it becomes real. */
function judgeSettings(person: Person, answer: SettingsAnswer): Judgement {
  if (answer.change === undefined) return accepted();
  const removed = answer.change === 'remove_passkey' ? answer.passkey : undefined;
  if (!mayChange(person, answer.change, removed)) return refused('changed_lately');
  if (answer.change !== 'remove_passkey') return accepted({}, { change: answer.change });
  const { change, passkey: id } = answer;
  const passkey = person.allPasskeys.find((each) => each.id === id);
  if (passkey === undefined) return refused('details_changed');
  return canDoWithout(person, passkey.id) ? accepted({}, { change, passkey: passkey.id }) : refused('last_pair');
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
