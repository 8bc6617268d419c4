// The codes of languages as they really arrive.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { languages, localeOf, toLanguage } from './languages.ts';

test('every language is found by its own code, in any case and with a region', () => {
  for (const language of languages) {
    for (const tag of [language, language.toUpperCase(), `${language}-XX`, `${language}_xx`, ` ${language} `]) {
      assert.equal(toLanguage(tag), language, tag);
    }
  }
});

test('the code that platforms send for Swedish is se', () => {
  assert.equal(toLanguage('se'), 'sv');
});

test('every language has a catalogue', () => {
  for (const language of languages) assert.ok(localeOf(language).startsWith(language));
});

test('what we do not speak is undefined', () => {
  assert.equal(toLanguage(undefined), undefined);
  for (const tag of ['', 'ja', 'francais', 'constructor', '*', '-fr']) assert.equal(toLanguage(tag), undefined, tag);
});
