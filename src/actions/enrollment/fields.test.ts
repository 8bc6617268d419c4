import assert from 'node:assert/strict';
import { test } from 'node:test';
import { read } from '#http/schema.ts';
import { Fault } from '#kit/fault.ts';
import { naturalLegacyUpdate } from './legacy-bodies.ts';
import { legalUpdate, naturalCreation, naturalUpdate } from './sca-bodies.ts';

function errorsOf(schema: Parameters<typeof read>[0], body: unknown): Readonly<Record<string, string>> {
  try {
    read(schema, body);
  } catch (error) {
    if (error instanceof Fault) return error.errors ?? {};
    throw error;
  }
  return {};
}

test('an e-mail address must match as a whole, and the answer quotes the documented pattern', () => {
  const quoted =
    "The field Email must match the regular expression '([a-zA-Z0-9!#$%&'*+/=?^_`{|}~-]+(?:\\.[a-zA-Z0-9!#$%&'*+/=?^_`{|}~-]+)*)@(?:[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?\\.)+[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?'.";
  for (const Email of ['ada', 'ada@example', 'a b@example.com', 'ada@example.com ', 'x\nada@example.com', '.a@b.com']) {
    assert.deepEqual(errorsOf(naturalUpdate, { Email }), { Email: quoted }, Email);
    assert.deepEqual(errorsOf(legalUpdate, { LegalRepresentative: { Email } }), {
      'LegalRepresentative.Email': quoted,
    });
  }
  for (const Email of ['ada@example.com', 'a+accept@sub.example.co.uk', "o'neil@example.com"]) {
    assert.deepEqual(errorsOf(naturalUpdate, { Email }), {}, Email);
  }
});

test('a long address that does not match is refused at once', () => {
  const Email = `a@${'a-'.repeat(125)}!`;
  const started = performance.now();
  assert.notDeepEqual(errorsOf(naturalUpdate, { Email }), {});
  assert.ok(performance.now() - started < 100);
});

test('what every natural user needs is named field by field', () => {
  assert.deepEqual(errorsOf(naturalCreation, {}), {
    FirstName: 'The FirstName field is required.',
    LastName: 'The LastName field is required.',
    Email: 'The Email field is required.',
    TermsAndConditionsAccepted: 'The TermsAndConditionsAccepted field is required.',
    UserCategory: 'The UserCategory field is required.',
  });
});

test('countries, income range and postal codes are checked, birthdays may lie before 1970', () => {
  const body = { Nationality: 'XX', CountryOfResidence: 'fr', IncomeRange: 7, Address: { PostalCode: '75#04' } };
  assert.deepEqual(Object.keys(errorsOf(naturalUpdate, body)).toSorted(), [
    'Address.PostalCode',
    'CountryOfResidence',
    'IncomeRange',
    'Nationality',
  ]);
  assert.deepEqual(errorsOf(naturalUpdate, { Birthday: -631_152_000, IncomeRange: '6', Nationality: 'FR' }), {});
  assert.deepEqual(Object.keys(errorsOf(naturalUpdate, { Birthday: 'yesterday' })), ['Birthday']);
});

test('what comes back from a read may be sent again', () => {
  const view = {
    Id: 'user_m_1',
    UserCategory: 'PLATFORM',
    UserStatus: 'ACTIVE',
    PendingUserAction: null,
    KYCLevel: 'LIGHT',
    Capacity: 'NORMAL',
    Address: { AddressLine1: null, AddressLine2: '', City: null },
  };
  assert.deepEqual(read(naturalUpdate, view), { Address: {} });
  assert.deepEqual(read(naturalLegacyUpdate, view), { UserCategory: 'PLATFORM', Address: {} });
});
