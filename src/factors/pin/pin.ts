// Which PINs may be chosen: digits that are not the first ones a thief would try. Pure: the page uses the same rules
// while the person types.
import { isEasy } from './pin-easy.ts';
import { isKnown, type Known } from './pin-known.ts';

export type PinProblem = 'pin_format' | 'pin_easy';

/** Mangopay: guides/sca/factors. A client may ask for more, up to twelve (setting `pinLength`). */
const USUAL_LENGTH = 6;

/**
 * NIST SP 800-63B-4, 3.1.1.2: refuse what is commonly used or expected. The answer is the same for every reason, so
 * that refusals tell a stranger nothing about the person's birthday or number.
 *
 * @param pin as `tidyPin` writes it
 * @param length that a new PIN must have; what is in use already is never looked at here
 */
export function pinProblem(
  pin: string,
  known: Known = { phones: [] },
  length: number = USUAL_LENGTH,
): PinProblem | undefined {
  if (!new RegExp(`^[0-9]{${length}}$`).test(pin)) return 'pin_format';
  return isEasy(pin) || isKnown(pin, known) ? 'pin_easy' : undefined;
}

/** The zeros of the digits that keyboards of other scripts type; the other nine follow each (Unicode, category Nd). */
const zeros = [...'٠۰०০੦૦୦௦౦೦൦๐໐༠၀០０'];

/** What was typed, in the digits 0 to 9 and without blanks: the same PIN from whichever keyboard. */
export function tidyPin(typed: string): string {
  return typed.replace(/\s/g, '').replace(/\p{Nd}/gu, (digit) => {
    const values = zeros.map((zero) => (digit.codePointAt(0) ?? 0) - (zero.codePointAt(0) ?? 0));
    return String(values.find((value) => value >= 0 && value <= 9) ?? digit);
  });
}
