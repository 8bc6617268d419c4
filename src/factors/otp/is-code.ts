// Whether a typed code is the newest one sent, still valid, and sent for exactly this.
import { equalBytes } from '#kit/secret.ts';
import type { Host } from '#world/world.ts';
import { hashCode, tidyCode, type CodeBinding } from './otp.ts';
import { findCode } from './otp-rows.ts';

const NOTHING = Buffer.alloc(32);

export async function isCode(host: Host, binding: CodeBinding, typed: string): Promise<boolean> {
  const stored = await findCode(host.db, binding.sessionId);
  const hashed = hashCode(host, binding, tidyCode(typed));
  const matches = equalBytes(hashed, stored?.codeHash ?? NOTHING);
  return matches && stored !== undefined && stored.expiresAt > host.now();
}
