// The languages of the hosted pages and messages, by the codes that platforms and browsers send.

/** Mangopay: guides/sca/session, language. */
export const languages = ['bg', 'de', 'el', 'en', 'es', 'fr', 'it', 'nl', 'pl', 'pt', 'sv'] as const;

export type Language = (typeof languages)[number];

/** Those with a catalogue; the others are shown in English. */
export const available = ['en', 'fr'] as const satisfies readonly Language[];

export type AvailableLanguage = (typeof available)[number];

/** `fr-FR` and `fr` are `fr`; the original's code for Swedish is `se`; undefined for what we do not speak. */
export function toLanguage(tag: string | undefined): Language | undefined {
  const base = tag?.trim().toLowerCase().split(/[-_]/, 1)[0];
  const code = base === 'se' ? 'sv' : base;
  return languages.find((language) => language === code);
}

export function hasCatalogue(language: Language): language is AvailableLanguage {
  return available.some((known) => known === language);
}
