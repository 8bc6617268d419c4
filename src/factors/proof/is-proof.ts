// Whether what was typed is the secret that the person was given, and still valid.
import type { UserId } from '#kit/ids.ts';
import { equalBytes } from '#kit/secret.ts';
import type { World } from '#world/world.ts';
import type { StoredProof } from './proof-rows.ts';
import { hashesOfProof } from './proof.ts';

const NOTHING = Buffer.alloc(32);

export function isProof(world: World, userId: UserId, stored: StoredProof | undefined, typed: string): boolean {
  const hashes = hashesOfProof(world, userId, typed);
  const matches = hashes.map((hash) => equalBytes(hash, stored?.proofHash ?? NOTHING)).some(Boolean);
  return matches && stored !== undefined && stored.expiresAt > world.now();
}
