// PINs that many people choose, and so the first ones a thief tries: six digits or more. Each rule holds for every length.

export function isEasy(pin: string): boolean {
  return [hasEvenSteps, repeatsAPart, isInRuns, isMirrored, isOnKeypad, isDate, isFamous].some((rule) => rule(pin));
}

/** 111111, 123456, 987654, 135791, 901234: each digit as far from the one before, around the clock of ten. */
function hasEvenSteps(digits: string): boolean {
  const numbers = [...digits].map(Number);
  const steps = numbers.slice(1).map((digit, index) => (digit - (numbers[index] ?? 0) + 10) % 10);
  return steps.every((step) => step === steps[0]);
}

/** 121212, 1231231, 48264826: a part again and again, the last one cut off where the PIN ends. */
function repeatsAPart(pin: string): boolean {
  const digits = [...pin];
  const lengths = digits.slice(0, Math.floor(pin.length / 2)).map((_, index) => index + 1);
  return lengths.some((length) => digits.every((digit, index) => digit === digits[index % length]));
}

/** 112233, 998877, 111222, 1122334: each digit as often as the others, in even steps; the last may be cut off. */
function isInRuns(pin: string): boolean {
  const runs = pin.match(/(\d)\1*/g) ?? [];
  const length = runs[0]?.length ?? 0;
  const isRun = (run: string, index: number) =>
    index === runs.length - 1 ? run.length <= length : run.length === length;
  return length > 1 && runs.every(isRun) && hasEvenSteps(runs.map((run) => run.slice(0, 1)).join(''));
}

/** 123321, 1234321. */
function isMirrored(pin: string): boolean {
  return pin === backwards(pin) && hasEvenSteps(pin.slice(0, Math.ceil(pin.length / 2)));
}

/** By hand: the page runs it on old phones too. */
function backwards(text: string): string {
  return [...text].reduce((reversed, character) => character + reversed, '');
}

/** Straight lines of a keypad, in both directions; and the start of one, where the PIN ends in the midst of it. */
const lines = ['123', '456', '789', '147', '258', '369', '159', '357', '2580'].flatMap((line) => [
  line,
  backwards(line),
]);
const starts = lines.flatMap((line) => [line.slice(0, 1), line.slice(0, 2)]);
const inLines = new RegExp(`^(?:${lines.join('|')})+(?:${starts.join('|')})?$`);
/** The way around its edge, so often that a walk may begin anywhere. */
const edge = '12369874'.repeat(3);
const edgeBack = backwards(edge);

function isOnKeypad(pin: string): boolean {
  return inLines.test(pin) || edge.includes(pin) || edgeBack.includes(pin);
}

const DAY = '(?:0[1-9]|[12]\\d|3[01])';
const MONTH = '(?:0[1-9]|1[0-2])';
const YEAR = '(?:19|20)\\d\\d';
/** ddmmyy, mmddyy, yymmdd; in twelve digits two of them. */
const shortDates = new RegExp(`^(?:${DAY}${MONTH}\\d\\d|${MONTH}${DAY}\\d\\d|\\d\\d${MONTH}${DAY})+$`);
/** With the century and without a zero before the day or the month: dmmyyyy, ddmyyyy, yyyymdd, yyyymmd and the like. */
const bareDate = new RegExp(`^(?:[1-9]${DAY}${YEAR}|${DAY}[1-9]${YEAR}|${YEAR}[1-9]${DAY}|${YEAR}${DAY}[1-9])$`);
/** Eight digits of a longer PIN: ddmmyyyy, mmddyyyy, yyyymmdd, yyyyddmm. */
const fullDate = new RegExp(`${DAY}${MONTH}${YEAR}|${MONTH}${DAY}${YEAR}|${YEAR}${MONTH}${DAY}|${YEAR}${DAY}${MONTH}`);

function isDate(pin: string): boolean {
  return shortDates.test(pin) || bareDate.test(pin) || fullDate.test(pin);
}

/**
 * Numbers that people know by heart, from their first digit on; a PIN takes as many as it has room for. Counting, up,
 * down, woven and by other steps; then the circle, Euler, the roots of two and three, the golden ratio, Fibonacci,
 * squares, primes and powers of two.
 */
const rows = [
  '123456789101112 101112131415161 010203040506070 102030405060708 100200300400500 110120130140150 109876543210987',
  '192837465564738 102938475647382 142536475869708 213243546576879 112123123412345 135246357468579 246813579024681',
  '246810121416182 135791113151719 135792468013579 121314151617181',
  '314159265358979 271828182845904 141421356237309 173205080756887 161803398874989 112358132134558 149162536496481',
  '235711131719232 248163264128256 124816326412825',
]
  .join(' ')
  .split(' ');

/** Of one length only, and not caught above. */
const common = new Set(
  [
    '007007 100000 110011 123000 123654 131419 142857 168168 200000 224466 420420 456123 500000 518518 520131 520520',
    '520530 543210 585858 696969 741852 852963 888999 999000 112233 159263 246810 321654 345678 456321 632145 654123',
    '753951 789654 963741 1314520 5201314 7758521 8675309 5551212 5318008 1000000 12344321 77585210 10000000 88889999',
    '100000000 147852369 789456123 987654321 123698745 1000000000 1357924680 4815162342 13800138000 10000000000',
    '100000000000 112233445566 111222333444 123456654321 147258369000',
  ]
    .join(' ')
    .split(' '),
);

function isFamous(pin: string): boolean {
  return common.has(pin) || rows.some((row) => row.startsWith(pin));
}
