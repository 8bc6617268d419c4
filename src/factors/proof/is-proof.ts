// Whether what was typed is the secret that the person was given, and still valid.
import type { UserId } from '#kit/ids.ts';
import { equalBytes } from '#kit/secret.ts';
import type { Host } from '#world/world.ts';
import { findProof } from './proof-rows.ts';
import { hashesOfProof } from './proof.ts';

const NOTHING = Buffer.alloc(32);

export async function isProof(host: Host, userId: UserId, typed: string): Promise<boolean> {
  const stored = await findProof(host.db, userId);
  const hashes = hashesOfProof(host, userId, typed);
  const matches = hashes.map((hash) => equalBytes(hash, stored?.proofHash ?? NOTHING)).some(Boolean);
  return matches && stored !== undefined && stored.expiresAt > host.now();
}
