// Vonage's SMS API, one call: https://developer.vonage.com/en/api/sms (request and answer),
// https://developer.vonage.com/en/messaging/sms/guides/troubleshooting-sms (the status of each part).
import type { VonageConfig } from '#config/messages.ts';
import { MINUTE } from '#kit/time.ts';
import type { World } from '#world/world.ts';
import { isGsm } from '../gsm.ts';
import type { OutgoingMessage } from '../message.ts';
import { resultOf, type Answer, type Provider, type Result } from '../provider.ts';
import { ask, codeOf, jsonOf } from './ask.ts';

/** The reference advises against less; a code that arrives later opens nothing. */
const TTL_MS = 30 * MINUTE;

/** Everything but 0 is a refusal; those not named here are about our account or our request. */
const results: Readonly<Record<string, Result>> = {
  '0': 'taken',
  '1': 'busy',
  '5': 'failed',
  '6': 'number_refused',
  '7': 'number_refused',
  '10': 'busy',
  '29': 'number_refused',
  '33': 'number_refused',
};

/** `client-ref` names our message in their records; it does not keep a second call from sending again. */
export function createVonage(world: World, config: VonageConfig, withinMs?: number): Provider {
  return {
    name: 'vonage',
    hand: (message) =>
      ask(world, {
        url: `${config.url}/sms/json`,
        headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' },
        body: toForm(config, message).toString(),
        withinMs,
        read: readAnswer,
      }),
  };
}

function toForm(
  { apiKey, apiSecret, from }: VonageConfig,
  { id, recipient, text, usefulForS }: OutgoingMessage,
): URLSearchParams {
  return new URLSearchParams({
    api_key: apiKey,
    api_secret: apiSecret,
    from,
    // Without the plus, which they do not take.
    to: recipient.replace(/^\+/, ''),
    text,
    type: isGsm(text) ? 'text' : 'unicode',
    ...(usefulForS === undefined ? {} : { ttl: String(TTL_MS) }),
    'client-ref': id,
  });
}

/** HTTP says 200 to a refusal too: what counts is the status of every part that a long text was cut into. */
async function readAnswer(response: Response): Promise<Answer> {
  if (!response.ok) return { result: resultOf(response.status), code: String(response.status) };
  const { messages } = await jsonOf(response);
  const parts = Array.isArray(messages) ? messages.map(toPart) : [];
  const [first] = parts;
  if (first === undefined) return { result: 'failed' };
  return parts.find((part) => part.result !== 'taken') ?? first;
}

function toPart(part: unknown): Answer {
  const { status, 'message-id': id }: Record<string, unknown> =
    typeof part === 'object' && part !== null ? { ...part } : {};
  const code = codeOf(status);
  const result = code === undefined ? 'failed' : (results[code] ?? 'refused');
  return result === 'taken' ? { result, reference: codeOf(id) } : { result, code };
}
