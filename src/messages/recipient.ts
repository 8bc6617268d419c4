// Reads the recipient that a developer asks the inbox for, as loosely as people type phone numbers.

/** A `+` of an unencoded query arrives as a blank; blanks, dots, dashes and brackets in numbers mean nothing. */
export function toRecipient(query: string): string {
  const text = query.trim();
  if (text.includes('@')) return text.replaceAll(' ', '+').toLowerCase();
  const digits = text.replace(/\D/g, '').replace(/^00/, '');
  return `+${digits}`;
}
