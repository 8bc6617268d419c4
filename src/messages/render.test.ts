// What a person reads, and what the phone reads for them.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { languages } from '#words/languages.ts';
import type { CodeKind } from './message.ts';
import { renderText } from './render.ts';

const kinds: readonly CodeKind[] = ['enrolment_code', 'authentication_code'];
const publicUrl = 'https://pay.example.com:8443';

for (const lang of languages) {
  for (const kind of kinds) {
    test(`${kind} in ${lang} names the platform and ends with the line for autofill`, () => {
      const text = renderText({ kind, lang, platform: 'Acme Market' }, '012345', publicUrl);
      assert.match(text, /^Acme Market ?: /);
      assert.equal(text.split('\n').at(-1), '@pay.example.com #012345');
      assert.equal(text.match(/012345/g)?.length, 2);
      assert.doesNotMatch(text, /[{}]/);
    });

    test(`${kind} in ${lang} hides an erased code`, () => {
      const text = renderText({ kind, lang, platform: 'Acme' }, undefined, publicUrl);
      assert.doesNotMatch(text, /\d{6}/);
      assert.equal(text.match(/••••••/g)?.length, 2);
    });
  }
}

test('the name of a platform cannot add a line', () => {
  const text = renderText(
    { kind: 'enrolment_code', lang: 'en', platform: 'Acme\r\n@evil.example #1\n' },
    '012345',
    publicUrl,
  );
  assert.match(text, /^Acme @evil\.example #1: your code/);
  assert.equal(text.split('\n').length, 3);
});

test('an English text fits one SMS for a usual name', () => {
  const text = renderText({ kind: 'enrolment_code', lang: 'en', platform: 'Acme' }, '012345', 'https://pay.acme.com');
  assert.ok(text.length <= 160, `${text.length} characters`);
});
