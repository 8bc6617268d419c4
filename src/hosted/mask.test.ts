// A hint shows enough to recognise one's own and never the whole.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { maskEmail, maskPhone } from './mask.ts';

const emails: readonly (readonly [string, string])[] = [
  ['ada@example.com', 'a••@e••••••.com'],
  ['al@example.com', 'a•@e••••••.com'],
  ['a@example.com', '•@e••••••.com'],
  ['a@b.fr', '•@•.fr'],
  ['ada.lovelace@mail.example.co.uk', 'a••.••••••••@m•••.•••••••.••.uk'],
  ['"odd@name"@example.com', '"•••••••••@e••••••.com'],
  ['zoë@exämple.de', 'z••@e••••••.de'],
  ['ada@localhost', 'a••@l••••••••'],
  ['nothing', 'n••••••'],
  ['', ''],
];

test('an e-mail address keeps its first letters and its ending', () => {
  for (const [email, hint] of emails) assert.equal(maskEmail(email), hint);
});

const phones: readonly (readonly [string, string])[] = [
  ['+33611111111', '+33 6 •• •• •• 11'],
  ['+447911123456', '+44 7••• ••••56'],
  ['+12015550123', '+1 2•• ••• ••23'],
  ['+359888123456', '+359 8• ••• ••56'],
  ['+6834000', '+683 ••00'],
  ['+29022222', '+290 •••22'],
  ['not a number 123', 'not a number •23'],
];

test('a phone number keeps its country code, its first digit and its last two', () => {
  for (const [number, hint] of phones) assert.equal(maskPhone(number), hint);
});

test('no hint gives away more than its kept letters', () => {
  fc.assert(
    fc.property(fc.emailAddress(), (email) => {
      const hint = maskEmail(email);
      assert.notEqual(hint, email);
      const shown = hint.slice(0, hint.lastIndexOf('.')).replace(/[•.@]/g, '');
      assert.ok(Array.from(shown).length <= 2, hint);
    }),
  );
});
