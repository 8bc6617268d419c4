// Developers ask for a number as they would write it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { toRecipient } from './recipient.ts';

for (const query of [
  '+33611111111',
  ' 33611111111',
  '33611111111',
  '+33 6 11 11 11 11',
  '0033 6.11.11.11.11',
  '+33 (6) 11-11-11-11',
]) {
  test(`"${query}" finds +33611111111`, () => assert.equal(toRecipient(query), '+33611111111'));
}

test('an e-mail address gets back the plus that its query lost', () => {
  assert.equal(toRecipient('John.Doe accept@Example.org'), 'john.doe+accept@example.org');
});
