// Bodies of the older endpoints: the representative's fields are flat, there is no phone, and little is required.
import { Type, type Static } from 'typebox';
import type { UserPatch } from '#users/revise.ts';
import * as field from './fields.ts';

// PLATFORM comes back in what platforms read and send again.
const category = Type.Enum(['PAYER', 'OWNER', 'PLATFORM'], {
  description: 'OWNER by default. An update can make a PAYER an OWNER, without SCA; other changes are ignored.',
});
const terms = Type.Boolean();

const natural = {
  FirstName: field.name,
  LastName: field.name,
  Email: field.email('The address that SCA would use.'),
  Birthday: field.birthday,
  Nationality: field.country,
  CountryOfResidence: field.country,
  Occupation: field.text,
  IncomeRange: field.incomeRange,
  Address: field.address,
  Tag: field.tag,
  TermsAndConditionsAccepted: terms,
  UserCategory: category,
};

const legal = {
  Name: field.text,
  LegalPersonType: field.legalPersonType,
  Email: field.email('The address of the legal entity.'),
  HeadquartersAddress: field.address,
  LegalRepresentativeFirstName: field.name,
  LegalRepresentativeLastName: field.name,
  LegalRepresentativeAddress: field.address,
  LegalRepresentativeEmail: field.email('The address that SCA would use.'),
  LegalRepresentativeBirthday: field.birthday,
  LegalRepresentativeNationality: field.country,
  LegalRepresentativeCountryOfResidence: field.country,
  CompanyNumber: field.text,
  Tag: field.tag,
  TermsAndConditionsAccepted: terms,
  UserCategory: category,
};

export const naturalLegacyUpdate = Type.Partial(Type.Object(natural));

export const legalLegacyUpdate = Type.Partial(Type.Object(legal));

export const naturalLegacyCreation = Type.Object({
  ...naturalLegacyUpdate.properties,
  FirstName: natural.FirstName,
  LastName: natural.LastName,
  Email: natural.Email,
});

export const legalLegacyCreation = Type.Object({
  ...legalLegacyUpdate.properties,
  Name: legal.Name,
  LegalPersonType: legal.LegalPersonType,
  Email: legal.Email,
});

export function toNaturalLegacyPatch(body: Static<typeof naturalLegacyUpdate>): UserPatch {
  return {
    personType: 'NATURAL',
    category: toCategory(body.UserCategory),
    email: body.Email,
    tag: body.Tag,
    termsAccepted: body.TermsAndConditionsAccepted,
    details: {
      firstName: body.FirstName,
      lastName: body.LastName,
      birthday: body.Birthday,
      nationality: body.Nationality,
      countryOfResidence: body.CountryOfResidence,
      occupation: body.Occupation,
      incomeRange: body.IncomeRange,
      address: field.toAddress(body.Address),
    },
  };
}

export function toLegalLegacyPatch(body: Static<typeof legalLegacyUpdate>): UserPatch {
  return {
    personType: 'LEGAL',
    category: toCategory(body.UserCategory),
    email: body.Email,
    tag: body.Tag,
    termsAccepted: body.TermsAndConditionsAccepted,
    details: {
      name: body.Name,
      legalPersonType: body.LegalPersonType,
      companyNumber: body.CompanyNumber,
      representative: {
        firstName: body.LegalRepresentativeFirstName,
        lastName: body.LegalRepresentativeLastName,
        birthday: body.LegalRepresentativeBirthday,
        nationality: body.LegalRepresentativeNationality,
        countryOfResidence: body.LegalRepresentativeCountryOfResidence,
        email: body.LegalRepresentativeEmail,
      },
      headquartersAddress: field.toAddress(body.HeadquartersAddress),
      representativeAddress: field.toAddress(body.LegalRepresentativeAddress),
    },
  };
}

function toCategory(sent: 'PAYER' | 'OWNER' | 'PLATFORM' | undefined): 'PAYER' | 'OWNER' | undefined {
  return sent === 'PLATFORM' ? undefined : sent;
}
