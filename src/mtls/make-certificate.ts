// Makes certificates, CSR checks and revocation lists. The library takes its time to load: only commands import this.
// oxlint-disable-next-line import/no-unassigned-import -- the library wants it to be there before it is loaded itself
import 'reflect-metadata';
import { createPublicKey, KeyObject, webcrypto } from 'node:crypto';
import * as x509 from '@peculiar/x509';
import { badParam } from '#kit/fault.ts';
import type { Operator } from './authority.ts';

/**
 * P-256 with SHA-256: every client of TLS 1.2 knows it, and its keys and signatures are small. Chance for keys and
 * signatures is OpenSSL's own: neither WebCrypto nor node:crypto takes it as a parameter. Serial numbers are ours.
 */
const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const;
const SERIAL_BYTES = 16;
const LEAST_RSA_BITS = 2_048;
const MOST_RSA_BITS = 8_192;
/** Clocks of those who check may be behind ours. */
const BACKDATED_MS = 5 * 60_000;
const CRL_NUMBER = '2.5.29.20';

export interface Made {
  /** DER. */
  readonly certificate: Buffer;
  /** PKCS #8 in PEM. */
  readonly key: string;
}

/** Who signs. */
export interface Issuer extends Made {
  readonly operator: Operator;
}

export interface Chance {
  now(): Date;
  random(bytes: number): Buffer;
}

