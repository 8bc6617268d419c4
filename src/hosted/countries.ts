// The countries of the phone step, by name in the person's language, each with its calling code.
import { getCountries, getCountryCallingCode } from 'libphonenumber-js/max';
import { localeOf, type Language } from '#words/languages.ts';

export interface Country {
  /** ISO 3166-1 alpha-2. */
  readonly code: string;
  readonly name: string;
  readonly callingCode: string;
}

const known = new Map<Language, readonly Country[]>();

export function countriesIn(language: Language): readonly Country[] {
  const countries = known.get(language) ?? sortedCountries(language);
  known.set(language, countries);
  return countries;
}

function sortedCountries(language: Language): readonly Country[] {
  const names = new Intl.DisplayNames(localeOf(language), { type: 'region' });
  const { compare } = new Intl.Collator(localeOf(language));
  return getCountries()
    .map((code) => ({ code, name: names.of(code) ?? code, callingCode: getCountryCallingCode(code) }))
    .toSorted((a, b) => compare(a.name, b.name));
}
