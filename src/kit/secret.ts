// What protects secrets at rest: random tokens, their hashes, and seals whose keys live outside the database.
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
/** The first byte of a seal: lets a later version change the algorithm or the key and still read old seals. */
const SEAL_VERSION = 1;
/** RFC 8410: what stands before the 32 bytes of an Ed25519 key in PKCS #8. */
const ED25519_PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex');

/** Hash of a secret that is itself random (a token, a cookie): nothing slower is needed. */
export function sha256(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

export function equalBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && timingSafeEqual(a, b);
}

/** Ed25519 (RFC 8032): anyone can check with the public key, only we can sign. */
export interface Signer {
  /** SPKI in PEM. */
  readonly publicKey: string;
  sign(data: Uint8Array): Buffer;
  verify(data: Uint8Array, signature: Uint8Array): boolean;
}

/** Seals and peppers under keys derived from one master secret that the database never sees. */
export interface Vault {
  /** AES-256-GCM. `context` names what is sealed and for whom; a seal opens only with the same context. */
  seal(plain: string, context: string): Buffer;
  /** @throws when the seal was altered, belongs to another context or another master secret */
  open(sealed: Buffer, context: string): string;
  /** HMAC-SHA-256: a hash that cannot be guessed offline even for a short secret such as a chosen API key or a code. */
  pepper(plain: string, context: string): Buffer;
  /** A key of its own for each use, the same on every node and after every start. */
  signer(use: string): Signer;
}

/** What a database keeps to recognise the master secret by. */
export function checkOf(vault: Vault): Buffer {
  return vault.pepper('check', 'installation');
}

/** @param master at least 32 random bytes. Keys are derived by HKDF (RFC 5869), one for each use. */
export function createVault(master: Buffer, random: (bytes: number) => Buffer): Vault {
  if (master.length < KEY_BYTES) throw new Error('the master secret must have at least 32 bytes');
  const derive = (use: string) => Buffer.from(hkdfSync('sha256', master, 'strongroom', use, KEY_BYTES));
  const sealKey = derive('seal:1');
  const pepperKey = derive('pepper:1');

  return {
    seal(plain, context) {
      const nonce = random(NONCE_BYTES);
      const cipher = createCipheriv('aes-256-gcm', sealKey, nonce).setAAD(Buffer.from(context));
      const body = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
      return Buffer.concat([Buffer.from([SEAL_VERSION]), nonce, cipher.getAuthTag(), body]);
    },
    open(sealed, context) {
      if (sealed[0] !== SEAL_VERSION) throw new Error('unknown seal version');
      const nonce = sealed.subarray(1, 1 + NONCE_BYTES);
      const tag = sealed.subarray(1 + NONCE_BYTES, 1 + NONCE_BYTES + TAG_BYTES);
      const body = sealed.subarray(1 + NONCE_BYTES + TAG_BYTES);
      const decipher = createDecipheriv('aes-256-gcm', sealKey, nonce, { authTagLength: TAG_BYTES })
        .setAAD(Buffer.from(context))
        .setAuthTag(tag);
      return Buffer.concat([decipher.update(body), decipher.final()]).toString('utf8');
    },
    pepper(plain, context) {
      return createHmac('sha256', pepperKey).update(`${context}\0${plain}`).digest();
    },
    signer: (use) => createSigner(derive(`sign:1:${use}`)),
  };
}

function createSigner(seed: Buffer): Signer {
  const key = createPrivateKey({ key: Buffer.concat([ED25519_PKCS8, seed]), format: 'der', type: 'pkcs8' });
  const publicKey = createPublicKey(key);
  return {
    publicKey: publicKey.export({ format: 'pem', type: 'spki' }),
    sign: (data) => sign(null, data, key),
    verify: (data, signature) => verify(null, data, publicKey, signature),
  };
}
