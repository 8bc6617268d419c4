// The promises of the catalogues: same keys and placeholders in every language, nothing left untranslated.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Entry, Placeholders, Translation } from './entry.ts';
import { available } from './languages.ts';
import { catalogues, sayIn } from './t.ts';

/** Entries that are spelt alike in English and French, on purpose. */
const ALIKE: ReadonlySet<string> = new Set([]);

const sections = Object.entries(catalogues.en);

for (const language of available) {
  test(`${language} has every English entry and no other`, () => {
    assert.deepEqual(Object.keys(catalogues[language]), Object.keys(catalogues.en));
    for (const [name, section] of sections) {
      assert.deepEqual(Object.keys(sectionOf(language, name)).toSorted(), Object.keys(section).toSorted(), name);
    }
  });

  test(`${language} uses the placeholders of the English entries`, () => {
    for (const [path, english, own] of pairs(language)) {
      assert.deepEqual(placeholdersOf(own), placeholdersOf(english), path);
    }
  });

  test(`${language} has the plural forms that its grammar needs`, () => {
    const categories = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
    for (const [path, , own] of pairs(language)) {
      if (typeof own === 'string') continue;
      // "many" of French is for millions, which we never count.
      const needed = categories.filter((category) => category !== 'many');
      for (const category of needed) assert.ok(own[category] !== undefined, `${path} lacks ${category}`);
    }
  });

  test(`the text messages in ${language} keep to the GSM alphabet, so that they cost one or two parts`, () => {
    for (const [path, , own] of pairs(language)) {
      if (path.startsWith('sms.')) assert.match(textsOf(own).join(''), /^[\n -_a-zàäåéèìñòöùü{}]*$/u, path);
    }
  });
}

test('nothing in French was left in English', () => {
  for (const [path, english, french] of pairs('fr')) {
    const words = textsOf(english)
      .join(' ')
      .replace(/\{\w+\}/g, '');
    if (ALIKE.has(path) || !/\p{L}{3}/u.test(words)) continue;
    assert.notDeepEqual(french, english, path);
  }
});

test('values are put in once: braces in a value stay as they are', () => {
  const text = sayIn('en')('sms.enrolment_code', { platform: '{code}', code: '123456', minutes: 5 });
  assert.match(text, /^\{code\}: your code is 123456\./);
});

test('a language without a catalogue is answered in English', () => {
  const parameters = { platform: 'Acme', code: '123456', minutes: 5 };
  assert.equal(sayIn('pl')('sms.enrolment_code', parameters), sayIn('en')('sms.enrolment_code', parameters));
});

test('keys, parameters and translations are checked by the compiler', () => {
  const say = sayIn('en');
  const parameters = { platform: 'Acme', code: '123456', minutes: 5 };
  const ignored = [
    // @ts-expect-error: no such entry
    () => say('sms.nothing', parameters),
    // @ts-expect-error: a parameter is missing
    () => say('sms.enrolment_code', { platform: 'Acme', code: '123456' }),
    // @ts-expect-error: no parameters at all
    () => say('sms.enrolment_code'),
    // @ts-expect-error: a parameter that the text does not use
    () => say('sms.enrolment_code', { platform: 'Acme', code: '123456', minutes: 5, other: 1 }),
  ];
  type English = { readonly hello: 'Hello {name} of {place}'; readonly bye: 'Goodbye' };
  const whole = { hello: '{place} salue {name}', bye: 'Au revoir' } satisfies Translation<English>;
  // @ts-expect-error: an entry is missing
  const missing = { hello: '{place} salue {name}' } satisfies Translation<English>;
  // @ts-expect-error: {place} is lost
  const lost = { hello: 'Bonjour {name}', bye: 'Au revoir' } satisfies Translation<English>;
  const names: Placeholders<'{a} and {b}'>[] = ['a', 'b'];
  assert.equal([ignored, whole, missing, lost, names].length, 5);
});

function* pairs(language: (typeof available)[number]): Generator<[path: string, english: Entry, own: Entry]> {
  for (const [name, section] of sections) {
    for (const [key, english] of Object.entries(section)) {
      const own = sectionOf(language, name)[key];
      if (own !== undefined) yield [`${name}.${key}`, english, own];
    }
  }
}

function sectionOf(language: (typeof available)[number], name: string): Readonly<Record<string, Entry>> {
  return Object.entries(catalogues[language]).find(([own]) => own === name)?.[1] ?? {};
}

function textsOf(entry: Entry): string[] {
  return typeof entry === 'string' ? [entry] : Object.values(entry);
}

/** Of a plural: those of all its forms together. */
function placeholdersOf(entry: Entry): string[] {
  return [...new Set(textsOf(entry).flatMap((text) => text.match(/\{\w+\}/g) ?? []))].toSorted();
}
