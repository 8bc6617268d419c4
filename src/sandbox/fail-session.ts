// Fails a session as people do: they leave, or they answer wrongly until nothing is left.
import type { Answer } from '#sca/answer.ts';
import { steps } from '#sca/flows.ts';
import { leaveSession } from '#sca/move-session.ts';
import type { Session } from '#sca/session.ts';
import { isCodeStep } from '#sca/send-code.ts';
import { submitStep } from '#sca/submit-step.ts';
import type { Host } from '#world/world.ts';
import { rightAnswer, type At, type Known, type Right } from './complete-session.ts';
import { askForCode, assertTaken, driveSession } from './drive-session.ts';

export const failures = ['leave', 'wrong_email', 'wrong_code'] as const;

/** leave: back to the platform. wrong_email, wrong_code: wrong there, right elsewhere. Wrong codes block the person, too. */
export type Failure = (typeof failures)[number];

/** Answers it as it is then. @throws Fault `param_error` that says why it does not fail this way */
export async function failAsPerson(
  host: Host,
  session: Session,
  { by, ...right }: Right & { readonly by: Failure },
  known: Known,
): Promise<Session> {
  return await driveSession(host, session, right, async ({ holder, session: now, person, step }) => {
    if (by === 'leave') {
      await leaveSession(host, holder);
      return;
    }
    if (isCodeStep(step) && (await askForCode(host, holder, now, step))) return;
    const at = { session: now, person, step };
    const isWrong = by === 'wrong_email' ? step === 'email' : steps[step].price === 'guess';
    await submitStep(host, holder, isWrong ? wrongAnswer(at) : await rightAnswer(host, at, right, known));
    if (!isWrong) await assertTaken(host, now, step);
  });
}

/** Nothing of it can be right by chance: no code and no PIN has a letter. */
function wrongAnswer({ step }: At): Answer {
  const nothing = 'wrong';
  switch (step) {
    case 'email':
      return { step, email: 'wrong', typing: undefined };
    case 'passkey':
      return { step, credential: nothing };
    case 'pin_and_code':
      return { step, pin: nothing, code: nothing };
    case 'pin_alone':
    case 'pin_and_typing':
      return { step, pin: nothing };
    case 'proof':
    case 'new_phone_code':
    case 'code_alone':
    case 'mail_code':
      return { step, code: nothing };
    default:
      throw new Error(`no answer to ${step} is a guess`);
  }
}
