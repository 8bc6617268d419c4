import assert from 'node:assert/strict';
import { test } from 'node:test';
import { phoneProblems, toE164 } from './phone.ts';

test('a local number and its international form are one number', () => {
  assert.equal(toE164('0611111111', 'FR'), '+33611111111');
  assert.equal(toE164('+33 6 11 11 11 11', undefined), '+33611111111');
  assert.equal(toE164('+33611111111', 'DE'), '+33611111111');
});

test('text that merely contains a number is no number', () => {
  assert.equal(toE164('call +33611111111', 'FR'), undefined);
  assert.equal(toE164('', 'FR'), undefined);
});

test('a local number needs its country', () => {
  assert.deepEqual(Object.keys(phoneProblems({ phoneNumber: '0611111111' })), ['PhoneNumberCountry']);
});

test('a number that its country cannot have is refused', () => {
  for (const phoneNumber of ['06111', '0611111111111', 'abc']) {
    assert.deepEqual(
      Object.keys(phoneProblems({ phoneNumber, phoneNumberCountry: 'FR' })),
      ['PhoneNumber'],
      phoneNumber,
    );
  }
  assert.deepEqual(Object.keys(phoneProblems({ phoneNumber: '+3361' })), ['PhoneNumber']);
});

test('no number is no problem, and neither are the ones of the documentation', () => {
  assert.deepEqual(phoneProblems({ phoneNumberCountry: 'FR' }), {});
  assert.deepEqual(phoneProblems({ phoneNumber: '0611111111', phoneNumberCountry: 'FR' }), {});
  assert.deepEqual(phoneProblems({ phoneNumber: '+33611111111' }), {});
});
