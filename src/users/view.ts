// One user, two views: the one of the SCA endpoints, and the older one, which never says PendingUserAction.
import { unixSeconds } from '#kit/time.ts';
import type { Address } from './address.ts';
import type { LegalUser, NaturalUser, User } from './user.ts';

/** @param redirectUrl given when this very call triggered SCA: no later view repeats a link */
export function toScaView(user: User, redirectUrl?: string): Record<string, unknown> {
  const pending = toPendingUserAction(redirectUrl);
  return user.personType === 'NATURAL' ? toScaNatural(user, pending) : toScaLegal(user, pending);
}

/** SDKs choose their class by the presence of the key PendingUserAction, so it must never appear here. */
export function toLegacyView(user: User): Record<string, unknown> {
  return user.personType === 'NATURAL' ? toLegacyNatural(user) : toLegacyLegal(user);
}

export function toPendingUserAction(redirectUrl: string | undefined): { RedirectUrl: string } | null {
  return redirectUrl === undefined ? null : { RedirectUrl: redirectUrl };
}

export function toListItem(user: User): Record<string, unknown> {
  return {
    Id: user.id,
    Tag: user.tag ?? null,
    CreationDate: unixSeconds(user.createdAt),
    PersonType: user.personType,
    Email: user.email,
    KYCLevel: user.kycLevel,
    TermsAndConditionsAccepted: user.termsAccepted,
    TermsAndConditionsAcceptedDate: user.termsAcceptedAt === undefined ? null : unixSeconds(user.termsAcceptedAt),
    UserCategory: user.category,
    UserStatus: user.status,
  };
}

function toScaNatural(user: NaturalUser, pending: unknown): Record<string, unknown> {
  const { details } = user;
  return {
    ...naturalFields(user),
    PhoneNumber: details.phoneNumber ?? null,
    PhoneNumberCountry: details.phoneNumberCountry ?? null,
    Address: toAddressView(details.address),
    PendingUserAction: pending,
    ...toListItem(user),
  };
}

function toLegacyNatural(user: NaturalUser): Record<string, unknown> {
  return { ...naturalFields(user), Address: toAddressView(user.details.address), ...toListItem(user) };
}

function naturalFields({ details }: NaturalUser): Record<string, unknown> {
  return {
    FirstName: details.firstName,
    LastName: details.lastName,
    Birthday: details.birthday ?? null,
    Nationality: details.nationality ?? null,
    CountryOfResidence: details.countryOfResidence ?? null,
    Occupation: details.occupation ?? null,
    IncomeRange: details.incomeRange ?? null,
    ProofOfIdentity: null,
    ProofOfAddress: null,
    Capacity: 'NORMAL',
  };
}

function toScaLegal(user: LegalUser, pending: unknown): Record<string, unknown> {
  const { details } = user;
  const { representative } = details;
  return {
    Name: details.name,
    LegalPersonType: details.legalPersonType,
    LegalRepresentative: {
      FirstName: representative.firstName ?? null,
      LastName: representative.lastName ?? null,
      ProofOfIdentity: null,
      Birthday: representative.birthday ?? null,
      Nationality: representative.nationality ?? null,
      CountryOfResidence: representative.countryOfResidence ?? null,
      Email: representative.email ?? null,
      PhoneNumber: representative.phoneNumber ?? null,
      PhoneNumberCountry: representative.phoneNumberCountry ?? null,
    },
    ProofOfRegistration: null,
    ShareholderDeclaration: null,
    Statute: null,
    CompanyNumber: details.companyNumber ?? null,
    PendingUserAction: pending,
    HeadquartersAddress: toAddressView(details.headquartersAddress),
    LegalRepresentativeAddress: toAddressView(details.representativeAddress),
    ...toListItem(user),
  };
}

function toLegacyLegal(user: LegalUser): Record<string, unknown> {
  const { details } = user;
  const { representative } = details;
  return {
    Name: details.name,
    LegalPersonType: details.legalPersonType,
    HeadquartersAddress: toAddressView(details.headquartersAddress),
    LegalRepresentativeFirstName: representative.firstName ?? null,
    LegalRepresentativeLastName: representative.lastName ?? null,
    LegalRepresentativeAddress: toAddressView(details.representativeAddress),
    LegalRepresentativeEmail: representative.email ?? null,
    LegalRepresentativeBirthday: representative.birthday ?? null,
    LegalRepresentativeNationality: representative.nationality ?? null,
    LegalRepresentativeCountryOfResidence: representative.countryOfResidence ?? null,
    LegalRepresentativeProofOfIdentity: null,
    Statute: null,
    ProofOfRegistration: null,
    ShareholderDeclaration: null,
    CompanyNumber: details.companyNumber ?? null,
    ...toListItem(user),
  };
}

/** Always an object of six members, also when there is no address. */
function toAddressView(address: Address): Record<string, string | null> {
  return {
    AddressLine1: address.line1 ?? null,
    AddressLine2: address.line2 ?? null,
    City: address.city ?? null,
    Region: address.region ?? null,
    PostalCode: address.postalCode ?? null,
    Country: address.country ?? null,
  };
}
