// What protects secrets at rest: random tokens, their hashes, and seals whose keys live outside the database.
// The keys follow from master secrets: one is in use, others are known so that a secret can be changed (docs/operating.md).
import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  createPrivateKey,
  createPublicKey,
  hkdfSync,
  sign,
  timingSafeEqual,
  verify,
} from 'node:crypto';

const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const KEY_ID_BYTES = 4;
/** The first byte of a seal. Version 1 does not name its key, version 2 does in the bytes that follow. */
const NAMELESS = 1;
const NAMED = 2;
/** RFC 8410: what stands before the 32 bytes of an Ed25519 key in PKCS #8. */
const ED25519_PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex');

/** Hash of a secret that is itself random (a token, a cookie): nothing slower is needed. */
export function sha256(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

export function equalBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && timingSafeEqual(a, b);
}

export interface Verifier {
  verify(data: Uint8Array, signature: Uint8Array): boolean;
}

/** Ed25519 (RFC 8032): anyone can check with the public key, only we can sign. */
export interface Signer extends Verifier {
  /** SPKI in PEM. */
  readonly publicKey: string;
  sign(data: Uint8Array): Buffer;
}

/** The keys that follow from one master secret. */
export interface MasterKey {
  /** Names the secret, and tells nothing of it. */
  readonly id: Buffer;
  /** HMAC-SHA-256: a hash that cannot be guessed offline even for a short secret such as a chosen API key or a code. */
  pepper(plain: string, context: string): Buffer;
  /** A key of its own for each use, the same on every node and after every start. */
  signer(use: string): Signer;
}

/** Seals and peppers under keys derived from master secrets that the database never sees. */
export interface Vault extends Pick<MasterKey, 'pepper' | 'signer'> {
  /** AES-256-GCM. `context` names what is sealed and for whom; a seal opens only with the same context. */
  seal(plain: string, context: string): Buffer;
  /** @throws when the seal was altered, belongs to another context or to a master secret that is not known */
  open(sealed: Buffer, context: string): string;
  /** The one in use first: all that is new is sealed, hashed and signed under it. */
  readonly keys: readonly [MasterKey, ...MasterKey[]];
}

/** A pepper cannot be made anew without the plain value: what was hashed before is looked up under every known key. */
export function peppers(vault: Vault, plain: string, context: string): Buffer[] {
  return vault.keys.map((key) => key.pepper(plain, context));
}

/** Key id and pepper: for what is kept long, so that it shows what is left under a former secret. */
export function namedPepper(vault: Vault, plain: string, context: string): Buffer {
  return named(vault.keys[0], plain, context);
}

/** Every form in which `namedPepper` may have been stored: under each known secret, and from before there were ids. */
export function storedPeppers(vault: Vault, plain: string, context: string): Buffer[] {
  return [...vault.keys.map((key) => named(key, plain, context)), ...peppers(vault, plain, context)];
}

function named(key: MasterKey, plain: string, context: string): Buffer {
  return Buffer.concat([key.id, key.pepper(plain, context)]);
}

/** With which every seal begins that is made now. */
export function sealMark(vault: Vault): Buffer {
  return markOf(vault.keys[0]);
}

/** What a database keeps to recognise a master secret by. */
export function checkOf(key: MasterKey): Buffer {
  return key.pepper('check', 'installation');
}

/**
 * Each secret has at least 32 random bytes. Keys are derived by HKDF (RFC 5869), one for each use.
 * @param others former secrets, and one that will be in use soon
 */
export function createVault(master: Buffer, random: (bytes: number) => Buffer, others: readonly Buffer[] = []): Vault {
  const inUse = createKey(master);
  const keys = [inUse, ...others.map(createKey)] as const;
  if (new Set(keys.map(({ id }) => id.toString('hex'))).size < keys.length) {
    throw new Error('a master secret is given twice');
  }

  return {
    seal(plain, context) {
      const nonce = random(NONCE_BYTES);
      const cipher = createCipheriv('aes-256-gcm', inUse.sealKey, nonce).setAAD(Buffer.from(context));
      const body = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
      return Buffer.concat([markOf(inUse), nonce, cipher.getAuthTag(), body]);
    },
    open(sealed, context) {
      if (sealed[0] === NAMED) {
        const start = 1 + KEY_ID_BYTES;
        const key = keys.find(({ id }) => id.equals(sealed.subarray(1, start)));
        if (key === undefined) throw new Error('sealed under a master secret that is not known');
        return openUnder(key.sealKey, sealed.subarray(start), context);
      }
      if (sealed[0] === NAMELESS) return openUnderAny(keys, sealed.subarray(1), context);
      throw new Error('unknown seal version');
    },
    pepper: (plain, context) => inUse.pepper(plain, context),
    signer: (use) => inUse.signer(use),
    keys,
  };
}

interface SealingKey extends MasterKey {
  readonly sealKey: Buffer;
}

function createKey(master: Buffer): SealingKey {
  if (master.length < KEY_BYTES) throw new Error('the master secret must have at least 32 bytes');
  const derive = (use: string, bytes = KEY_BYTES) => Buffer.from(hkdfSync('sha256', master, 'strongroom', use, bytes));
  const pepperKey = derive('pepper:1');
  return {
    id: derive('id:1', KEY_ID_BYTES),
    sealKey: derive('seal:1'),
    pepper: (plain, context) => createHmac('sha256', pepperKey).update(`${context}\0${plain}`).digest(),
    signer: (use) => createSigner(derive(`sign:1:${use}`)),
  };
}

function markOf({ id }: MasterKey): Buffer {
  return Buffer.concat([Buffer.from([NAMED]), id]);
}

/** `sealed` from the nonce on. */
function openUnder(sealKey: Buffer, sealed: Buffer, context: string): string {
  const nonce = sealed.subarray(0, NONCE_BYTES);
  const tag = sealed.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES);
  const body = sealed.subarray(NONCE_BYTES + TAG_BYTES);
  const decipher = createDecipheriv('aes-256-gcm', sealKey, nonce, { authTagLength: TAG_BYTES })
    .setAAD(Buffer.from(context))
    .setAuthTag(tag);
  return Buffer.concat([decipher.update(body), decipher.final()]).toString('utf8');
}

function openUnderAny(keys: readonly SealingKey[], sealed: Buffer, context: string): string {
  const errors: unknown[] = [];
  for (const { sealKey } of keys) {
    try {
      return openUnder(sealKey, sealed, context);
    } catch (error) {
      errors.push(error);
    }
  }
  throw new AggregateError(errors, 'no known master secret opens the seal');
}

/** @param publicKey SPKI in PEM */
export function verifierOf(publicKey: string): Verifier {
  const key = createPublicKey(publicKey);
  return { verify: (data, signature) => verify(null, data, key, signature) };
}

/** @param seed 32 random bytes */
export function createSigner(seed: Buffer): Signer {
  const key = createPrivateKey({ key: Buffer.concat([ED25519_PKCS8, seed]), format: 'der', type: 'pkcs8' });
  const publicKey = createPublicKey(key);
  return {
    publicKey: publicKey.export({ format: 'pem', type: 'spki' }),
    sign: (data) => sign(null, data, key),
    verify: (data, signature) => verify(null, data, publicKey, signature),
  };
}
