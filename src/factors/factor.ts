// The field's terms: an element is what a person proves; a category is what kind of thing it is.

/** Regulation (EU) 2018/389, art. 6, 7, 8. */
export type Category = 'knowledge' | 'possession' | 'inherence';

/**
 * EBA-Op-2019-06: a PIN is knowledge; a code sent to a number proves possession of its SIM. A passkey proves possession
 * of its device and, because user verification is asked of every assertion, that the device knew its owner: by a finger
 * or a face, or by the device's own PIN. Two categories either way; it is counted with the one that a PIN is not.
 */
export const categoriesOf = {
  pin: ['knowledge'],
  sms_code: ['possession'],
  passkey: ['possession', 'inherence'],
  // Only as a mature profile that is sure, and only beside a PIN: src/sca/typing.
  typing: ['inherence'],
} as const satisfies Record<string, readonly Category[]>;

/** What was active before the session began, and so can prove something in it. */
export type ExistingElement = keyof typeof categoriesOf;

/** What a session makes: it proves nothing there. */
export type NewElement = 'new_pin' | 'new_number' | 'new_passkey';
