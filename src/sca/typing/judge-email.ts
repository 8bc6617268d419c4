// The typed address: whether it is the right one, and what its rhythm is good for under the client's policy.
import { settingOf } from '#clients/client.ts';
import { rhythmOf, type Keystrokes } from '#factors/typing/keystrokes.ts';
import { toSample } from '#factors/typing/sample.ts';
import type { Host } from '#world/world.ts';
import type { EmailAnswer } from '../answer.ts';
import type { Judgement } from '../judge.ts';
import type { Person } from '../person.ts';
import type { Choices, OpenSession } from '../session.ts';
import { isReady, isStrange, weigh } from './weigh.ts';

/** @param asked the address that was to be typed */
export async function judgeEmail(
  host: Host,
  session: OpenSession,
  person: Person,
  { email, typing, declines = session.choices.declinesTyping ?? person.typingDeclined }: EmailAnswer,
  asked: string | undefined,
): Promise<Judgement> {
  const policy = settingOf(person.client, 'typing');
  // Only what differs is a choice: a box left as it was must not undo what another session settles meanwhile.
  const choices: Choices = { declinesTyping: declines === person.typingDeclined ? undefined : declines };
  if (asked === undefined || !isSameAddress(email, asked)) {
    return { accepted: false, notice: 'email_different', choices: policy === 'off' ? {} : choices };
  }
  if (policy === 'off') return { accepted: true, staged: {} };
  if (declines) return { accepted: true, staged: {}, choices };

  // Of the address alone: a blank beside it would be a key more than the profile knows.
  const keystrokes = toKeystrokes(typing, asked.trim().length);
  if (typeof keystrokes === 'string') {
    const score = { typing: { kind: 'unusable', why: keystrokes } } as const;
    return { accepted: true, staged: {}, choices, ...(policy === 'collect' ? {} : score) };
  }
  const staged = { keystrokes };
  if (policy === 'collect') return { accepted: true, staged, choices };
  const score = await weigh(host, session, keystrokes, asked);
  // What may stand in for the code gives its verdict, and its record, together with the PIN: here it would cost no try.
  if (policy === 'element' && isReady(score, keystrokes)) {
    return { accepted: true, staged, choices: { ...choices, typing: 'offered' } };
  }
  const doubted = policy === 'signal' && isStrange(score);
  return { accepted: true, staged, choices: { ...choices, doubted }, typing: score };
}

/** Only what measures typing is kept, even for as long as the session lasts. */
function toKeystrokes(typing: string | undefined, characters: number) {
  const sample = toSample(typing);
  if (sample === undefined) return 'none' as const;
  const keystrokes: Keystrokes = { sample, characters };
  const rhythm = rhythmOf(keystrokes);
  return typeof rhythm === 'string' ? rhythm : keystrokes;
}

/** Mangopay: guides/sca/factors: the address must match the masked hint; blanks and case are slips of the keyboard. */
function isSameAddress(typed: string, asked: string): boolean {
  return typed.trim().toLowerCase() === asked.trim().toLowerCase();
}
