// The languages of the hosted pages and messages, by the codes that platforms and browsers send.

/** Mangopay: guides/sca/session, language. */
export const languages = ['bg', 'de', 'el', 'en', 'es', 'fr', 'it', 'nl', 'pl', 'pt', 'sv'] as const;

export type Language = (typeof languages)[number];

/** In which the texts of a language are written, where its code alone says another country. */
const written: Partial<Record<Language, string>> = { en: 'en-GB', pt: 'pt-PT' };

/** For `Intl`, and for what reads a page aloud. */
export function localeOf(language: Language): string {
  return written[language] ?? language;
}

/** `fr-FR` and `fr` are `fr`; the original's code for Swedish is `se`; undefined for what we do not speak. */
export function toLanguage(tag: string | undefined): Language | undefined {
  const base = tag?.trim().toLowerCase().split(/[-_]/, 1)[0];
  const code = base === 'se' ? 'sv' : base;
  return languages.find((language) => language === code);
}
