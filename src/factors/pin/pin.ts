// Which PINs may be chosen: digits that are not the first ones a thief would try. Pure and without imports: the page
// uses the same rules while the person types.

export type PinProblem = 'pin_format' | 'pin_easy';

/** What a thief may know of the person. */
export interface Known {
  /** Unix seconds. */
  readonly birthday?: number | undefined;
  /** E.164. */
  readonly phones: readonly string[];
}

const LENGTH = 6;

/**
 * NIST SP 800-63B-4, 3.1.1.2: refuse what is commonly used or expected. The answer is the same for every reason, so
 * that refusals tell a stranger nothing about the person's birthday or number.
 */
export function pinProblem(pin: string, known: Known = { phones: [] }): PinProblem | undefined {
  if (!new RegExp(`^[0-9]{${LENGTH}}$`).test(pin)) return 'pin_format';
  return isEasy(pin) || isKnown(pin, known) ? 'pin_easy' : undefined;
}

function isEasy(pin: string): boolean {
  return hasEvenSteps(pin) || repeatsAPart(pin) || isMirrored(pin) || isOnKeypad(pin) || isDate(pin) || common.has(pin);
}

/** 111111, 123456, 987654, 135791, 901234: each digit as far from the one before, around the clock of ten. */
function hasEvenSteps(pin: string): boolean {
  const digits = [...pin].map(Number);
  const steps = digits.slice(1).map((digit, index) => (digit - (digits[index] ?? 0) + 10) % 10);
  return steps.every((step) => step === steps[0]);
}

/** 121212, 123123; and runs of doubled digits: 112233, 998877. */
function repeatsAPart(pin: string): boolean {
  const parts = [2, 3].some((length) => pin === pin.slice(0, length).repeat(pin.length / length));
  const doubled = /^(?:(\d)\1)+$/.test(pin) && hasEvenSteps([...pin].filter((_, index) => index % 2 === 0).join(''));
  return parts || doubled;
}

/** 123321. */
function isMirrored(pin: string): boolean {
  return pin === backwards(pin) && hasEvenSteps(pin.slice(0, Math.ceil(pin.length / 2)));
}

/** By hand: the page runs it on old phones too. */
function backwards(text: string): string {
  return [...text].reduce((reversed, character) => character + reversed, '');
}

/** Straight lines of a keypad, to be read in both directions. */
const lines = ['123', '456', '789', '147', '258', '369', '159', '357'].flatMap((line) => [line, backwards(line)]);
/** The way around its edge, twice, so that a walk may begin anywhere. */
const edge = '1236987412369874';
const edgeBack = backwards(edge);

function isOnKeypad(pin: string): boolean {
  const thirds = pin.match(/.{3}/g) ?? [];
  return thirds.every((part) => lines.includes(part)) || edge.includes(pin) || edgeBack.includes(pin);
}

/** Day, month and year in any usual order: ddmmyy, mmddyy, yymmdd. */
function isDate(pin: string): boolean {
  const [a = 0, b = 0, c = 0] = (pin.match(/../g) ?? []).map(Number);
  return isDay(a, b) || isDay(b, a) || isDay(c, b);
}

function isDay(day: number, month: number): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= 31;
}

/** Six digits in a row of a number, or of the date of birth with its century. */
function isKnown(pin: string, { birthday, phones }: Known): boolean {
  const born = birthday === undefined ? '' : new Date(birthday * 1_000).toISOString().slice(0, 10).replaceAll('-', '');
  const [year, month, day] = [born.slice(0, 4), born.slice(4, 6), born.slice(6, 8)];
  const dates = [born, `${day}${month}${year}`, `${month}${day}${year}`, `${year}${day}${month}`];
  return [...dates, ...phones].some((digits) => digits.includes(pin));
}

/** Often chosen, and not caught above. */
const common = new Set(
  [
    '007007 100000 100200 101112 102030 110011 112358 123000 123456 123654 123789 131419 135246 142536 142857 147896',
    '159263 168168 192837 200000 213141 224466 246810 246813 271828 314159 321654 345678 420420 456123 456321 500000',
    '518518 520131 520520 520530 543210 585858 632145 654123 696969 741852 753951 789654 852963 888999 963741 999000',
  ]
    .join(' ')
    .split(' '),
);
