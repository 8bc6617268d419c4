// Phone numbers as platforms send them, international or local, and the one form that a code can be sent to.
import { isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/max';

/** E.164, or undefined for a number that no network could have. The country matters to local numbers only. */
export function toE164(number: string, country: string | undefined): string | undefined {
  const known = country !== undefined && isSupportedCountry(country);
  const parsed = parsePhoneNumberFromString(number, { extract: false, ...(known ? { defaultCountry: country } : {}) });
  return parsed?.isValid() === true ? parsed.number : undefined;
}

/** ISO 3166-1 alpha-2, of a number in E.164; undefined for numbers that belong to no country. */
export function countryOfNumber(number: string): string | undefined {
  return parsePhoneNumberFromString(number)?.country;
}

export function isPhoneCountry(code: string): boolean {
  return isSupportedCountry(code);
}

export interface PhoneFields {
  readonly phoneNumber?: string | undefined;
  readonly phoneNumberCountry?: string | undefined;
}

/** What is wrong with a number, by field of the API. Mangopay: create-natural-user-sca, PhoneNumber(Country). */
export function phoneProblems({ phoneNumber, phoneNumberCountry }: PhoneFields): Record<string, string> {
  if (phoneNumber === undefined) return {};
  if (phoneNumberCountry === undefined && !phoneNumber.trim().startsWith('+')) {
    return { PhoneNumberCountry: 'The PhoneNumberCountry field is required when PhoneNumber has the local format.' };
  }
  return toE164(phoneNumber, phoneNumberCountry) === undefined
    ? { PhoneNumber: 'The field PhoneNumber is not a valid phone number.' }
    : {};
}
