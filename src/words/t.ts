// Looks words up: `sayIn('fr')('sms.enrolment_code', { platform, code, minutes })`, with keys and parameters checked.
import { createRequire } from 'node:module';
import { extname } from 'node:path';
import { mail } from './en/mail.ts';
import { page } from './en/page.ts';
import { report } from './en/report.ts';
import { sms } from './en/sms.ts';
import type { Entry, Placeholders, Plural } from './entry.ts';
import type { Language } from './languages.ts';

const english = { sms, mail, page, report };

type English = typeof english;

/** By section, then key. */
type Catalogue = Readonly<Record<keyof English, Readonly<Record<string, Entry>>>>;

const loaded = new Map<Language, Catalogue>([['en', english]]);

/** Read when it is first asked for: a server holds the languages of its people, and English. */
export function catalogueOf(language: Language): Catalogue {
  const catalogue = loaded.get(language) ?? load(language);
  loaded.set(language, catalogue);
  return catalogue;
}

/** With `require`, which answers at once, as `sayIn` must; Node gives it ES modules too. */
function load(language: Language): Catalogue {
  const require = createRequire(import.meta.url);
  // The files beside this one end as it does: .ts in a clone, .js in the package.
  const ending = extname(import.meta.url);
  const read = (name: keyof English) => {
    // Safe: the compiler checks each file against the English one, and a test reads them all.
    const sections = require(`./${language}/${name}${ending}`) as Catalogue;
    return sections[name];
  };
  return { sms: read('sms'), mail: read('mail'), page: read('page'), report: read('report') };
}

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
  return (key, ...[parameters]) => fill(formOf(entryAt(language, key), parameters, language), parameters ?? {});
}

function entryAt(language: Language, key: Key): Entry {
  // Safe: every Key is a section, a dot and a name.
  const [section, name] = key.split('.', 2) as [keyof English, string];
  const entry = catalogueOf(language)[section][name];
  if (entry === undefined) throw new Error(`no words for ${key} in ${language}`);
  return entry;
}

type Values = Readonly<Record<string, string | number>>;

function formOf(entry: Entry, values: Values | undefined, language: Language): string {
  if (typeof entry === 'string') return entry;
  const plural: Plural = entry;
  return plural[new Intl.PluralRules(language).select(Number(values?.['count']))] ?? plural.other;
}

/** In one pass, so that a brace in a value stays a brace. */
function fill(text: string, values: Values): string {
  return text.replace(/\{(\w+)\}/g, (placeholder, name: string) => String(values[name] ?? placeholder));
}
