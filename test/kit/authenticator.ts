// A passkey in software: answers the options of a page as a browser and its authenticator would.
import { createHash, generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto';

export interface Authenticator {
  /** The answer to a registration's options, as JSON. */
  create(options: string, habits?: Habits): string;
  /** The answer to an assertion's options, with the key made last. */
  get(options: string, habits?: Habits): string;
  /** A copy with the counter as it is now. */
  clone(): Authenticator;
}

/** How an answer differs from what an honest browser gives. */
export interface Habits {
  readonly origin?: string;
  readonly rpId?: string;
  /** Whether the user was verified. */
  readonly verified?: boolean;
  readonly type?: string;
  readonly challenge?: string;
  readonly tamper?: boolean;
  /** Backup eligible. */
  readonly synced?: boolean;
  /** It takes no notice of the keys that it is told to exclude. */
  readonly again?: boolean;
  /** The format of an attestation with a certificate. */
  readonly attestation?: string;
  readonly idBytes?: number;
  readonly crossOrigin?: boolean;
}

interface Key {
  readonly id: Buffer;
  readonly privateKey: KeyObject;
  readonly cose: Buffer;
}

const UP = 0x01;
const UV = 0x04;
const BE = 0x08;
const BS = 0x10;
const AT = 0x40;

/** @param counts whether it has a signature counter; passkeys of phones have none */
export function newAuthenticator(origin: string, { synced = false, counts = true } = {}): Authenticator {
  return authenticator(origin, { synced, counts }, { key: undefined, counter: 0 });
}

interface State {
  key: Key | undefined;
  counter: number;
}

function authenticator(origin: string, kind: { synced: boolean; counts: boolean }, state: State): Authenticator {
  const sha256 = (data: string | Buffer) => createHash('sha256').update(data).digest();
  const clientData = (type: string, challenge: string, habits: Habits) =>
    Buffer.from(
      JSON.stringify({
        type: habits.type ?? type,
        challenge: habits.challenge ?? challenge,
        origin: habits.origin ?? origin,
        crossOrigin: habits.crossOrigin ?? false,
      }),
    );
  const authData = (rpId: string, habits: Habits, extra: number, rest: Buffer) => {
    const flags = UP | (habits.verified === false ? 0 : UV) | ((habits.synced ?? kind.synced) ? BE | BS : 0) | extra;
    if (kind.counts) state.counter += 1;
    const counter = Buffer.alloc(4);
    counter.writeUInt32BE(state.counter);
    return Buffer.concat([sha256(habits.rpId ?? rpId), Buffer.from([flags]), counter, rest]);
  };

  return {
    create(text, habits = {}) {
      const options = JSON.parse(text);
      const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
      const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
      const cose = cborMap([
        [1, 2],
        [3, -7],
        [-1, 1],
        [-2, Buffer.from(x, 'base64url')],
        [-3, Buffer.from(y, 'base64url')],
      ]);
      if (habits.again !== true || state.key === undefined) {
        state.key = { id: randomBytes(habits.idBytes ?? 32), privateKey, cose };
      }
      const idLength = Buffer.alloc(2);
      idLength.writeUInt16BE(state.key.id.length);
      const credential = Buffer.concat([Buffer.alloc(16), idLength, state.key.id, state.key.cose]);
      const data = authData(options.rp.id, habits, AT, credential);
      const attestation = cborMap([
        ['fmt', habits.attestation ?? 'none'],
        ['attStmt', new Map(habits.attestation === undefined ? [] : [['x5c', Buffer.alloc(8)]])],
        ['authData', data],
      ]);
      return answer(state.key.id, {
        clientDataJSON: clientData('webauthn.create', options.challenge, habits).toString('base64url'),
        attestationObject: attestation.toString('base64url'),
        transports: ['internal'],
      });
    },
    get(text, habits = {}) {
      const options = JSON.parse(text);
      if (state.key === undefined) throw new Error('no key was made');
      const client = clientData('webauthn.get', options.challenge, habits);
      const data = authData(options.rpId, habits, 0, Buffer.alloc(0));
      const signature = sign('sha256', Buffer.concat([data, sha256(client)]), state.key.privateKey);
      if (habits.tamper === true) signature[signature.length - 1] = (signature.at(-1) ?? 0) ^ 1;
      return answer(state.key.id, {
        clientDataJSON: client.toString('base64url'),
        authenticatorData: data.toString('base64url'),
        signature: signature.toString('base64url'),
      });
    },
    clone: () => authenticator(origin, kind, { ...state }),
  };
}

function answer(id: Buffer, response: Readonly<Record<string, unknown>>): string {
  const text = id.toString('base64url');
  return JSON.stringify({ id: text, rawId: text, type: 'public-key', clientExtensionResults: {}, response });
}

/** The options that a page of ours holds for its script. */
export function optionsIn(html: string): string {
  const escaped = /data-options="([^"]*)"/.exec(html)?.[1];
  if (escaped === undefined) throw new Error('the page holds no ceremony');
  return escaped
    .replaceAll('&quot;', '"')
    .replaceAll('&#34;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&amp;', '&');
}

type Cbor = number | string | Buffer | Map<Cbor, Cbor>;

/** RFC 8949, as much of it as a credential needs. */
function cbor(value: Cbor): Buffer {
  if (typeof value === 'number') return value >= 0 ? head(0, value) : head(1, -1 - value);
  if (typeof value === 'string') return Buffer.concat([head(3, Buffer.byteLength(value)), Buffer.from(value)]);
  if (value instanceof Map) return cborMap([...value]);
  return Buffer.concat([head(2, value.length), value]);
}

function cborMap(entries: readonly (readonly [Cbor, Cbor])[]): Buffer {
  return Buffer.concat([head(5, entries.length), ...entries.flatMap(([key, value]) => [cbor(key), cbor(value)])]);
}

function head(major: number, length: number): Buffer {
  if (length < 24) return Buffer.from([(major << 5) | length]);
  return length < 256
    ? Buffer.from([(major << 5) | 24, length])
    : Buffer.from([(major << 5) | 25, length >> 8, length & 255]);
}
