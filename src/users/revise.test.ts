import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { newUser, revise, withKycLevel, type UserPatch } from './revise.ts';

const born = new Date('2026-01-01T00:00:00Z');
const later = new Date('2026-02-01T00:00:00Z');
const identity = { id: 'user_m_1', clientId: 'demo', createdAt: born };

const person = { birthday: 1, nationality: 'FR', countryOfResidence: 'FR' };
const natural: UserPatch = {
  personType: 'NATURAL',
  email: 'ada@example.com',
  termsAccepted: true,
  details: { ...person, firstName: 'Ada', lastName: 'Byron', occupation: 'poet', incomeRange: 2, phoneNumber: '1' },
};
const legal: UserPatch = {
  personType: 'LEGAL',
  email: 'office@example.com',
  termsAccepted: true,
  details: {
    name: 'Engines',
    legalPersonType: 'SOLETRADER',
    companyNumber: '123',
    representative: { ...person, firstName: 'Charles', lastName: 'Babbage', email: 'charles@example.com' },
    headquartersAddress: { city: 'London' },
    representativeAddress: { city: 'London' },
  },
};

test('a new user is an OWNER unless told, ACTIVE, LIGHT, and of today', () => {
  const { category, status, kycLevel, createdAt, termsAcceptedAt } = newUser(identity, natural);
  assert.deepEqual([category, status, kycLevel], ['OWNER', 'ACTIVE', 'LIGHT']);
  assert.deepEqual([createdAt, termsAcceptedAt], [born, born]);
});

test("a PAYER keeps none of an OWNER's data, whatever was sent", () => {
  const ada = newUser(identity, { ...natural, category: 'PAYER' });
  assert.deepEqual(JSON.parse(JSON.stringify(ada.details)), {
    firstName: 'Ada',
    lastName: 'Byron',
    phoneNumber: '1',
    address: {},
  });
  const firm = newUser(identity, { ...legal, category: 'PAYER' });
  assert.deepEqual(JSON.parse(JSON.stringify(firm.details)), {
    name: 'Engines',
    legalPersonType: 'SOLETRADER',
    representative: { firstName: 'Charles', lastName: 'Babbage' },
    headquartersAddress: {},
    representativeAddress: { city: 'London' },
  });
  assert.equal(ada.termsAcceptedAt, undefined);
});

test('the terms are dated when they turn true, and keep that date', () => {
  const refused = newUser(identity, { ...natural, termsAccepted: false });
  assert.equal(refused.termsAcceptedAt, undefined);
  const accepted = revise(refused, { personType: 'NATURAL', termsAccepted: true, details: {} }, later);
  assert.equal(accepted.termsAcceptedAt, later);
  const again = revise(newUser(identity, natural), { personType: 'NATURAL', termsAccepted: true, details: {} }, later);
  assert.equal(again.termsAcceptedAt, born);
});

test('a PAYER that becomes an OWNER keeps its names and takes the new data', () => {
  const payer = newUser(identity, { ...legal, category: 'PAYER' });
  const owner = revise(
    payer,
    { personType: 'LEGAL', category: 'OWNER', details: { representative: { ...person, email: 'c@example.com' } } },
    later,
  );
  assert.ok(owner.personType === 'LEGAL');
  assert.deepEqual(
    [owner.details.representative.firstName, owner.details.representative.email, owner.category],
    ['Charles', 'c@example.com', 'OWNER'],
  );
});

test('a revision without values changes nothing', () => {
  for (const patch of [natural, legal]) {
    const user = newUser(identity, patch);
    assert.deepEqual(revise(user, { personType: patch.personType, details: {} }, later), user);
  }
});

test('a verified identity that changes is no longer verified', () => {
  const ada = { ...newUser(identity, natural), kycLevel: 'REGULAR' } as const;
  const fields = ['firstName', 'lastName', 'nationality', 'occupation', 'phoneNumber', 'countryOfResidence'] as const;
  fc.assert(
    fc.property(fc.constantFrom(...fields), fc.string({ minLength: 3 }), (field, value) => {
      const after = revise(ada, { personType: 'NATURAL', details: { [field]: value } }, later);
      const verified = ['firstName', 'lastName', 'nationality'].includes(field);
      assert.equal(withKycLevel(ada, after).kycLevel, verified ? 'LIGHT' : 'REGULAR');
    }),
  );
});

test('a legal person is verified together with its kind and its representative', () => {
  const firm = { ...newUser(identity, legal), kycLevel: 'REGULAR' } as const;
  const level = (details: Extract<UserPatch, { personType: 'LEGAL' }>['details']) =>
    withKycLevel(firm, revise(firm, { personType: 'LEGAL', details }, later)).kycLevel;
  assert.equal(level({ legalPersonType: 'BUSINESS' }), 'LIGHT');
  assert.equal(level({ representative: { birthday: 2 } }), 'LIGHT');
  assert.equal(level({ name: 'Other', companyNumber: '9', representative: { email: 'x@example.com' } }), 'REGULAR');
});
