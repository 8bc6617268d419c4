// With what a hook's notifications are signed (Standard Webhooks 1.0): a shared secret, or a pair of keys.
import { createPublicKey } from 'node:crypto';
import { hmacSignature, signedContent, type Signed } from '#kit/standard-webhook.ts';
import type { HookId, HookKeyId, IdSource } from '#kit/ids.ts';
import { newId } from '#kit/ids.ts';
import { createSigner } from '#kit/secret.ts';
import { HOUR, later } from '#kit/time.ts';

/** The original's call, or a body that is signed. */
export type HookDelivery = 'GET' | 'SIGNED_POST';

export const deliveryForms: readonly HookDelivery[] = ['GET', 'SIGNED_POST'];

/** HMAC-SHA-256, or Ed25519 (RFC 8032): then nobody but us can sign. */
export type Signature = 'HMAC' | 'ED25519';

export const signatures: readonly Signature[] = ['HMAC', 'ED25519'];

/** Each adds a signature to every notification. */
export const MOST_KEYS = 4;

/** How long a former key signs beside the one in use, unless told. */
export const OVERLAP_HOURS = 24;
/** A key is replaced because it should go. */
export const LONGEST_OVERLAP_HOURS = 7 * 24;

export interface HookKey {
  readonly id: HookKeyId;
  readonly hookId: HookId;
  readonly signature: Signature;
  /** `whpk_` and base64; undefined: its secret is shared. */
  readonly publicKey: string | undefined;
  readonly createdAt: Date;
  /** Undefined: the one in use. */
  readonly signsUntil: Date | undefined;
}

export function isInUse({ signsUntil }: HookKey): boolean {
  return signsUntil === undefined;
}

/** `secret`: `whsec_` and base64 of 32 bytes, or `whsk_` and base64 of the seed. */
export interface NewHookKey extends HookKey {
  readonly secret: string;
}

/** Standard Webhooks: 24 to 64 random bytes; RFC 8032: a seed of 32. */
const SECRET_BYTES = 32;

export function makeKey(source: IdSource, hookId: HookId, signature: Signature): NewHookKey {
  const bytes = source.random(SECRET_BYTES);
  const made = { id: newId('hkey_', source), hookId, signature, createdAt: source.now(), signsUntil: undefined };
  if (signature === 'HMAC') return { ...made, publicKey: undefined, secret: `whsec_${bytes.toString('base64')}` };
  return { ...made, publicKey: publicKeyOf(bytes), secret: `whsk_${bytes.toString('base64')}` };
}

export function endOfOverlap(now: Date, hours: number): Date {
  return later(now, hours * HOUR);
}

/** `v1,…` or `v1a,…`, in base64. */
export function signWith(secret: string, signed: Signed): string {
  const bytes = Buffer.from(secret.slice(secret.indexOf('_') + 1), 'base64');
  if (secret.startsWith('whsec_')) return hmacSignature(bytes, signed);
  return `v1a,${createSigner(bytes)
    .sign(Buffer.from(signedContent(signed)))
    .toString('base64')}`;
}

function publicKeyOf(seed: Buffer): string {
  const { x = '' } = createPublicKey(createSigner(seed).publicKey).export({ format: 'jwk' });
  return `whpk_${Buffer.from(x, 'base64url').toString('base64')}`;
}
