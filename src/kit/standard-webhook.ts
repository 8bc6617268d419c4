// Standard Webhooks 1.0 with a shared secret: how a receiver knows who called, whatever the call is about.
import { createHmac } from 'node:crypto';

/** What is signed: the id and the time are ours, and hold no full stop. */
export interface Signed {
  readonly id: string;
  /** Unix seconds. */
  readonly timestamp: number;
  readonly body: string;
}

export function signedContent({ id, timestamp, body }: Signed): string {
  return `${id}.${timestamp}.${body}`;
}

/** `v1,…` in base64: HMAC-SHA-256. */
export function hmacSignature(key: Buffer, signed: Signed): string {
  return `v1,${createHmac('sha256', key).update(signedContent(signed)).digest('base64')}`;
}
