// Hands messages to the operator's own HTTP endpoint, signed by us as Standard Webhooks describes.
import { hmacSignature } from '#kit/standard-webhook.ts';
import type { HookConfig } from '#config/messages.ts';
import { unixSeconds } from '#kit/time.ts';
import type { World } from '#world/world.ts';
import type { OutgoingMessage } from '../message.ts';
import { resultOf, type Answer, type Provider } from '../provider.ts';
import { ask } from './ask.ts';

const SECRET_PREFIX = 'whsec_';
/** Standard Webhooks: a secret has 24 to 64 bytes. */
const SECRET_BYTES = { min: 24, max: 64 };

/** The id of the message is the idempotency key: it is the same at every attempt. @throws when the secret is not one */
export function createHttpHook(
  world: World,
  { url, secret }: Pick<HookConfig, 'url' | 'secret'>,
  withinMs?: number,
): Provider {
  const key = toKey(secret);
  return {
    name: 'hook',
    hand(message) {
      const body = JSON.stringify(toBody(message));
      const timestamp = unixSeconds(world.now());
      const headers = {
        'content-type': 'application/json',
        'webhook-id': message.id,
        'webhook-timestamp': String(timestamp),
        'webhook-signature': hmacSignature(key, { id: message.id, timestamp, body }),
      };
      return ask(world, { url, headers, body, withinMs, read: readAnswer });
    },
  };
}

async function readAnswer(response: Response): Promise<Answer> {
  await response.body?.cancel().catch(() => undefined);
  const result = resultOf(response.status);
  return result === 'taken' ? { result } : { result, code: String(response.status) };
}

export function toKey(secret: string): Buffer {
  const encoded = secret.startsWith(SECRET_PREFIX) ? secret.slice(SECRET_PREFIX.length) : '';
  const key = Buffer.from(encoded, 'base64');
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(encoded) || key.length < SECRET_BYTES.min || key.length > SECRET_BYTES.max) {
    throw new Error('The secret of the message provider must be whsec_ followed by 24 to 64 bytes in base64.');
  }
  return key;
}

function toBody({ id, channel, recipient, text, kind, lang, platform, clientId }: OutgoingMessage) {
  return { id, channel, recipient, text, kind, lang, platform, clientId };
}
