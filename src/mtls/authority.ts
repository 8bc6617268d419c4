// What an authority of ours is, and what it says of whom.
import type { AuthorityId } from '#kit/ids.ts';

/** In whose name certificates are issued: the operator's. */
export interface Operator {
  readonly organisation: string;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  /** Of the common names, a domain of the operator's. */
  readonly suffix: string;
}

export interface Authority extends Operator {
  readonly id: AuthorityId;
  /** DER. */
  readonly certificate: Buffer;
  readonly createdAt: Date;
  readonly retiredAt: Date | undefined;
}

/** X.520: a common name has at most 64 characters. */
const MOST_CHARACTERS = 64;

/** Mangopay: api-reference/overview/mtls: `CN=<ClientId>.sandbox.<suffix>`, `CN=<ClientId>.prod.<suffix>`. */
export function commonName(clientId: string, { suffix }: Operator, isTest: boolean): string {
  return `${clientId}.${environment(isTest)}.${suffix}`;
}

/** Whom a common name of ours names; undefined for every other name. */
export function clientOf(name: string, { suffix }: Operator, isTest: boolean): string | undefined {
  const end = `.${environment(isTest)}.${suffix}`;
  return name.length > end.length && name.endsWith(end) ? name.slice(0, -end.length) : undefined;
}

export function isTooLong(name: string): boolean {
  return name.length > MOST_CHARACTERS;
}

/** What is wrong with it, as a sentence. Names of plain characters have one form in every library. */
export function operatorProblem({ organisation, country, suffix }: Operator): string | undefined {
  if (!/^[\p{L}\p{N}][\p{L}\p{N} .&'()/-]{0,63}$/u.test(organisation)) {
    return "The organisation has 1 to 64 letters, digits, blanks and . & ' ( ) / -, and begins with a letter or a digit.";
  }
  if (!/^[A-Z]{2}$/.test(country)) return 'The country is a code of two capital letters (ISO 3166-1), such as LU.';
  if (!/^(?=.{1,40}$)[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*$/.test(suffix)) {
    return 'The suffix is a domain name of at most 40 characters, such as example.com.';
  }
  return undefined;
}

function environment(isTest: boolean): string {
  return isTest ? 'sandbox' : 'prod';
}
