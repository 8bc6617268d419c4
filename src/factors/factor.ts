// The field's terms: an element is what a person proves, of one category; a verdict is what a proof came to.

/** Regulation (EU) 2018/389, art. 6, 7, 8. */
export type Category = 'knowledge' | 'possession' | 'inherence';

/** EBA-Op-2019-06: a PIN is knowledge; a code sent to a number proves possession of its SIM. */
export const categoryOf = {
  pin: 'knowledge',
  sms_code: 'possession',
} as const satisfies Record<string, Category>;

export type Element = keyof typeof categoryOf;

/** A wrong answer is a value, not an error. */
export type Verdict = 'proven' | 'refused';
