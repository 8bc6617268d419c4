// A postal address: nothing, or every part that the post of its country needs.

export interface Address {
  readonly line1?: string | undefined;
  readonly line2?: string | undefined;
  readonly city?: string | undefined;
  readonly region?: string | undefined;
  readonly postalCode?: string | undefined;
  readonly country?: string | undefined;
}

const COUNTRIES_WITH_REGIONS: ReadonlySet<string> = new Set(['US', 'CA', 'MX']);

export function isBlank(address: Address): boolean {
  return Object.values(address).every((part) => part === undefined);
}

/** The missing parts by their names in the API; none for no address at all. Mangopay: create-natural-user-sca, Address. */
export function addressProblems(name: string, address: Address): Record<string, string> {
  if (isBlank(address)) return {};
  const { line1, city, region, postalCode, country } = address;
  const needed: Record<string, string | undefined> = {
    AddressLine1: line1,
    City: city,
    PostalCode: postalCode,
    Country: country,
    ...(country !== undefined && COUNTRIES_WITH_REGIONS.has(country) ? { Region: region } : {}),
  };
  const missing = Object.keys(needed).filter((part) => needed[part] === undefined);
  return Object.fromEntries(missing.map((part) => [`${name}.${part}`, `The ${part} field is required.`]));
}
