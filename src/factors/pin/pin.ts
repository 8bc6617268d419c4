// Which PINs may be chosen: six digits that are not the first ones a thief would try.

export type PinProblem = 'pin_format' | 'pin_easy';

const LENGTH = 6;

export function pinProblem(pin: string): PinProblem | undefined {
  if (!new RegExp(`^[0-9]{${LENGTH}}$`).test(pin)) return 'pin_format';
  return isEasy(pin) ? 'pin_easy' : undefined;
}

/** NIST SP 800-63B-4, 3.1.1.2: refuse what is commonly used or expected. */
function isEasy(pin: string): boolean {
  return hasEvenSteps(pin) || repeatsAPart(pin);
}

/** 111111, 123456, 987654, 135791, 901234: each digit as far from the one before, around the clock of ten. */
function hasEvenSteps(pin: string): boolean {
  const digits = [...pin].map(Number);
  const steps = digits.slice(1).map((digit, index) => (digit - (digits[index] ?? 0) + 10) % 10);
  return steps.every((step) => step === steps[0]);
}

/** 121212, 123123. */
function repeatsAPart(pin: string): boolean {
  return [2, 3].some((length) => pin === pin.slice(0, length).repeat(LENGTH / length));
}
