// What a session's typing says of its person: the profile of the device, and a log-likelihood ratio, or why there is none.
import { rhythmOf, typedOn, type Keystrokes } from '#factors/typing/keystrokes.ts';
import { getProfile } from '#factors/typing/learn.ts';
import { textDigest } from '#factors/typing/profile-form.ts';
import { isMeasurable, shippedMismatchBelow, shippedThreshold, shippedVerifier } from '#factors/typing/verifier.ts';
import { verify, type TypingAnswer } from '#factors/typing/verify.ts';
import type { Host } from '#world/world.ts';
import type { Whose } from '../person.ts';

/** @param address that was to be typed */
export async function weigh(
  host: Host,
  { userId }: Pick<Whose, 'userId'>,
  keystrokes: Keystrokes,
  address: string,
): Promise<TypingAnswer> {
  const rhythm = rhythmOf(keystrokes);
  if (typeof rhythm === 'string') return { kind: 'abstains', why: 'unusable_sample', samples: 0 };
  const whose = { userId, device: typedOn(keystrokes), text: textDigest(address) };
  return verify(await getProfile(host, whose), rhythm, shippedVerifier);
}

/** Whether the typing may be asked for a verdict: one is to be had, whatever it will be. Says nothing about who typed. */
export function isReady(answer: TypingAnswer, keystrokes: Keystrokes): boolean {
  if (shippedThreshold === undefined || !isOfMeasuredKind(keystrokes)) return false;
  return answer.kind !== 'abstains' && answer.mature;
}

/** RTS art. 8: a mature profile, above the threshold that was measured. Anything else is not sure. */
export function isSure(answer: TypingAnswer, keystrokes: Keystrokes): boolean {
  if (shippedThreshold === undefined || !isOfMeasuredKind(keystrokes)) return false;
  return answer.kind === 'measured' && answer.mature && answer.ratio >= shippedThreshold;
}

/** Of a person who is known to type: by a program, or as hardly ever they do themselves. */
export function isStrange(answer: TypingAnswer): boolean {
  if (answer.kind === 'abstains' || !answer.mature) return false;
  if (answer.kind === 'forged') return true;
  return shippedMismatchBelow !== undefined && answer.ratio < shippedMismatchBelow;
}

/** No shorter a text and no coarser a clock than what the threshold was measured with. */
function isOfMeasuredKind(keystrokes: Keystrokes): boolean {
  const rhythm = rhythmOf(keystrokes);
  return typeof rhythm !== 'string' && isMeasurable(rhythm);
}
