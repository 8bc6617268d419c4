// A certificate of a platform: what it says, and whether it counts.
import { createHash, X509Certificate } from 'node:crypto';
import type { AuthorityId, ClientId } from '#kit/ids.ts';
import { DAY } from '#kit/time.ts';

export interface ClientCertificate {
  /** RFC 8705, 3.1: SHA-256 of the DER. */
  readonly thumbprint: Buffer;
  readonly clientId: ClientId;
  readonly authorityId: AuthorityId;
  /** Hexadecimal, in capitals as OpenSSL prints it. */
  readonly serial: string;
  readonly subject: string;
  readonly notBefore: Date;
  readonly notAfter: Date;
  readonly issuedAt: Date;
  readonly revokedAt: Date | undefined;
  readonly revokedBecause: string | undefined;
}

export type CertificateState = 'VALID' | 'EXPIRED' | 'REVOKED';

/** id-kp-clientAuth, RFC 5280, 4.2.1.12. */
const CLIENT_AUTH = '1.3.6.1.5.5.7.3.2';

export function thumbprintOf(der: Buffer): Buffer {
  return createHash('sha256').update(der).digest();
}

export function stateOf(
  { notAfter, revokedAt }: Pick<ClientCertificate, 'notAfter' | 'revokedAt'>,
  now: Date,
): CertificateState {
  if (revokedAt !== undefined) return 'REVOKED';
  return now < notAfter ? 'VALID' : 'EXPIRED';
}

export function daysLeft({ notAfter }: Pick<ClientCertificate, 'notAfter'>, now: Date): number {
  return Math.floor((notAfter.getTime() - now.getTime()) / DAY);
}

/** Undefined for bytes that are no certificate. */
export function readCertificate(der: Buffer): X509Certificate | undefined {
  try {
    return new X509Certificate(der);
  } catch {
    return undefined;
  }
}

/** RFC 5280, 6: signed by this authority, for clients, within its time. Who shows it has proved to hold its key. */
export function countsUnder(certificate: X509Certificate, authority: X509Certificate, now: Date): boolean {
  // Node leaves it undefined where the extension is missing.
  const usages: readonly string[] = certificate.keyUsage ?? [];
  return (
    !certificate.ca &&
    usages.includes(CLIENT_AUTH) &&
    certificate.validFromDate <= now &&
    now < certificate.validToDate &&
    certificate.checkIssued(authority) &&
    certificate.verify(authority.publicKey)
  );
}
