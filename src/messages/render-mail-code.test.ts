// What a person reads in the mail that brings a code.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { languages, localeOf } from '#words/languages.ts';
import { renderMailCode } from './render-mail-code.ts';

const platform = 'Acme & Co <i>';

for (const lang of languages) {
  test(`a code by e-mail in ${lang}: once in both parts, never in the subject, and whom to turn to`, () => {
    const { subject, text, html } = renderMailCode({ lang, platform }, '012345');
    assert.match(subject, /^Acme & Co <i>\u00A0?: /);
    assert.doesNotMatch(subject, /\d/);
    for (const part of [text, html]) assert.equal(part.match(/012345/g)?.length, 1);
    for (const part of [subject, text, html]) assert.doesNotMatch(part, /[{}](?![^<]*<\/style>)\w/);
    assert.match(text, /\b5\b/);
    assert.ok(text.startsWith(`${subject}\n\n`));
    assert.equal(text.match(/Acme & Co <i>/g)?.length, 3);
    assert.ok(html.startsWith(`<!doctype html>\n<html lang="${localeOf(lang)}">`));
    assert.doesNotMatch(html, /<i>|<a |<img|<script|src=|@import|url\(|https?:/);
  });

  test(`a code by e-mail in ${lang} hides an erased code`, () => {
    const { text, html } = renderMailCode({ lang, platform: 'Acme' }, undefined);
    assert.match(text, /••••••/);
    assert.match(html, /••••••/);
    assert.doesNotMatch(text, /\d{6}/);
  });
}

test('the name of a platform adds no line to the subject', () => {
  const name = 'Acme\r\nBcc: eve@example.com\u2028\u0000x';
  const { subject, text } = renderMailCode({ lang: 'en', platform: name }, '012345');
  assert.equal(subject, 'Acme Bcc: eve@example.com x: your code');
  assert.ok(text.startsWith(subject));
});