export async function makeAuthority(chance: Chance, operator: Operator, years: number): Promise<Made> {
  const keys = await makeKeys();
  const serialNumber = newSerial(chance);
  const certificate = await x509.X509CertificateGenerator.createSelfSigned({
    serialNumber,
    name: nameOf(operator, `Strongroom CA ${serialNumber.slice(0, 8)}`),
    ...validity(chance, years * 12),
    signingAlgorithm: algorithm,
    keys,
    extensions: [
      new x509.BasicConstraintsExtension(true, 0, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign, true),
      await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  });
  return made(certificate, keys);
}

export interface ClientSubject {
  readonly commonName: string;
  /** SPKI, DER. */
  readonly publicKey: Buffer;
  readonly months: number;
}

/** Answers the certificate as DER. */
export async function makeClientCertificate(chance: Chance, issuer: Issuer, subject: ClientSubject): Promise<Buffer> {
  return await issue(chance, issuer, {
    name: nameOf(issuer.operator, subject.commonName),
    publicKey: subject.publicKey,
    months: subject.months,
    usage: x509.ExtendedKeyUsage.clientAuth,
    more: [],
  });
}

/** For the listener of a sandbox. @param names host names and addresses */
export async function makeServerCertificate(
  chance: Chance,
  issuer: Issuer,
  {
    names,
    months,
  }: { readonly names: readonly { readonly type: 'dns' | 'ip'; readonly value: string }[]; readonly months: number },
): Promise<Made> {
  const keys = await makeKeys();
  const publicKey = Buffer.from(await webcrypto.subtle.exportKey('spki', keys.publicKey));
  const certificate = await issue(chance, issuer, {
    name: nameOf(issuer.operator, names[0]?.value ?? 'localhost'),
    publicKey,
    months,
    usage: x509.ExtendedKeyUsage.serverAuth,
    more: [new x509.SubjectAlternativeNameExtension([...names])],
  });
  return { certificate, key: exportKey(keys) };
}

interface Leaf {
  readonly name: x509.Name;
  readonly publicKey: Buffer;
  readonly months: number;
  readonly usage: x509.ExtendedKeyUsageType;
  readonly more: readonly x509.Extension[];
}

async function issue(chance: Chance, issuer: Issuer, leaf: Leaf): Promise<Buffer> {
  const authority = new x509.X509Certificate(issuer.certificate);
  const publicKey = new x509.PublicKey(leaf.publicKey);
  const certificate = await x509.X509CertificateGenerator.create({
    serialNumber: newSerial(chance),
    subject: leaf.name,
    issuer: authority.subjectName,
    ...validity(chance, leaf.months, authority.notAfter),
    signingAlgorithm: algorithm,
    publicKey,
    signingKey: await importKey(issuer.key),
    extensions: [
      new x509.BasicConstraintsExtension(false, undefined, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
      new x509.ExtendedKeyUsageExtension([leaf.usage], true),
      await x509.SubjectKeyIdentifierExtension.create(publicKey),
      await x509.AuthorityKeyIdentifierExtension.create(authority.publicKey),
      ...leaf.more,
    ],
  });
  return Buffer.from(certificate.rawData);
}

export interface CheckedRequest {
  /** SPKI, DER. */
  readonly publicKey: Buffer;
  /** Common names that it asks for: none of them counts. */
  readonly commonNames: readonly string[];
}

/** RFC 2986. @throws Fault `param_error` that says what is wrong with the request */
export async function checkRequest(pem: string): Promise<CheckedRequest> {
  const request = readRequest(pem);
  const publicKey = Buffer.from(request.publicKey.rawData);
  const problem = keyProblem(publicKey);
  if (problem !== undefined) throw badParam('Csr', problem);
  // Proof of possession: whoever asks holds the key.
  if (!(await request.verify().catch(() => false)))
    throw badParam('Csr', 'The signature of the request does not fit its key.');
  return { publicKey, commonNames: request.subjectName.getField('CN') };
}

function readRequest(pem: string): x509.Pkcs10CertificateRequest {
  const block = /-----BEGIN (?:NEW )?CERTIFICATE REQUEST-----[^-]+-----END (?:NEW )?CERTIFICATE REQUEST-----/.exec(
    pem,
  )?.[0];
  try {
    if (block !== undefined)
      return new x509.Pkcs10CertificateRequest(block.replaceAll('NEW CERTIFICATE', 'CERTIFICATE'));
  } catch {
    // Told below, as for a file that holds something else.
  }
  throw badParam('Csr', 'That is no certificate signing request in PEM, as `openssl req -new` writes it.');
}

/** NIST SP 800-57: at least 112 bits of strength; only kinds that TLS libraries of platforms share. */
function keyProblem(spki: Buffer): string | undefined {
  const advice = 'Make the request with a key of RSA 2048 to 8192, P-256 or P-384.';
  try {
    const { asymmetricKeyType: type, asymmetricKeyDetails: details = {} } = createPublicKey({
      key: spki,
      format: 'der',
      type: 'spki',
    });
    if (type === 'ec' && (details.namedCurve === 'prime256v1' || details.namedCurve === 'secp384r1')) return undefined;
    const bits = details.modulusLength ?? 0;
    const exponent = details.publicExponent ?? 0n;
    if (type === 'rsa' && bits >= LEAST_RSA_BITS && bits <= MOST_RSA_BITS && exponent >= 65_537n) return undefined;
    return advice;
  } catch {
    return advice;
  }
}

export interface RevokedSerial {
  readonly serial: string;
  readonly revokedAt: Date;
}

/** RFC 5280, 5: as DER. */
export async function makeRevocationList(
  chance: Chance,
  issuer: Issuer,
  { revoked, days }: { readonly revoked: readonly RevokedSerial[]; readonly days: number },
): Promise<Buffer> {
  const authority = new x509.X509Certificate(issuer.certificate);
  const now = chance.now();
  const list = await x509.X509CrlGenerator.create({
    issuer: authority.subjectName,
    thisUpdate: now,
    nextUpdate: new Date(now.getTime() + days * 86_400_000),
    entries: revoked.map(({ serial, revokedAt }) => ({ serialNumber: serial, revocationDate: revokedAt })),
    signingAlgorithm: algorithm,
    signingKey: await importKey(issuer.key),
    extensions: [
      await x509.AuthorityKeyIdentifierExtension.create(authority.publicKey),
      new x509.Extension(CRL_NUMBER, false, derInteger(now.getTime())),
    ],
  });
  return Buffer.from(list.rawData);
}

function nameOf({ country, organisation }: Operator, commonName: string): x509.Name {
  return new x509.Name([{ C: [country] }, { O: [organisation] }, { CN: [commonName] }]);
}

/** RFC 5280, 4.1.2.2: positive, at most 20 bytes; the first one neither zero nor negative. */
function newSerial(chance: Chance): string {
  const bytes = chance.random(SERIAL_BYTES);
  bytes[0] = ((bytes[0] ?? 0) & 0x3f) | 0x40;
  return bytes.toString('hex');
}

function validity(chance: Chance, months: number, atMost?: Date): { notBefore: Date; notAfter: Date } {
  const notBefore = new Date(chance.now().getTime() - BACKDATED_MS);
  const notAfter = new Date(chance.now());
  notAfter.setUTCMonth(notAfter.getUTCMonth() + months);
  return { notBefore, notAfter: atMost !== undefined && atMost < notAfter ? atMost : notAfter };
}

async function makeKeys(): Promise<webcrypto.CryptoKeyPair> {
  return await webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
}

function made(certificate: x509.X509Certificate, keys: webcrypto.CryptoKeyPair): Made {
  return { certificate: Buffer.from(certificate.rawData), key: exportKey(keys) };
}

function exportKey({ privateKey }: webcrypto.CryptoKeyPair): string {
  return KeyObject.from(privateKey).export({ format: 'pem', type: 'pkcs8' });
}

async function importKey(pem: string): Promise<webcrypto.CryptoKey> {
  const der = Buffer.from(pem.replaceAll(/-----[^-]+-----|\s/g, ''), 'base64');
  return await webcrypto.subtle.importKey('pkcs8', der, algorithm, false, ['sign']);
}

function derInteger(value: number): Uint8Array<ArrayBuffer> {
  const hex = value.toString(16);
  const bytes = Buffer.from(hex.length % 2 === 0 ? hex : `0${hex}`, 'hex');
  const positive = (bytes[0] ?? 0) > 0x7f ? [0, ...bytes] : [...bytes];
  return Uint8Array.from([0x02, positive.length, ...positive]);
}
