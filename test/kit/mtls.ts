// Platforms with client certificates: a house with the mTLS door, keys and signing requests, and calls that show a certificate.
// oxlint-disable-next-line import/no-unassigned-import -- the library wants it to be there before it is loaded itself
import 'reflect-metadata';
import { KeyObject, webcrypto } from 'node:crypto';
import { once } from 'node:events';
import { Agent, request, type AgentOptions } from 'node:https';
import type { TLSSocket } from 'node:tls';
import * as x509 from '@peculiar/x509';
import { addKey } from '#clients/add-client.ts';
import { createAuthority } from '#mtls/create-authority.ts';
import { toPem } from '#mtls/pem.ts';
import { signRequest } from '#mtls/sign-request.ts';
import type { Host } from '#world/world.ts';
import { newPlatform, type Api } from './api.ts';
import { freePort, openHouse, type House, type HouseOptions } from './house.ts';

export const operator = { organisation: 'Test Operator', country: 'LU', suffix: 'strongroom.test' };

type OpenedHouse = Awaited<ReturnType<typeof openHouse>>;

export interface MtlsHouse extends OpenedHouse {
  /** Of the mTLS door. */
  readonly mtlsUrl: string;
  /** PEM of the authority that signs, which also made the listener's certificate. */
  readonly ca: string;
}

export interface MtlsHouseOptions extends HouseOptions {
  readonly files?: { readonly certificate: string; readonly key: string };
  readonly proxies?: readonly string[];
}

/** A second node (`beside`) has the authority of the first. */
export async function openMtlsHouse({ files, proxies = [], ...options }: MtlsHouseOptions = {}): Promise<MtlsHouse> {
  const port = await freePort();
  const mtlsUrl = `https://localhost:${port}`;
  const house = await openHouse({ ...options, mtls: { url: mtlsUrl, listener: { port, files }, proxies } });
  if (options.beside === undefined) await createAuthority(house.app.host, operator, ['localhost', '127.0.0.1']);
  const { certificate } = await house.db.one<{ certificate: Buffer }>({
    text: 'select certificate from mtls_authorities order by created_at desc, id desc limit 1',
    values: [],
  });
  await house.app.openMtls();
  return { ...house, mtlsUrl, ca: toPem(certificate) };
}

/** What a platform holds; PEM. */
export interface Identity {
  readonly key: string;
  readonly cert: string;
  /** DER. */
  readonly der: Buffer;
  readonly serial: string;
  readonly thumbprint: Buffer;
}

const p256 = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const;

export function rsa(modulusLength: number) {
  const publicExponent = new Uint8Array([1, 0, 1]);
  return { name: 'RSASSA-PKCS1-v1_5', modulusLength, publicExponent, hash: 'SHA-256' } as const;
}

/** A fresh key and a signing request for it, in PEM. */
export async function newRequest(name = 'CN=anything', algorithm: { readonly name: string } = p256) {
  const keys = (await webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify'])) as webcrypto.CryptoKeyPair;
  const csr = await x509.Pkcs10CertificateRequestGenerator.create({ name, keys, signingAlgorithm: algorithm });
  return { key: pemOf(keys.privateKey), csr: csr.toString('pem'), der: Buffer.from(csr.rawData) };
}

/** Signed by the house's own authority. @param host with another clock for one that is over */
export async function newIdentity(host: Host, clientId: string): Promise<Identity> {
  const { key, csr } = await newRequest();
  const { der, certificate } = await signRequest(host, clientId, csr);
  return { key, cert: toPem(der), der, serial: certificate.serial, thumbprint: certificate.thumbprint };
}

/** Of an authority that nobody here knows, with whatever names. */
export async function foreignIdentity(host: Host, clientId: string): Promise<Omit<Identity, 'thumbprint' | 'serial'>> {
  const keys = await webcrypto.subtle.generateKey(p256, true, ['sign', 'verify']);
  const certificate = await x509.X509CertificateGenerator.createSelfSigned({
    serialNumber: '4242',
    name: `C=LU, O=Test Operator, CN=${clientId}.sandbox.strongroom.test`,
    notBefore: new Date(host.now().getTime() - 86_400_000),
    notAfter: new Date(host.now().getTime() + 86_400_000),
    signingAlgorithm: p256,
    keys,
    extensions: [new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.clientAuth])],
  });
  return { key: pemOf(keys.privateKey), cert: certificate.toString('pem'), der: Buffer.from(certificate.rawData) };
}

