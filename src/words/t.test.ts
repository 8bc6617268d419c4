// The promises of the catalogues: same keys and placeholders in every language, nothing left in English, nothing unused.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { isDeepStrictEqual } from 'node:util';
import { isGsm } from '#messages/gsm.ts';
import type { Entry, Placeholders, Translation } from './entry.ts';
import { languages, type Language } from './languages.ts';
import { catalogueOf, sayIn } from './t.ts';

/** Entries that are spelt as in English, on purpose. */
const ALIKE: readonly string[] = [
  'de page.pin',
  'el page.pin',
  'es page.pin',
  'es page.title_with_problem',
  'it page.pin',
  'pl page.pin',
  'pt page.pin',
];

/** Words that no other language of ours has. */
const ENGLISH = /\b(?:the|your|you|please|with|this|cannot|again)\b/i;

/** Their letters are not all in the GSM alphabet, so that 70 of them fill a part. */
const OWN_LETTERS: ReadonlySet<string> = new Set(['bg', 'el', 'es', 'pl', 'pt']);

const sections = Object.entries(catalogueOf('en'));

for (const language of languages) {
  test(`${language} has every English entry and no other`, () => {
    assert.deepEqual(Object.keys(catalogueOf(language)), Object.keys(catalogueOf('en')));
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
    for (const [path, english, own] of pairs(language)) {
      assert.equal(typeof own, typeof english, path);
      if (typeof own === 'string') continue;
      // "many" of French, Italian, Portuguese and Spanish is for millions, which we never count.
      const needed = categories.filter(
        (category) => category !== 'many' || category === new Intl.PluralRules(language).select(5),
      );
      for (const category of needed) assert.ok(own[category] !== undefined, `${path} lacks ${category}`);
    }
  });

  test(`text messages in ${language} take two parts at most`, () => {
    const time = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' });
    const values: Readonly<Record<string, string>> = {
      platform: 'Acme Markets',
      code: '123456',
      minutes: '5',
      time: `${time.format(new Date('2026-09-30T23:45:00Z'))} UTC`,
    };
    for (const [path, , own] of pairs(language)) {
      if (!path.startsWith('sms.')) continue;
      for (const text of textsOf(own)) {
        if (!OWN_LETTERS.has(language)) assert.ok(isGsm(text), path);
        // A code has the line for autofill below it.
        const whole = path.endsWith('_code') ? `${text}\n\n@pay.example.com #{code}` : text;
        const sent = whole.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? assert.fail(name));
        assert.ok(partsOf(sent) <= 2, `${path}: ${partsOf(sent)} parts, ${sent.length} characters`);
      }
    }
  });
}

test('nothing was left in English', () => {
  const alike = languages
    .filter((language) => language !== 'en')
    .flatMap((language) =>
      [...pairs(language)]
        .filter(([, english, own]) => {
          const words = textsOf(own)
            .join(' ')
            .replace(/\{\w+\}/g, '');
          return /\p{L}{3}/u.test(words) && (ENGLISH.test(words) || isDeepStrictEqual(own, english));
        })
        .map(([path]) => `${language} ${path}`),
    );
  assert.deepEqual(alike.toSorted(), ALIKE);
});

