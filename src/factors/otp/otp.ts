// One-time codes by SMS: how they are made, and to what they are bound.
import type { SessionId } from '#kit/ids.ts';
import { peppers } from '#kit/secret.ts';
import { SECOND } from '#kit/time.ts';
import type { World } from '#world/world.ts';

/** Mangopay: guides/sca/factors: a new code after 30 seconds. */
export const RESEND_AFTER_MS = 30 * SECOND;

const CODES = 1_000_000;
/** The largest multiple of CODES in 32 bits: above it a remainder would favour low codes. */
const FAIR = Math.floor(2 ** 32 / CODES) * CODES;

/** What a code proves and for whom: a change of any part voids it (RTS art. 4(2)). */
export interface CodeBinding {
  readonly sessionId: SessionId;
  /** Confirm a new number, prove an existing one, or settle a doubt by mail: a code for the one is nothing for the other. */
  readonly purpose: 'confirm' | 'prove' | 'doubt';
  /** The browser's turn of the session. */
  readonly claim: number;
  /** E.164; of a doubt, the e-mail address. */
  readonly number: string;
  /** Digest of what is being confirmed. */
  readonly action: string;
}

export function makeCode(world: World, number: string): string {
  return world.rules.fixedCode(number) ?? randomCode(world);
}

function randomCode(world: World): string {
  let value: number;
  do value = world.random(4).readUInt32BE();
  while (value >= FAIR);
  return String(value % CODES).padStart(6, '0');
}

/** A million codes are no secret to a plain hash: the pepper's key is outside the database. */
export function hashCode({ vault }: World, binding: CodeBinding, code: string): Buffer {
  return vault.pepper(code, contextOf(binding));
}

/** As a node with another secret in use may have stored it. */
export function hashCodes({ vault }: World, binding: CodeBinding, code: string): Buffer[] {
  return peppers(vault, code, contextOf(binding));
}

function contextOf({ sessionId, purpose, claim, number, action }: CodeBinding): string {
  return `otp:${sessionId}:${purpose}:${claim}:${number}:${action}`;
}

/** Blanks and dashes come with pasted codes. */
export function tidyCode(text: string): string {
  return text.replace(/[\s-]/g, '');
}
