// What a platform tells of itself beside its face: kept and given back as it was sent, for nothing of ours depends on it.
import { Type, type Static } from 'typebox';

const emails = Type.Array(Type.String({ maxLength: 255 }), { maxItems: 100 });
const text = Type.String({ maxLength: 255 });

/** Mangopay: api-reference/client/update-client. Its other fields are Mangopay's to change. */
export const clientDetails = {
  TechEmails: Type.Optional(emails),
  AdminEmails: Type.Optional(emails),
  BillingEmails: Type.Optional(emails),
  FraudEmails: Type.Optional(emails),
  HeadquartersAddress: Type.Optional(
    Type.Object({
      AddressLine1: Type.Optional(text),
      AddressLine2: Type.Optional(text),
      City: Type.Optional(text),
      Region: Type.Optional(text),
      PostalCode: Type.Optional(text),
      Country: Type.Optional(text),
    }),
  ),
  HeadquartersPhoneNumber: Type.Optional(text),
  TaxNumber: Type.Optional(text),
  PlatformType: Type.Optional(text),
  PlatformCategorization: Type.Optional(
    Type.Object({ BusinessType: Type.Optional(text), Sector: Type.Optional(text) }),
  ),
  PlatformDescription: Type.Optional(Type.String({ maxLength: 2_000 })),
  PlatformURL: Type.Optional(Type.String({ maxLength: 2_000 })),
};

const whole = Type.Object(clientDetails);

export type ClientDetails = Static<typeof whole>;
