// Issues a certificate to a platform from its signing request: key and proof are the platform's, all else is ours.
import { badParam } from '#kit/fault.ts';
import { getClient } from '#clients/client-rows.ts';
import { noteChange } from '#trail/note-change.ts';
import { inTransaction } from '#world/ctx.ts';
import type { Host } from '#world/world.ts';
import { clientOf, commonName, isTooLong } from './authority.ts';
import { insertCertificate } from './certificate-rows.ts';
import { readCertificate, thumbprintOf, type ClientCertificate } from './certificate.ts';
import { getAuthority, openKey } from './issuer.ts';
import { checkRequest, makeClientCertificate } from './make-certificate.ts';

/** Mangopay: api-reference/overview/mtls. */
const MONTHS = 12;

export interface Signed {
  readonly certificate: ClientCertificate;
  readonly der: Buffer;
}

/**
 * Whatever subject and usages the request asks for, the certificate names the client and is good for TLS clients only.
 * @param csr PEM
 * @throws Fault `not_found`, `param_error`
 */
export async function signRequest(host: Host, clientId: string, csr: string): Promise<Signed> {
  const client = await getClient(host.db, clientId);
  const authority = await getAuthority(host);
  const name = commonName(client.id, authority, host.rules.isTest);
  if (isTooLong(name)) throw badParam('ClientId', `${name} is longer than the 64 characters of a common name.`);
  const { publicKey, commonNames } = await checkRequest(csr);
  const others = commonNames.map((asked) => clientOf(asked, authority, host.rules.isTest)).filter(isOther);
  if (others.length > 0) throw badParam('Csr', `That is a request of ${others.join(', ')}, not of ${client.id}.`);

  const issuer = { certificate: authority.certificate, key: await openKey(host, authority), operator: authority };
  const der = await makeClientCertificate(host, issuer, { commonName: name, publicKey, months: MONTHS });
  const made = readCertificate(der);
  if (made === undefined) throw new Error('a certificate was made that cannot be read');
  const certificate: ClientCertificate = {
    thumbprint: thumbprintOf(der),
    clientId: client.id,
    authorityId: authority.id,
    serial: made.serialNumber,
    subject: made.subject.replaceAll('\n', ', '),
    notBefore: made.validFromDate,
    notAfter: made.validToDate,
    issuedAt: host.now(),
    revokedAt: undefined,
    revokedBecause: undefined,
  };
  await inTransaction(host, async (tx) => {
    await insertCertificate(tx.db, certificate);
    await noteChange({ ...tx, clientId }, { what: `client certificate ${certificate.serial}`, done: 'issued' });
  });
  return { certificate, der };

  function isOther(asked: string | undefined): asked is string {
    return asked !== undefined && asked !== client.id;
  }
}
