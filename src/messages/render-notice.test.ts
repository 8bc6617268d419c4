// What a person reads in a notice: their language, the platform, and one way to object.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { languages, localeOf } from '#words/languages.ts';
import { sayIn } from '#words/t.ts';
import { isGsm } from './gsm.ts';
import type { NoticeKind } from './message.ts';
import { renderMail, renderSms } from './render-notice.ts';

const kinds = [
  'enrolled',
  'pin_changed',
  'number_changed',
  'passkey_added',
  'passkey_removed',
  'contact_change_asked',
  'blocked',
  'permanent_block_ahead',
  'reset_asked',
  'reset_done',
  'code_undeliverable',
] as const satisfies readonly NoticeKind[];

const publicUrl = 'https://pay.example.com:8443';
const createdAt = new Date('2026-03-02T14:32:00Z');
const at = new Date('2026-03-05T09:05:00Z');
const base = { platform: 'Acme & Co <i>', createdAt, at: undefined, reportToken: undefined };

for (const lang of languages) {
  for (const kind of kinds) {
    test(`${kind} in ${lang}: the same in both parts, and whom to turn to`, () => {
      const { subject, text, html } = renderMail({ ...base, kind, lang }, publicUrl);
      assert.match(subject, /^Acme & Co <i>\u00A0?: /);
      for (const part of [subject, text, html]) assert.doesNotMatch(part, /[{}](?![^<]*<\/style>)\w/);
      assert.ok(text.startsWith(subject));
      assert.ok(text.includes(new Intl.DateTimeFormat(localeOf(lang), { dateStyle: 'long' }).format(createdAt)));
      assert.ok(html.startsWith(`<!doctype html>\n<html lang="${localeOf(lang)}">`));
      assert.match(html, /Acme &amp; Co &lt;i&gt;/);
      assert.doesNotMatch(html, /<i>|<img|<script|src=|@import|url\(/);
      assert.doesNotMatch(text + html, /report\?token/);
      assert.ok(text.includes(sayIn(lang)('mail.not_you_contact', { platform: 'Acme & Co <i>' })));
    });

    test(`${kind} in ${lang}: with a link to object by, and nothing of it in the subject`, () => {
      const reportToken = 'a'.repeat(43);
      const { subject, text, html } = renderMail({ ...base, kind, lang, reportToken }, publicUrl);
      const link = `${publicUrl}/report?token=${reportToken}`;
      assert.ok(text.includes(`\n${link}\n`) && html.includes(`href="${link}"`));
      assert.equal((html.match(/https?:/g) ?? []).length, 1);
      assert.ok(!subject.includes(reportToken));
    });

    test(`${kind} in ${lang} as a text message: no link, and within the cheap alphabet`, () => {
      const sms = renderSms({ ...base, platform: 'Acme', kind, lang, at });
      assert.match(sms, /^Acme ?: /);
      assert.doesNotMatch(sms, /https?:|[{}]/);
      assert.match(sms.slice(4), /Acme/);
      if (lang === 'en') assert.ok(isGsm(sms));
    });
  }
}

test('a time that the notice names is told, in UTC', () => {
  const { text } = renderMail({ ...base, kind: 'blocked', lang: 'en', at }, publicUrl);
  assert.match(text, /try again from .*March.* 2026.* UTC\./);
  assert.match(renderSms({ ...base, kind: 'reset_asked', lang: 'fr', at }), /le 5 mars 2026/);
});

test('the name of a platform adds no line to the subject', () => {
  const platform = 'Acme\r\nBcc: eve@example.com\u2028\u0000x';
  const { subject, text } = renderMail({ ...base, platform, kind: 'blocked', lang: 'en' }, publicUrl);
  assert.equal(subject, 'Acme Bcc: eve@example.com x: too many wrong answers');
  assert.ok(text.startsWith(subject));
});
