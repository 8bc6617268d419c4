// The secret of a first enrolment: the platform or an operator gives it to the person another way than the link.
import type { UserId } from '#kit/ids.ts';
import { namedPepper, storedPeppers } from '#kit/secret.ts';
import { DAY } from '#kit/time.ts';
import type { World } from '#world/world.ts';

/** Without letters and digits that look alike. */
const ALPHABET = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
const LENGTH = 10;
/** The largest multiple of the alphabet's size in a byte: above it a remainder would favour its first letters. */
const FAIR = Math.floor(256 / ALPHABET.length) * ALPHABET.length;

export const PROOF_LIFE_MS = 14 * DAY;

/** About 49 bits, to be typed once: `K7QMP-3WX9T`. */
export function makeProof(world: World): string {
  let letters = '';
  while (letters.length < LENGTH) {
    const byte = world.random(1).readUInt8();
    if (byte < FAIR) letters += ALPHABET[byte % ALPHABET.length];
  }
  return `${letters.slice(0, LENGTH / 2)}-${letters.slice(LENGTH / 2)}`;
}

/** Bound to the person, under a key outside the database. Blanks, dashes and small letters are slips of the keyboard. */
export function hashProof({ vault }: World, userId: UserId, proof: string): Buffer {
  return namedPepper(vault, tidy(proof), contextOf(userId));
}

/** Every form in which it may have been stored. */
export function hashesOfProof({ vault }: World, userId: UserId, proof: string): Buffer[] {
  return storedPeppers(vault, tidy(proof), contextOf(userId));
}

function tidy(proof: string): string {
  return proof.replace(/[\s-]/g, '').toUpperCase();
}

function contextOf(userId: UserId): string {
  return `proof:${userId}`;
}
