// Which texts cost one part of 160 characters.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isGsm } from './gsm.ts';

test('the alphabet and its extensions, and nothing else', () => {
  for (const text of ['Acme: 012345.\n\n@pay.example.com #012345', 'Café à Ñandu ß Ω', '[a] {b} ~ 5 € \\ ^ |', ''])
    assert.ok(isGsm(text), text);
  for (const text of ['Łódź', 'ç', '’', 'код', '•', '\t', '😀']) assert.ok(!isGsm(text), text);
});
