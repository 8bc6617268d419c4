// A platform's user, natural or legal: the words that every room uses about people, and the contact that SCA relies on.
import type { ClientId, UserId } from '#kit/ids.ts';
import type { Address } from './address.ts';
import { toE164 } from './phone.ts';

export type PersonType = 'NATURAL' | 'LEGAL';
export type Category = 'PAYER' | 'OWNER' | 'PLATFORM';
export type UserStatus = 'PENDING_USER_ACTION' | 'ACTIVE' | 'CLOSED';
export type KycLevel = 'LIGHT' | 'REGULAR';
export type LegalPersonType = 'BUSINESS' | 'PARTNERSHIP' | 'ORGANIZATION' | 'SOLETRADER';

/** What is asked about a human being, whether a natural user or the representative of a legal one. */
interface Person {
  /** Unix seconds; negative before 1970. */
  readonly birthday?: number | undefined;
  readonly nationality?: string | undefined;
  readonly countryOfResidence?: string | undefined;
  readonly phoneNumber?: string | undefined;
  readonly phoneNumberCountry?: string | undefined;
}

export interface NaturalDetails extends Person {
  readonly firstName: string;
  readonly lastName: string;
  readonly occupation?: string | undefined;
  readonly incomeRange?: number | undefined;
  readonly address: Address;
}

export interface Representative extends Person {
  readonly firstName?: string | undefined;
  readonly lastName?: string | undefined;
  readonly email?: string | undefined;
}

export interface LegalDetails {
  readonly name: string;
  readonly legalPersonType: LegalPersonType;
  readonly companyNumber?: string | undefined;
  readonly representative: Representative;
  readonly headquartersAddress: Address;
  readonly representativeAddress: Address;
}

interface UserBase {
  readonly id: UserId;
  readonly clientId: ClientId;
  readonly category: Category;
  readonly status: UserStatus;
  readonly kycLevel: KycLevel;
  readonly email: string;
  readonly tag: string | undefined;
  readonly termsAccepted: boolean;
  readonly termsAcceptedAt: Date | undefined;
  readonly createdAt: Date;
}

export interface NaturalUser extends UserBase {
  readonly personType: 'NATURAL';
  readonly details: NaturalDetails;
}

export interface LegalUser extends UserBase {
  readonly personType: 'LEGAL';
  readonly details: LegalDetails;
}

export type User = NaturalUser | LegalUser;

/** The human being who acts: the natural user, or the representative. */
export function actingPerson(user: User): Representative {
  return user.personType === 'NATURAL' ? { ...user.details, email: user.email } : user.details.representative;
}

export interface ScaContact {
  readonly email: string | undefined;
  /** E.164; undefined when absent or not a number that can be called. */
  readonly phone: string | undefined;
  readonly birthday: number | undefined;
}

export function scaContact(user: User): ScaContact {
  const { email, phoneNumber, phoneNumberCountry, birthday } = actingPerson(user);
  const phone = phoneNumber === undefined ? undefined : toE164(phoneNumber, phoneNumberCountry);
  return { email, phone, birthday };
}

/** Mangopay: guides/sca/users, re-enroll an enrolled Owner. A legal entity's own e-mail does not count. */
export function contactChanged(before: User, after: User): boolean {
  const [old, now] = [actingPerson(before), actingPerson(after)];
  return (
    old.email !== now.email || old.phoneNumber !== now.phoneNumber || old.phoneNumberCountry !== now.phoneNumberCountry
  );
}
