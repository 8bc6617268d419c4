// A certificate as the API shows it: nothing in it is secret.
import { Type } from 'typebox';
import { unixSeconds } from '#kit/time.ts';
import { stateOf, type ClientCertificate } from './certificate.ts';

export const certificateSchema = Type.Object(
  {
    Thumbprint: Type.String({ description: '`x5t#S256`: SHA-256 of the certificate, as base64url.' }),
    SerialNumber: Type.String({ description: 'Hexadecimal.' }),
    Subject: Type.String(),
    Status: Type.Enum(['VALID', 'EXPIRED', 'REVOKED']),
    CreationDate: Type.Integer(),
    ExpirationDate: Type.Integer({ description: 'Unix seconds.' }),
    RevocationDate: Type.Union([Type.Integer(), Type.Null()]),
  },
  { title: 'ClientCertificate' },
);

export function toCertificateView(certificate: ClientCertificate, now: Date) {
  const { thumbprint, serial, subject, issuedAt, notAfter, revokedAt } = certificate;
  return {
    Thumbprint: thumbprint.toString('base64url'),
    SerialNumber: serial,
    Subject: subject,
    Status: stateOf(certificate, now),
    CreationDate: unixSeconds(issuedAt),
    ExpirationDate: unixSeconds(notAfter),
    RevocationDate: revokedAt === undefined ? null : unixSeconds(revokedAt),
  };
}
