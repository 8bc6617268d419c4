// Whether a typed code is the newest one sent, still valid, and sent for exactly this.
import { equalBytes } from '#kit/secret.ts';
import type { Host } from '#world/world.ts';
import { hashCodes, tidyCode, type CodeBinding } from './otp.ts';
import { findCode } from './otp-rows.ts';

const NOTHING = Buffer.alloc(32);

export async function isCode(host: Host, binding: CodeBinding, typed: string): Promise<boolean> {
  const stored = await findCode(host.db, binding.sessionId);
  const hashes = hashCodes(host, binding, tidyCode(typed));
  const matches = hashes.map((hash) => equalBytes(hash, stored?.codeHash ?? NOTHING)).some(Boolean);
  return matches && stored !== undefined && stored.expiresAt > host.now();
}
