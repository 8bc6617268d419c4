// A passkey in software, for sessions without a browser: its key follows from its id, so that nothing of it is stored.
import { createECDH, createHash, createPrivateKey, sign } from 'node:crypto';
import type { World } from '#world/world.ts';

/** Loaded when the first one is made. */
const library = async () => (await import('@simplewebauthn/server/helpers')).isoCBOR;

const ID_BYTES = 32;
/** WebAuthn 6.1: the user was there, was verified; attested credential data follow. */
const PRESENT_AND_VERIFIED = 0x05;
const ATTESTED = 0x40;
/** Like passkeys of phones, it does not count. */
const COUNTER = Buffer.alloc(4);
const NO_MODEL = Buffer.alloc(16);

/** RegistrationResponseJSON of a new passkey, one that no provider copies. */
export async function makePasskey(world: World, challenge: string): Promise<string> {
  const cbor = await library();
  const id = world.random(ID_BYTES);
  const idLength = Buffer.alloc(2);
  idLength.writeUInt16BE(id.length);
  const credential = Buffer.concat([NO_MODEL, idLength, id, await publicKeyOf(world, id)]);
  const attestation = cbor.encode(
    new Map<string, string | Map<string, string> | Uint8Array<ArrayBuffer>>([
      ['fmt', 'none'],
      ['attStmt', new Map<string, string>()],
      ['authData', new Uint8Array(Buffer.concat([authenticatorData(world, ATTESTED), credential]))],
    ]),
  );
  return response(id, {
    clientDataJSON: clientData(world, 'webauthn.create', challenge).toString('base64url'),
    attestationObject: Buffer.from(attestation).toString('base64url'),
    transports: ['internal'],
  });
}

/** AuthenticationResponseJSON; undefined when none of the passkeys is of the sandbox. */
export async function usePasskey(
  world: World,
  challenge: string,
  passkeys: readonly PublicHalf[],
): Promise<string | undefined> {
  for (const { credentialId: id, publicKey } of passkeys) {
    if (!(await isOurs(world, { credentialId: id, publicKey }))) continue;
    const client = clientData(world, 'webauthn.get', challenge);
    const data = authenticatorData(world, 0);
    const signature = sign('sha256', Buffer.concat([data, sha256(client)]), keysOf(world, id).privateKey);
    return response(id, {
      clientDataJSON: client.toString('base64url'),
      authenticatorData: data.toString('base64url'),
      signature: signature.toString('base64url'),
    });
  }
  return undefined;
}

export interface PublicHalf {
  readonly credentialId: Buffer;
  /** COSE. */
  readonly publicKey: Buffer;
}

/** Whether the sandbox made it; one that a browser made is nobody's but the browser's. */
export async function isOurs(world: World, { credentialId, publicKey }: PublicHalf): Promise<boolean> {
  return (await publicKeyOf(world, credentialId)).equals(publicKey);
}

/** 256 bits under the master secret: below the order of P-256 but for a chance of 2^-32. */
function keysOf(world: World, id: Buffer) {
  const ecdh = createECDH('prime256v1');
  const secret = world.vault.pepper(id.toString('base64url'), 'sandbox:passkey').subarray(0, 32);
  ecdh.setPrivateKey(secret);
  const point = ecdh.getPublicKey();
  const [x, y] = [point.subarray(1, 33), point.subarray(33)];
  const part = (bytes: Buffer) => bytes.toString('base64url');
  const jwk = { kty: 'EC', crv: 'P-256', x: part(x), y: part(y), d: part(secret) };
  return { privateKey: createPrivateKey({ key: jwk, format: 'jwk' }), x, y };
}

/** COSE (RFC 9053, 7.1): an EC2 key for ES256. */
async function publicKeyOf(world: World, id: Buffer): Promise<Buffer> {
  const { x, y } = keysOf(world, id);
  const key = new Map<number, number | Uint8Array<ArrayBuffer>>([
    [1, 2],
    [3, -7],
    [-1, 1],
    [-2, new Uint8Array(x)],
    [-3, new Uint8Array(y)],
  ]);
  return Buffer.from((await library()).encode(key));
}

function authenticatorData({ relyingParty }: World, more: number): Buffer {
  return Buffer.concat([sha256(relyingParty.id), Buffer.from([PRESENT_AND_VERIFIED | more]), COUNTER]);
}

function clientData({ relyingParty }: World, type: string, challenge: string): Buffer {
  return Buffer.from(JSON.stringify({ type, challenge, origin: relyingParty.origins[0], crossOrigin: false }));
}

function response(id: Buffer, parts: Readonly<Record<string, unknown>>): string {
  const text = id.toString('base64url');
  return JSON.stringify({ id: text, rawId: text, type: 'public-key', clientExtensionResults: {}, response: parts });
}

function sha256(data: string | Buffer): Buffer {
  return createHash('sha256').update(data).digest();
}
