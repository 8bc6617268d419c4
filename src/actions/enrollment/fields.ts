// Fields that several bodies share: their form, and what the documentation says of them.
import { Type, type Static } from 'typebox';
import type { Address } from '#users/address.ts';
import { isCountry } from '#users/countries.ts';
import type { Patch } from '#users/merge.ts';
import { isPhoneCountry } from '#users/phone.ts';

/** Mangopay: create-natural-user-sca, error of Email. Printed to callers, and matched against the whole address. */
const EMAIL =
  "([a-zA-Z0-9!#$%&'*+/=?^_`{|}~-]+(?:\\.[a-zA-Z0-9!#$%&'*+/=?^_`{|}~-]+)*)@(?:[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?\\.)+[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?";
const wholeEmail = new RegExp(`^${EMAIL}$`);

/** Years 1 to 9999. */
const OLDEST_BIRTHDAY = -62_135_596_800;
const LATEST_BIRTHDAY = 253_402_300_799;

export function email(description: string) {
  return Type.Refine(
    Type.String({ maxLength: 255, description }),
    (value) => wholeEmail.test(value),
    () => `must match the regular expression '${EMAIL}'`,
  );
}

export const name = Type.String({ minLength: 1, maxLength: 100 });
export const text = Type.String({ maxLength: 255 });
export const tag = Type.String({ maxLength: 255, description: 'Free text of yours.' });

export const country = Type.Refine(
  Type.String({ description: 'ISO 3166-1 alpha-2.', examples: ['FR'] }),
  (value) => isCountry(value),
  () => 'must be a country code of ISO 3166-1 alpha-2',
);

export const birthday = Type.Integer({
  minimum: OLDEST_BIRTHDAY,
  maximum: LATEST_BIRTHDAY,
  description: 'Unix seconds, UTC; negative before 1970. Required for an OWNER.',
});

export const phone = {
  PhoneNumber: Type.String({
    maxLength: 50,
    description: 'E.164, or the local format of `PhoneNumberCountry`. Pre-fills the page.',
    examples: ['+33611111111'],
  }),
  PhoneNumberCountry: Type.Refine(
    Type.String({ description: 'ISO 3166-1 alpha-2; required for a number in local format.', examples: ['FR'] }),
    (value) => isPhoneCountry(value),
    () => 'must be a country code of ISO 3166-1 alpha-2',
  ),
};

export const incomeRange = Type.Integer({ minimum: 1, maximum: 6 });

export const legalPersonType = Type.Enum(['BUSINESS', 'PARTNERSHIP', 'ORGANIZATION', 'SOLETRADER']);

export const category = Type.Enum(['PAYER', 'OWNER'], { description: 'Only an OWNER goes through SCA.' });

export const terms = Type.Boolean({ description: 'Must be true for an OWNER.' });

export const scaContext = Type.Enum(['USER_PRESENT', 'USER_NOT_PRESENT'], {
  description: '`USER_PRESENT` (default): the person acts, and is to be redirected if there is a link in the answer.',
});

export const address = Type.Partial(
  Type.Object(
    {
      AddressLine1: text,
      AddressLine2: text,
      City: text,
      Region: Type.String({ maxLength: 255, description: 'Required in US, CA and MX.' }),
      PostalCode: Type.String({ maxLength: 50, pattern: '^[A-Za-z0-9 -]+$' }),
      Country: country,
    },
    { description: 'All or nothing: only AddressLine2 and, in most countries, Region may be missing.' },
  ),
);

export function toAddress(body: Static<typeof address> | undefined): Patch<Address> {
  return {
    line1: body?.AddressLine1,
    line2: body?.AddressLine2,
    city: body?.City,
    region: body?.Region,
    postalCode: body?.PostalCode,
    country: body?.Country,
  };
}
