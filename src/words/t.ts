// Looks words up: `sayIn('fr')('sms.enrolment_code', { platform, code, minutes })`, with keys and parameters checked.
import { mail as enMail } from './en/mail.ts';
import { page as enPage } from './en/page.ts';
import { report as enReport } from './en/report.ts';
import { sms as enSms } from './en/sms.ts';
import type { Entry, Placeholders, Plural } from './entry.ts';
import { mail as frMail } from './fr/mail.ts';
import { page as frPage } from './fr/page.ts';
import { report as frReport } from './fr/report.ts';
import { sms as frSms } from './fr/sms.ts';
import { hasCatalogue, type AvailableLanguage, type Language } from './languages.ts';

const english = { sms: enSms, mail: enMail, page: enPage, report: enReport };

/** By language, then section, then key. */
export const catalogues: Readonly<Record<AvailableLanguage, Catalogue>> = {
  en: english,
  fr: { sms: frSms, mail: frMail, page: frPage, report: frReport },
};

type Catalogue = Readonly<Record<keyof English, Readonly<Record<string, Entry>>>>;

type English = typeof english;

export type Key = { [Name in keyof English]: `${Name}.${keyof English[Name] & string}` }[keyof English];

type EntryAt<K extends Key> = K extends `${infer Name extends keyof English}.${infer Rest}`
  ? Rest extends keyof English[Name]
    ? English[Name][Rest]
    : never
  : never;

type ParametersOf<E> = E extends string
  ? Readonly<Record<Placeholders<E>, string | number>>
  : Readonly<Record<Exclude<Placeholders<E[keyof E]>, 'count'>, string | number>> & { readonly count: number };

type Arguments<E> = [E] extends [string]
  ? [Placeholders<E>] extends [never]
    ? []
    : [parameters: ParametersOf<E>]
  : [parameters: ParametersOf<E>];

export type Say = <K extends Key>(key: K, ...parameters: Arguments<EntryAt<K>>) => string;

/** English stands in for a language that has no catalogue. */
export function sayIn(language: Language): Say {
  const spoken = hasCatalogue(language) ? language : 'en';
  return (key, ...[parameters]) => fill(formOf(entryAt(spoken, key), parameters, spoken), parameters ?? {});
}

function entryAt(language: AvailableLanguage, key: Key): Entry {
  // Safe: every Key is a section, a dot and a name.
  const [section, name] = key.split('.', 2) as [keyof English, string];
  const entry = catalogues[language][section][name];
  if (entry === undefined) throw new Error(`no words for ${key} in ${language}`);
  return entry;
}

type Values = Readonly<Record<string, string | number>>;

function formOf(entry: Entry, values: Values | undefined, language: AvailableLanguage): string {
  if (typeof entry === 'string') return entry;
  const plural: Plural = entry;
  return plural[new Intl.PluralRules(language).select(Number(values?.['count']))] ?? plural.other;
}

/** In one pass, so that a brace in a value stays a brace. */
function fill(text: string, values: Values): string {
  return text.replace(/\{(\w+)\}/g, (placeholder, name: string) => String(values[name] ?? placeholder));
}
