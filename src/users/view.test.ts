import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newUser } from './revise.ts';
import { toLegacyView, toListItem, toScaView } from './view.ts';

const identity = { id: 'user_m_1', clientId: 'demo', createdAt: new Date(1_734_339_135_000) };
const ada = newUser(identity, {
  personType: 'NATURAL',
  email: 'ada@example.com',
  termsAccepted: true,
  details: { firstName: 'Ada', lastName: 'Byron', phoneNumber: '0611111111', phoneNumberCountry: 'FR' },
});
const firm = newUser(identity, {
  personType: 'LEGAL',
  email: 'office@example.com',
  details: { name: 'Engines', representative: { email: 'charles@example.com' } },
});

const common =
  'Id, Tag, CreationDate, PersonType, Email, KYCLevel, TermsAndConditionsAccepted, TermsAndConditionsAcceptedDate, UserCategory, UserStatus';
const namesOf = (view: object) => Object.keys(view).join(', ');

test('the members of each view come in the order of the original', () => {
  const natural =
    'FirstName, LastName, Birthday, Nationality, CountryOfResidence, Occupation, IncomeRange, ProofOfIdentity, ProofOfAddress, Capacity';
  assert.equal(
    namesOf(toScaView(ada)),
    `${natural}, PhoneNumber, PhoneNumberCountry, Address, PendingUserAction, ${common}`,
  );
  assert.equal(namesOf(toLegacyView(ada)), `${natural}, Address, ${common}`);
  assert.equal(
    namesOf(toScaView(firm)),
    `Name, LegalPersonType, LegalRepresentative, ProofOfRegistration, ShareholderDeclaration, Statute, CompanyNumber, PendingUserAction, HeadquartersAddress, LegalRepresentativeAddress, ${common}`,
  );
  assert.equal(
    namesOf(toLegacyView(firm)),
    `Name, LegalPersonType, HeadquartersAddress, LegalRepresentativeFirstName, LegalRepresentativeLastName, LegalRepresentativeAddress, LegalRepresentativeEmail, LegalRepresentativeBirthday, LegalRepresentativeNationality, LegalRepresentativeCountryOfResidence, LegalRepresentativeProofOfIdentity, Statute, ProofOfRegistration, ShareholderDeclaration, CompanyNumber, ${common}`,
  );
  assert.equal(namesOf(toListItem(firm)), common);
});

test('PendingUserAction is on every SCA view, null without a link, and on no other view', () => {
  for (const user of [ada, firm]) {
    assert.equal(toScaView(user)['PendingUserAction'], null);
    const link = 'http://localhost/?token=sca_1';
    assert.deepEqual(toScaView(user, link)['PendingUserAction'], { RedirectUrl: link });
    assert.equal('PendingUserAction' in toLegacyView(user), false);
  }
});

test('an address is an object of six members, also when there is none', () => {
  const nothing = {
    AddressLine1: null,
    AddressLine2: null,
    City: null,
    Region: null,
    PostalCode: null,
    Country: null,
  };
  assert.deepEqual(toScaView(ada)['Address'], nothing);
  assert.deepEqual(toLegacyView(firm)['LegalRepresentativeAddress'], nothing);
});

test('no member of a view is undefined: what is unknown is null', () => {
  for (const user of [ada, firm]) {
    for (const view of [toScaView(user), toLegacyView(user)]) {
      assert.equal(Object.values(view).includes(undefined), false);
    }
  }
});