test('every entry is used: by its name, or by a template whose gaps are filled with words of the code', () => {
  const code = codeOf('src/**/*.ts');
  const words = new Set(code.match(/(?<=')\w+(?=')/g));
  const names = new Set(code.match(/(?<=['`])(?:page|mail|sms|report)\.\w+(?=['`])/g));
  const templates = [...new Set(code.match(/(?<=`)(?:page|mail|sms|report)\.[\w${}]*\$[\w${}]*(?=`)/g))].map(
    (template) => new RegExp(`^${template.replace('.', '\\.').replace(/\$\{\w+\}/g, '(\\w+)')}$`),
  );
  const isUsed = (path: string) =>
    names.has(path) ||
    templates.some((template) =>
      template
        .exec(path)
        ?.slice(1)
        .every((gap) => words.has(gap)),
    );
  const unused = [...pairs('en')].map(([path]) => path).filter((path) => !isUsed(path));
  assert.deepEqual(unused, []);
});

test('no words for people stand in the markup: all of them are in the catalogues', () => {
  const sample =
    'html`<p class="a b">Hello ${x && html`<b title="Good day">${say(\'y\')}</b> now`}</p>` + html` lang="en" open`';
  assert.deepEqual(shownIn(sample), ['now', 'Good day', 'Hello']);
  const own = new Set(['UTC']);
  for (const file of globSync(['src/hosted/**/*.ts', 'src/messages/**/*.ts']).filter(isNoTest)) {
    const shown = shownIn(readFileSync(file, 'utf8')).filter((text) => !own.has(text));
    assert.deepEqual(shown, [], file);
  }
});

test('English is the only language read until another one is asked for', () => {
  const script = `
    import { registerHooks } from 'node:module';
    const read = new Set();
    registerHooks({ load(url, context, next) {
      read.add(/words\\/(..)\\//.exec(url)?.[1]);
      return next(url, context);
    } });
    const { sayIn } = await import('#words/t.ts');
    const seen = () => [...read].filter((language) => language !== undefined).join(' ');
    const steps = ['en', 'fr', 'fr'].map((language) => [sayIn(language)('page.start'), seen()].join(': '));
    console.log(steps.join('\\n'));`;
  const printed = execFileSync(process.execPath, ['--input-type=module', '--eval', script], { encoding: 'utf8' });
  assert.equal(printed, 'Start: en\nCommencer: en fr\nCommencer: en fr\n');
});

test('values are put in once: braces in a value stay as they are', () => {
  const text = sayIn('en')('sms.enrolment_code', { platform: '{code}', code: '123456', minutes: 5 });
  assert.match(text, /^\{code\}: your code is 123456\./);
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

function* pairs(language: Language): Generator<[path: string, english: Entry, own: Entry]> {
  for (const [name, section] of sections) {
    for (const [key, english] of Object.entries(section)) {
      const own = sectionOf(language, name)[key];
      if (own !== undefined) yield [`${name}.${key}`, english, own];
    }
  }
}

function sectionOf(language: Language, name: string): Readonly<Record<string, Entry>> {
  return Object.entries(catalogueOf(language)).find(([own]) => own === name)?.[1] ?? {};
}

function textsOf(entry: Entry): string[] {
  return typeof entry === 'string' ? [entry] : Object.values(entry);
}

/** Of a plural: those of all its forms together. */
function placeholdersOf(entry: Entry): string[] {
  return [...new Set(textsOf(entry).flatMap((text) => text.match(/\{\w+\}/g) ?? []))].toSorted();
}

/** 3GPP TS 23.040, 9.2.3.24.1: the header of a joined part takes 7 letters of the GSM alphabet, or 3 of the others. */
function partsOf(text: string): number {
  const [whole, joined] = isGsm(text) ? [160, 153] : [70, 67];
  // The letters of the extension table are two.
  const length = text.length + (isGsm(text) ? (text.match(/[\f^{}\\[~\]|€]/g)?.length ?? 0) : 0);
  return length <= whole ? 1 : Math.ceil(length / joined);
}

function isNoTest(file: string): boolean {
  return !file.endsWith('.test.ts');
}

/** What speaks, without the catalogues and without comments. */
function codeOf(pattern: string): string {
  return globSync(pattern)
    .filter((file) => isNoTest(file) && !file.startsWith('src/words/'))
    .map((file) => readFileSync(file, 'utf8').replace(/^\s*(?:\/\/|\/?\*).*$/gm, ''))
    .join('\n');
}

/** Letters, and among attributes, where a single word can be code, more than one word. */
const WORD = /\p{L}{2}/u;
const WORDS = /\p{L}{2}\S*\s+\S*\p{L}{2}/u;

/** What people would read of the markup in a file. */
function shownIn(source: string): string[] {
  return templatesOf(source).flatMap((markup) => {
    const texts = markup.replace(/<[^>]*>|[\w-]+="[^"]*"/g, '\0').split('\0');
    const valuesOf = (names: RegExp) =>
      [...markup.matchAll(/\s([\w-]+)="([^"]*)"/g)]
        .filter(([, name = '']) => names.test(name))
        .flatMap(([, , value = '']) => value.split('\0'));
    return [
      ...texts.filter((text) => (markup.includes('<') ? WORD : WORDS).test(text)),
      ...valuesOf(/^(?:alt|aria-label|label|placeholder|title)$/).filter((value) => WORD.test(value)),
      ...valuesOf(/^data-/).filter((value) => WORDS.test(value)),
    ].map((text) => text.trim());
  });
}

/** Comments, strings and regular expressions hide their quotes and braces. */
const CODE =
  /\/\/.*|\/\*[^]*?\*\/|'(?:\\.|[^'\\\n])*'|(?<=[(,=:!?&|]\s*)\/(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n[])+\/|html`|[`{}]|[^]/y;
const TEMPLATE = /\\[^]|\$\{|[^]/y;

/** The text of every html`…` in a file, the inner ones first, with \0 where a value is put in. */
function templatesOf(source: string): string[] {
  const found: string[] = [];
  // The innermost first: markup, another template, or the code of the file or of a gap.
  const inside: { readonly kind: 'markup' | 'template' | 'code'; text: string }[] = [{ kind: 'code', text: '' }];
  for (let at = 0; at < source.length;) {
    const [now] = inside;
    assert.ok(now !== undefined);
    const pattern = now.kind === 'code' ? CODE : TEMPLATE;
    pattern.lastIndex = at;
    const token = pattern.exec(source)?.[0] ?? '';
    at += token.length;
    if (now.kind !== 'code' && token !== '`') now.text += token === '${' ? '\0' : token;
    if (token === (now.kind === 'code' ? '}' : '`')) {
      inside.shift();
      if (now.kind === 'markup') found.push(now.text);
    } else if (now.kind === 'code' ? token === '{' : token === '${') inside.unshift({ kind: 'code', text: '' });
    else if (now.kind === 'code' && token === 'html`') inside.unshift({ kind: 'markup', text: '' });
    else if (now.kind === 'code' && token === '`') inside.unshift({ kind: 'template', text: '' });
  }
  assert.equal(inside.length, 1);
  return found;
}
