// Phone numbers as people type them, in any country, to E.164.
import { parsePhoneNumberFromString, type CountryCode } from 'libphonenumber-js/max';

/** The number in E.164 when it is a valid one that can receive messages; local forms need the country. */
export function toPhoneNumber(text: string, country: string | undefined): string | undefined {
  // Safe: an unknown country makes the parser answer nothing.
  const parsed = parsePhoneNumberFromString(text.trim(), country as CountryCode | undefined);
  if (parsed === undefined || !parsed.isValid()) return undefined;
  return parsed.number;
}