function pemOf(key: webcrypto.CryptoKey): string {
  return KeyObject.from(key).export({ format: 'pem', type: 'pkcs8' });
}

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  // oxlint-disable-next-line typescript/no-explicit-any -- tests read answers as their receivers do
  readonly body: any;
  /** Whether the connection was used before. */
  readonly reused: boolean;
  /** Whether the handshake went on from a session of before. */
  readonly resumed: boolean;
}

export interface Shown {
  readonly ca: string;
  readonly identity?: Pick<Identity, 'cert' | 'key'> | undefined;
  /** A kept-alive connection, or a session to resume. */
  readonly agent?: Agent;
}

export function agentFor({ ca, identity }: Omit<Shown, 'agent'>, options: AgentOptions = {}): Agent {
  return new Agent({ ca, ...(identity === undefined ? {} : { cert: identity.cert, key: identity.key }), ...options });
}

/** @throws the error of the connection */
export async function send(
  url: string,
  {
    method = 'GET',
    headers = {},
    body,
  }: { method?: string; headers?: Record<string, string>; body?: string | undefined },
  shown: Shown,
): Promise<Answer> {
  const agent = shown.agent ?? agentFor(shown);
  const sent = request(url, { method, headers, agent });
  let resumed = false;
  sent.on('socket', (socket: TLSSocket) => {
    if (socket.connecting) socket.once('secureConnect', () => (resumed = socket.isSessionReused()));
  });
  const answered = once(sent, 'response');
  sent.end(body);
  const [reply] = await answered;
  let text = '';
  for await (const chunk of reply) text += String(chunk);
  if (shown.agent === undefined) agent.destroy();
  const parsed: unknown = text.startsWith('{') || text.startsWith('[') ? JSON.parse(text) : text;
  return { status: reply.statusCode, headers: reply.headers, body: parsed, reused: sent.reusedSocket, resumed };
}

/** The code of the error with which the connection failed. */
export async function refusalOf(url: string, shown: Shown): Promise<string> {
  const failure = await send(url, {}, shown).then(
    ({ status }) => `answered ${status}`,
    (error: unknown) => (error instanceof Error && 'code' in error ? String(error.code) : String(error)),
  );
  return failure;
}

export interface Platform extends Api {
  readonly identity: Identity;
}

/** A platform with a certificate. */
export async function newCertifiedPlatform(house: House): Promise<Platform> {
  const api = await newPlatform(house);
  return { ...api, identity: await newIdentity(house.app.host, api.clientId) };
}

/** @param shown undefined: on the plain door */
export async function askToken(
  url: string,
  { clientId, apiKey }: Pick<Api, 'clientId' | 'apiKey'>,
  shown: Shown,
): Promise<Answer> {
  const headers = {
    authorization: `Basic ${Buffer.from(`${clientId}:${apiKey}`).toString('base64')}`,
    'content-type': 'application/x-www-form-urlencoded',
  };
  return await send(
    `${url}/v2.01/oauth/token`,
    { method: 'POST', headers, body: 'grant_type=client_credentials' },
    shown,
  );
}

/** A call of the platform's: its users. */
export async function call(
  url: string,
  clientId: string,
  token: string,
  shown: Shown,
  path = '/users',
): Promise<Answer> {
  return await send(`${url}/v2.01/${clientId}${path}`, { headers: { authorization: `Bearer ${token}` } }, shown);
}

/** A key that may see and revoke certificates. */
export async function certificateKey(house: House, clientId: string): Promise<string> {
  const scopes = ['Standard', 'Certificates:read', 'Certificates:write'] as const;
  const { apiKey } = await addKey(house.app.host, clientId, 'certificates', { scopes });
  return apiKey;
}
