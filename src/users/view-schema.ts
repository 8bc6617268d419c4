// The views as schemas, for the OpenAPI document.
import { Type, type TSchema } from 'typebox';

function nullable<Schema extends TSchema>(schema: Schema) {
  return Type.Union([schema, Type.Null()]);
}

const date = Type.Integer({ description: 'Unix seconds, UTC.' });
const proof = nullable(Type.String({ description: 'Id of the validated document.' }));
const country = nullable(Type.String({ description: 'ISO 3166-1 alpha-2.' }));
const text = nullable(Type.String());

export const pendingUserAction = nullable(
  Type.Object(
    {
      RedirectUrl: Type.String({
        description: 'Where to send the person, with your `returnUrl` added. Lives 10 minutes.',
      }),
    },
    { description: 'Null when this call did not trigger SCA.' },
  ),
);

const common = {
  Id: Type.String({ examples: ['user_m_01JKZW095BFB2TRQMCZ8GE7M8D'] }),
  Tag: text,
  CreationDate: date,
  PersonType: Type.Enum(['NATURAL', 'LEGAL']),
  Email: Type.String(),
  KYCLevel: Type.Enum(['LIGHT', 'REGULAR']),
  TermsAndConditionsAccepted: Type.Boolean(),
  TermsAndConditionsAcceptedDate: nullable(date),
  UserCategory: Type.Enum(['PAYER', 'OWNER', 'PLATFORM']),
  UserStatus: Type.Enum(['PENDING_USER_ACTION', 'ACTIVE', 'CLOSED'], {
    description: '`ACTIVE` does not mean enrolled: see the SCA status.',
  }),
};

const address = Type.Object({
  AddressLine1: text,
  AddressLine2: text,
  City: text,
  Region: text,
  PostalCode: text,
  Country: country,
});

const natural = {
  FirstName: Type.String(),
  LastName: Type.String(),
  Birthday: nullable(date),
  Nationality: country,
  CountryOfResidence: country,
  Occupation: text,
  IncomeRange: nullable(Type.Integer()),
  ProofOfIdentity: proof,
  ProofOfAddress: proof,
  Capacity: Type.String({ description: 'Deprecated; always `NORMAL`.' }),
};

const legalPersonType = Type.Enum(['BUSINESS', 'PARTNERSHIP', 'ORGANIZATION', 'SOLETRADER']);

export const userListItem = Type.Object(common, { title: 'User in a list' });

export const naturalUserSca = Type.Object(
  {
    ...natural,
    PhoneNumber: text,
    PhoneNumberCountry: country,
    Address: address,
    PendingUserAction: pendingUserAction,
    ...common,
  },
  { title: 'Natural user' },
);

export const legalUserSca = Type.Object(
  {
    Name: Type.String(),
    LegalPersonType: legalPersonType,
    LegalRepresentative: Type.Object({
      FirstName: text,
      LastName: text,
      ProofOfIdentity: proof,
      Birthday: nullable(date),
      Nationality: country,
      CountryOfResidence: country,
      Email: nullable(Type.String({ description: 'The address that SCA uses.' })),
      PhoneNumber: text,
      PhoneNumberCountry: country,
    }),
    ProofOfRegistration: proof,
    ShareholderDeclaration: proof,
    Statute: proof,
    CompanyNumber: text,
    PendingUserAction: pendingUserAction,
    HeadquartersAddress: address,
    LegalRepresentativeAddress: address,
    ...common,
  },
  { title: 'Legal user' },
);

export const naturalUserLegacy = Type.Object(
  { ...natural, Address: address, ...common },
  { title: 'Natural user (legacy)' },
);

export const legalUserLegacy = Type.Object(
  {
    Name: Type.String(),
    LegalPersonType: legalPersonType,
    HeadquartersAddress: address,
    LegalRepresentativeFirstName: text,
    LegalRepresentativeLastName: text,
    LegalRepresentativeAddress: address,
    LegalRepresentativeEmail: text,
    LegalRepresentativeBirthday: nullable(date),
    LegalRepresentativeNationality: country,
    LegalRepresentativeCountryOfResidence: country,
    LegalRepresentativeProofOfIdentity: proof,
    Statute: proof,
    ProofOfRegistration: proof,
    ShareholderDeclaration: proof,
    CompanyNumber: text,
    ...common,
  },
  { title: 'Legal user (legacy)' },
);
