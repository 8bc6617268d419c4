// A profile as it is stored: its vectors in single precision, the text it belongs to as a digest, the form by its number.
import { sha256 } from '#kit/secret.ts';
import type { Kept, Profile } from './profile.ts';

/** Of the vectors (vector.ts): rises when they come to mean something else. A profile of another form is made anew. */
const FORM = 1;

interface StoredKept {
  readonly visit: number;
  /** Little-endian single-precision numbers, base64: to seven digits, of times known to four. */
  readonly vector: string;
}

interface StoredProfile extends Omit<Profile, 'recent' | 'anchor' | 'used'> {
  readonly form: number;
  readonly text: string;
  readonly recent: readonly StoredKept[];
  readonly anchor: readonly StoredKept[];
  readonly used: readonly StoredKept[];
}

/** Which text a profile is of: whoever types another address has another rhythm. Case and blanks make no difference. */
export function textDigest(address: string): string {
  return sha256(address.trim().toLowerCase()).toString('base64');
}

export function toStored({ recent, anchor, used, ...profile }: Profile, text: string): string {
  const stored: StoredProfile = {
    form: FORM,
    text,
    ...profile,
    recent: recent.map(toStoredKept),
    anchor: anchor.map(toStoredKept),
    used: used.map(toStoredKept),
  };
  return JSON.stringify(stored);
}

/** Undefined for a profile of another text or form. */
export function fromStored(plain: string, text: string): Profile | undefined {
  // Safe: only `toStored` writes it, and the seal proves that nobody else did.
  const { form, text: of, recent, anchor, used, ...profile } = JSON.parse(plain) as StoredProfile;
  if (form !== FORM || of !== text) return undefined;
  return {
    ...profile,
    recent: recent.map(fromStoredKept),
    anchor: anchor.map(fromStoredKept),
    used: used.map(fromStoredKept),
  };
}

function toStoredKept({ visit, vector }: Kept): StoredKept {
  const bytes = Buffer.alloc(vector.length * 4);
  vector.forEach((value, n) => bytes.writeFloatLE(value, n * 4));
  return { visit, vector: bytes.toString('base64') };
}

function fromStoredKept({ visit, vector }: StoredKept): Kept {
  const bytes = Buffer.from(vector, 'base64');
  return { visit, vector: Float64Array.from({ length: bytes.length / 4 }, (_, n) => bytes.readFloatLE(n * 4)) };
}
