import assert from 'node:assert/strict';
import { test } from 'node:test';
import { commonProblems, ownerProblems } from './requirements.ts';
import { newUser, revise, type UserPatch } from './revise.ts';

const identity = { id: 'user_m_1', clientId: 'demo', createdAt: new Date(0) };
const legalOwner = (details: Extract<UserPatch, { personType: 'LEGAL' }>['details']) =>
  newUser(identity, { personType: 'LEGAL', email: 'office@example.com', details });

test('a natural OWNER needs birthday, nationality and residence', () => {
  const user = newUser(identity, { personType: 'NATURAL', email: 'a@example.com', details: { birthday: 0 } });
  assert.deepEqual(ownerProblems(user), {
    Nationality: 'The Nationality field is required.',
    CountryOfResidence: 'The CountryOfResidence field is required.',
  });
});

test("a legal OWNER needs its representative's data, a seat, and a number if it is a BUSINESS", () => {
  assert.deepEqual(ownerProblems(legalOwner({ legalPersonType: 'BUSINESS' })), {
    'LegalRepresentative.Birthday': 'The Birthday field is required.',
    'LegalRepresentative.Nationality': 'The Nationality field is required.',
    'LegalRepresentative.CountryOfResidence': 'The CountryOfResidence field is required.',
    'LegalRepresentative.Email': "'Email' must not be empty.",
    HeadquartersAddress: 'The HeadquartersAddress field is required.',
    CompanyNumber: 'The CompanyNumber field is required.',
  });
  assert.equal('CompanyNumber' in ownerProblems(legalOwner({ legalPersonType: 'SOLETRADER' })), false);
});

test("a representative's phone is named with its place", () => {
  const user = legalOwner({ representative: { phoneNumber: '0611111111' } });
  assert.deepEqual(Object.keys(commonProblems(user)), ['LegalRepresentative.PhoneNumberCountry']);
});

test('a number that was there before the call is not looked at again', () => {
  const before = legalOwner({ representative: { phoneNumber: '123', phoneNumberCountry: 'FR' } });
  const renamed = revise(before, { personType: 'LEGAL', details: { name: 'Other' } }, new Date(0));
  assert.deepEqual(commonProblems(renamed, before), {});
  const patch: UserPatch = { personType: 'LEGAL', details: { representative: { phoneNumber: '124' } } };
  assert.deepEqual(Object.keys(commonProblems(revise(before, patch, new Date(0)), before)), [
    'LegalRepresentative.PhoneNumber',
  ]);
});
