// Digits that a thief may know of the person: the date of birth and the phone numbers.

export interface Known {
  /** Unix seconds. */
  readonly birthday?: number | undefined;
  /** E.164. */
  readonly phones: readonly string[];
}

const SHORTEST_PART = 6;
/** A longer PIN may hold a known part if so many other digits are left to guess. */
const DIGITS_LEFT = 4;

/** Whether so many digits of the PIN stand in a row in a number or in the date of birth that few are left to guess. */
export function isKnown(pin: string, known: Known): boolean {
  const length = Math.max(SHORTEST_PART, pin.length - DIGITS_LEFT);
  const parts = [...pin].slice(length - 1).map((_, start) => pin.slice(start, start + length));
  return textsOf(known).some((text) => parts.some((part) => text.includes(part)));
}

function textsOf({ birthday, phones }: Known): readonly string[] {
  return [...(birthday === undefined ? [] : datesOf(birthday)), ...phones.flatMap(dialled)];
}

/** In any order, with the century and without. */
function datesOf(birthday: number): readonly string[] {
  const [year = '', month = '', day = ''] = new Date(birthday * 1_000).toISOString().slice(0, 10).split('-');
  return [year, year.slice(2)].flatMap((y) => [
    `${y}${month}${day}`,
    `${day}${month}${y}`,
    `${month}${day}${y}`,
    `${y}${day}${month}`,
  ]);
}

/** As stored, and as people dial it at home: a zero for the calling code, which has one to three digits. */
function dialled(phone: string): readonly string[] {
  return [phone, ...[2, 3, 4].map((start) => `0${phone.slice(start)}`)];
}
