// Hints that let a person recognise an address or a number of theirs, and tell anybody else next to nothing.
import { parsePhoneNumberFromString } from 'libphonenumber-js/max';

const DOT = '•';

/** `ada@example.com` is `a••@e••••••.com`. */
export function maskEmail(email: string): string {
  const at = email.lastIndexOf('@');
  if (at < 0) return maskWord(email);
  const domain = email.slice(at + 1);
  const end = domain.lastIndexOf('.');
  const name = end < 0 ? domain : domain.slice(0, end);
  return `${maskWord(email.slice(0, at))}@${maskWord(name)}${end < 0 ? '' : domain.slice(end)}`;
}

/** The first letter stays, unless it is the only one; so do the points between the parts of a domain. */
function maskWord(word: string): string {
  const letters = Array.from(word);
  return letters
    .map((letter, index) => (letter === '.' || (index === 0 && letters.length > 1) ? letter : DOT))
    .join('');
}

/** `+33611111111` is `+33 6 •• •• •• 11`. */
export function maskPhone(number: string): string {
  const parsed = parsePhoneNumberFromString(number);
  const text = parsed?.formatInternational() ?? number;
  const [code = ''] = parsed === undefined ? [] : [`+${parsed.countryCallingCode}`];
  const national = text.slice(code.length);
  const digits = national.replace(/\D/g, '').length;
  // Of a short number three digits would be most of it.
  const first = digits >= 8 ? 1 : 0;
  let seen = 0;
  const masked = national.replace(/\d/g, (digit) => {
    seen += 1;
    return seen <= first || seen > digits - 2 ? digit : DOT;
  });
  return code + masked;
}
