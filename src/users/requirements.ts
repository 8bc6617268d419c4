// What must be true of a user after a call, beyond the form of each field; the answers name the API's own fields.
import { Fault } from '#kit/fault.ts';
import { addressProblems, isBlank } from './address.ts';
import { phoneProblems } from './phone.ts';
import { actingPerson, contactChanged, type LegalDetails, type NaturalDetails, type User } from './user.ts';

type Problems = Readonly<Record<string, string>>;

/** @throws Fault `param_error` when there is any problem */
export function refuse(problems: Problems): void {
  if (Object.keys(problems).length > 0) throw new Fault('param_error', { errors: problems });
}

/** Holds for every user, whatever the call. A phone number is looked at only when the call changed it. */
export function commonProblems(user: User, before?: User): Problems {
  return {
    ...(user.personType === 'NATURAL'
      ? addressProblems('Address', user.details.address)
      : {
          ...addressProblems('HeadquartersAddress', user.details.headquartersAddress),
          ...addressProblems('LegalRepresentativeAddress', user.details.representativeAddress),
        }),
    ...(before === undefined || contactChanged(before, user) ? contactProblems(user) : {}),
  };
}

/** Countries that a platform's operator refuses. Data that was there before stays as it is. */
export function blockedProblems(user: User, blocked: readonly string[], before?: User): Problems {
  const old = before === undefined ? {} : countriesOf(before);
  const refused = Object.entries(countriesOf(user)).filter(
    ([field, code]) => code !== undefined && blocked.includes(code) && old[field] !== code,
  );
  return Object.fromEntries(
    refused.map(([field]) => [field, `The ${field.split('.').at(-1) ?? field} used is blocked`]),
  );
}

function countriesOf(user: User): Readonly<Record<string, string | undefined>> {
  const { nationality: Nationality, countryOfResidence: CountryOfResidence } = actingPerson(user);
  if (user.personType === 'NATURAL') {
    return { Nationality, CountryOfResidence, 'Address.Country': user.details.address.country };
  }
  return {
    'LegalRepresentative.Nationality': Nationality,
    'LegalRepresentative.CountryOfResidence': CountryOfResidence,
    'HeadquartersAddress.Country': user.details.headquartersAddress.country,
    'LegalRepresentativeAddress.Country': user.details.representativeAddress.country,
  };
}

function contactProblems(user: User): Problems {
  const prefix = user.personType === 'LEGAL' ? 'LegalRepresentative.' : '';
  const problems = Object.entries(phoneProblems(actingPerson(user)));
  return Object.fromEntries(problems.map(([field, message]) => [`${prefix}${field}`, message]));
}

/** What an OWNER must have. Mangopay: create-natural-user-sca, create-legal-user-sca, columns "required". */
export function ownerProblems(user: User): Problems {
  return user.personType === 'NATURAL' ? naturalOwnerProblems(user.details) : legalOwnerProblems(user.details);
}

function naturalOwnerProblems({ birthday, nationality, countryOfResidence }: NaturalDetails): Problems {
  return missing('', { Birthday: birthday, Nationality: nationality, CountryOfResidence: countryOfResidence });
}

function legalOwnerProblems(details: LegalDetails): Problems {
  const { representative, legalPersonType, companyNumber, headquartersAddress } = details;
  const { birthday, nationality, countryOfResidence } = representative;
  return {
    ...missing('LegalRepresentative.', {
      Birthday: birthday,
      Nationality: nationality,
      CountryOfResidence: countryOfResidence,
    }),
    ...representativeEmailProblems(details),
    ...missing('', {
      HeadquartersAddress: isBlank(headquartersAddress) ? undefined : headquartersAddress,
      ...(legalPersonType === 'BUSINESS' ? { CompanyNumber: companyNumber } : {}),
    }),
  };
}

/** Mangopay: create-legal-user-sca, categorize-legal-user: the one message that differs from the others. */
export function representativeEmailProblems({ representative }: LegalDetails): Problems {
  return representative.email === undefined ? { 'LegalRepresentative.Email': "'Email' must not be empty." } : {};
}

function missing(prefix: string, fields: Readonly<Record<string, unknown>>): Problems {
  const names = Object.keys(fields).filter((name) => fields[name] === undefined);
  return Object.fromEntries(names.map((name) => [`${prefix}${name}`, `The ${name} field is required.`]));
}

/** Mangopay: create-natural-user-sca, 403 user_hasnt_accepted_terms_and_conditions. */
export function assertTermsAccepted(user: User): void {
  if (user.category === 'OWNER' && !user.termsAccepted) throw new Fault('terms_not_accepted');
}

export function assertNotClosed(user: User): void {
  if (user.status === 'CLOSED') throw new Fault('user_closed');
}
