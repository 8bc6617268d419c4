// Bodies of the SCA endpoints, and what they mean. Read-only and unknown fields are left out: the reader drops them.
import { Type, type Static } from 'typebox';
import type { UserPatch } from '#users/revise.ts';
import * as field from './fields.ts';

const natural = {
  FirstName: field.name,
  LastName: field.name,
  Email: field.email('The address that SCA uses.'),
  TermsAndConditionsAccepted: field.terms,
  Birthday: field.birthday,
  Nationality: field.country,
  CountryOfResidence: field.country,
  Occupation: field.text,
  IncomeRange: field.incomeRange,
  Tag: field.tag,
  ...field.phone,
  Address: field.address,
  ScaContext: field.scaContext,
};

const representative = {
  FirstName: field.name,
  LastName: field.name,
  Birthday: field.birthday,
  Nationality: field.country,
  CountryOfResidence: field.country,
  Email: field.email('The address that SCA uses. Required for an OWNER.'),
  ...field.phone,
};

const legal = {
  Name: field.text,
  LegalPersonType: field.legalPersonType,
  LegalRepresentative: Type.Partial(Type.Object(representative)),
  CompanyNumber: Type.String({ maxLength: 255, description: 'Required for an OWNER that is a BUSINESS.' }),
  HeadquartersAddress: field.address,
  LegalRepresentativeAddress: field.address,
  Tag: field.tag,
  Email: field.email('The address of the legal entity; SCA uses the one of its representative.'),
  TermsAndConditionsAccepted: field.terms,
  ScaContext: field.scaContext,
};

/** Mangopay: update-natural-user-sca. */
export const naturalUpdate = Type.Partial(Type.Object(natural));

/** Mangopay: update-legal-user-sca. */
export const legalUpdate = Type.Partial(Type.Object(legal));

/** Mangopay: create-natural-user-sca. */
export const naturalCreation = Type.Object({
  ...naturalUpdate.properties,
  FirstName: natural.FirstName,
  LastName: natural.LastName,
  Email: natural.Email,
  TermsAndConditionsAccepted: natural.TermsAndConditionsAccepted,
  UserCategory: field.category,
});

/** Mangopay: create-legal-user-sca. */
export const legalCreation = Type.Object({
  ...legalUpdate.properties,
  Name: legal.Name,
  LegalPersonType: legal.LegalPersonType,
  LegalRepresentative: Type.Object({
    ...legal.LegalRepresentative.properties,
    FirstName: representative.FirstName,
    LastName: representative.LastName,
  }),
  Email: legal.Email,
  TermsAndConditionsAccepted: legal.TermsAndConditionsAccepted,
  UserCategory: field.category,
});

const categorization = {
  UserCategory: Type.Enum(['OWNER']),
  TermsAndConditionsAccepted: field.terms,
};

/** Mangopay: categorize-natural-user. */
export const naturalCategorization = Type.Object({
  ...Type.Partial(Type.Pick(Type.Object(natural), ['Email', 'PhoneNumber', 'PhoneNumberCountry', 'ScaContext']))
    .properties,
  ...Type.Partial(Type.Pick(Type.Object(natural), ['Birthday', 'Nationality', 'CountryOfResidence'])).properties,
  ...categorization,
});

/** Mangopay: categorize-legal-user. */
export const legalCategorization = Type.Object({
  ...Type.Partial(
    Type.Pick(Type.Object(legal), ['LegalRepresentative', 'HeadquartersAddress', 'CompanyNumber', 'ScaContext']),
  ).properties,
  ...categorization,
});

type Category = { readonly UserCategory?: 'PAYER' | 'OWNER' };

export function toNaturalPatch(body: Static<typeof naturalUpdate> & Category): UserPatch {
  return {
    personType: 'NATURAL',
    category: body.UserCategory,
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
      phoneNumber: body.PhoneNumber,
      phoneNumberCountry: body.PhoneNumberCountry,
      address: field.toAddress(body.Address),
    },
  };
}

export function toLegalPatch(body: Static<typeof legalUpdate> & Category): UserPatch {
  const person = body.LegalRepresentative;
  return {
    personType: 'LEGAL',
    category: body.UserCategory,
    email: body.Email,
    tag: body.Tag,
    termsAccepted: body.TermsAndConditionsAccepted,
    details: {
      name: body.Name,
      legalPersonType: body.LegalPersonType,
      companyNumber: body.CompanyNumber,
      representative: {
        firstName: person?.FirstName,
        lastName: person?.LastName,
        birthday: person?.Birthday,
        nationality: person?.Nationality,
        countryOfResidence: person?.CountryOfResidence,
        email: person?.Email,
        phoneNumber: person?.PhoneNumber,
        phoneNumberCountry: person?.PhoneNumberCountry,
      },
      headquartersAddress: field.toAddress(body.HeadquartersAddress),
      representativeAddress: field.toAddress(body.LegalRepresentativeAddress),
    },
  };
}
