// A platform as the clients API shows it.
import { Type, type TSchema } from 'typebox';
import type { ClientDetails } from './client-details.ts';
import { logoPath } from './face.ts';
import type { ClientProfile } from './face-rows.ts';

function nullable<Schema extends TSchema>(schema: Schema) {
  return Type.Union([schema, Type.Null()]);
}

const text = nullable(Type.String());
const emails = Type.Array(Type.String());

/** Mangopay: api-reference/client/client-object. */
export const clientSchema = Type.Object(
  {
    ClientId: Type.String(),
    Name: Type.String({ description: 'The trading name that people see; the operator changes it.' }),
    RegisteredName: text,
    PrimaryThemeColour: nullable(Type.String({ description: 'For `primary=true`.', examples: ['#0B6553'] })),
    PrimaryButtonColour: nullable(Type.String({ description: 'For `cta=true`.' })),
    Logo: nullable(Type.String({ description: 'Address of the logo, a PNG of at most 512 by 160 pixels.' })),
    TechEmails: emails,
    AdminEmails: emails,
    BillingEmails: emails,
    FraudEmails: emails,
    HeadquartersAddress: nullable(Type.Object({})),
    HeadquartersPhoneNumber: text,
    TaxNumber: text,
    PlatformType: text,
    PlatformCategorization: nullable(Type.Object({ BusinessType: text, Sector: text })),
    PlatformDescription: text,
    PlatformURL: text,
    CompanyReference: text,
    Licensor: text,
  },
  { title: 'Client' },
);

const noAddress = {
  AddressLine1: null,
  AddressLine2: null,
  City: null,
  Region: null,
  PostalCode: null,
  Country: null,
};

export function toClientView({ id, name, details, face }: ClientProfile, publicUrl: string) {
  const given = (field: keyof ClientDetails) => details[field] ?? null;
  return {
    PlatformType: given('PlatformType'),
    ClientId: id,
    Name: name,
    // What Mangopay itself keeps of a platform.
    RegisteredName: null,
    TechEmails: details.TechEmails ?? [],
    AdminEmails: details.AdminEmails ?? [],
    BillingEmails: details.BillingEmails ?? [],
    FraudEmails: details.FraudEmails ?? [],
    HeadquartersAddress:
      details.HeadquartersAddress === undefined ? null : { ...noAddress, ...details.HeadquartersAddress },
    HeadquartersPhoneNumber: given('HeadquartersPhoneNumber'),
    TaxNumber: given('TaxNumber'),
    PlatformCategorization:
      details.PlatformCategorization === undefined
        ? null
        : { BusinessType: null, Sector: null, ...details.PlatformCategorization },
    PlatformDescription: given('PlatformDescription'),
    PlatformURL: given('PlatformURL'),
    CompanyReference: null,
    PrimaryThemeColour: face.themeColour ?? null,
    PrimaryButtonColour: face.buttonColour ?? null,
    Logo: face.logo === undefined ? null : `${publicUrl}${logoPath(face.logo)}`,
    Licensor: null,
  };
}
