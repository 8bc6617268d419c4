// What a call makes of a user: the merge, what a PAYER cannot have, the date of the terms, and the KYC level.
import type { ClientId, UserId } from '#kit/ids.ts';
import { merge, type Patch } from './merge.ts';
import { actingPerson, type Category, type LegalDetails, type NaturalDetails, type User } from './user.ts';

interface Common {
  /** OWNER unless told, for a new user. */
  readonly category?: Category | undefined;
  readonly email?: string | undefined;
  readonly tag?: string | undefined;
  readonly termsAccepted?: boolean | undefined;
}

/** What a call wants to set; absent members keep their value. */
export type UserPatch = Common &
  (
    | { readonly personType: 'NATURAL'; readonly details: Patch<NaturalDetails> }
    | { readonly personType: 'LEGAL'; readonly details: Patch<LegalDetails> }
  );

export interface Identity {
  readonly id: UserId;
  readonly clientId: ClientId;
  readonly createdAt: Date;
}

/** A new user is an empty one, revised. */
export function newUser(identity: Identity, patch: UserPatch): User {
  const base = {
    ...identity,
    category: 'OWNER',
    status: 'ACTIVE',
    kycLevel: 'LIGHT',
    email: '',
    tag: undefined,
    termsAccepted: false,
    termsAcceptedAt: undefined,
  } as const;
  const empty: User =
    patch.personType === 'NATURAL'
      ? { ...base, personType: 'NATURAL', details: { firstName: '', lastName: '', address: {} } }
      : {
          ...base,
          personType: 'LEGAL',
          details: {
            name: '',
            legalPersonType: 'BUSINESS',
            representative: {},
            headquartersAddress: {},
            representativeAddress: {},
          },
        };
  return revise(empty, patch, identity.createdAt);
}

/** The user after the call. A patch for the other kind of person changes nothing of the details. */
export function revise(user: User, patch: UserPatch, now: Date): User {
  const { category, email, tag, termsAccepted } = patch;
  const merged = merge(mergeDetails(user, patch), { category, email, tag, termsAccepted });
  return withTermsDate(withoutOwnerData(merged), now);
}

function mergeDetails(user: User, patch: UserPatch): User {
  if (user.personType === 'NATURAL' && patch.personType === 'NATURAL') {
    return { ...user, details: merge(user.details, patch.details) };
  }
  if (user.personType === 'LEGAL' && patch.personType === 'LEGAL') {
    return { ...user, details: merge(user.details, patch.details) };
  }
  return user;
}

/** Mangopay: create-natural-user-sca and create-legal-user-sca, fields that are null for a PAYER whatever was sent. */
function withoutOwnerData(user: User): User {
  if (user.category !== 'PAYER') return user;
  const nobody = { birthday: undefined, nationality: undefined, countryOfResidence: undefined };
  if (user.personType === 'NATURAL') {
    return { ...user, details: { ...user.details, ...nobody, occupation: undefined, incomeRange: undefined } };
  }
  const representative = { ...user.details.representative, ...nobody, email: undefined };
  return { ...user, details: { ...user.details, representative, companyNumber: undefined, headquartersAddress: {} } };
}

function withTermsDate(user: User, now: Date): User {
  const accepted = user.termsAccepted && user.category !== 'PAYER';
  return { ...user, termsAcceptedAt: accepted ? (user.termsAcceptedAt ?? now) : undefined };
}

/** Mangopay: update-natural-user-sca and update-legal-user-sca: a change of identity undoes the verification. */
export function withKycLevel(before: User, after: User): User {
  return after.kycLevel === 'REGULAR' && identityChanged(before, after) ? { ...after, kycLevel: 'LIGHT' } : after;
}

function identityChanged(before: User, after: User): boolean {
  const [old, now] = [before, after].map(verifiedIdentity);
  return JSON.stringify(old) !== JSON.stringify(now);
}

function verifiedIdentity(user: User): readonly unknown[] {
  const { firstName, lastName, birthday, nationality } = actingPerson(user);
  const kind = user.personType === 'LEGAL' ? user.details.legalPersonType : undefined;
  return [firstName, lastName, birthday, nationality, kind];
}
