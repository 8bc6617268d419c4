// One call of a receiver: what it answered, as a word or two.
import { unixSeconds } from '#kit/time.ts';
import type { OutgoingCall } from '#world/outbound.ts';
import type { Host } from '#world/world.ts';
import type { Delivery } from '../delivery.ts';
import { openSecrets } from '../hook-key-rows.ts';
import { signWith } from '../hook-key.ts';
import { loggableUrl, notificationBody, notificationUrl } from '../notification.ts';

/** Short enough to be kept with the delivery and shown to the platform; never holds what the receiver said. */
export type Outcome = 'delivered' | `answered ${number}` | 'no answer in time' | 'unreachable' | 'address refused';

export interface Answer {
  readonly outcome: Outcome;
  /** Undefined when there was none. */
  readonly status: number | undefined;
}

export async function callReceiver(host: Host, delivery: Delivery): Promise<Outcome> {
  return (await askReceiver(host, delivery)).outcome;
}

/**
 * Never rejects for what the network or the receiver does: that is an outcome.
 * @throws when nothing can be signed: that is no failure of the receiver's
 */
export async function askReceiver(host: Host, delivery: Delivery): Promise<Answer> {
  const call = delivery.form === 'GET' ? plainCall(delivery) : await signedCall(host, delivery);
  const answered = await host.outbound.call(call);
  if ('status' in answered) {
    const { status } = answered;
    return { outcome: isTaken(delivery, status) ? 'delivered' : `answered ${status}`, status };
  }
  if (answered.failure === 'address refused') {
    host.log.warn('a hook leads to an address that is not called: STRONGROOM_HOOK_NETWORKS could allow it', {
      hook: delivery.hookId,
      to: loggableUrl(delivery.url),
      address: answered.detail,
    });
  }
  return { outcome: answered.failure, status: undefined };
}

/** Mangopay: webhooks, delivery: 200 and nothing else. Standard Webhooks 1.0, Delivery success: any 2xx. */
function isTaken({ form }: Delivery, status: number): boolean {
  return form === 'GET' ? status === 200 : status >= 200 && status <= 299;
}

function plainCall({ url, event }: Delivery): OutgoingCall {
  return { method: 'GET', url: notificationUrl(url, event), headers: { accept: '*/*' } };
}

/** Standard Webhooks 1.0: each key signs, so that a receiver may know the new one or the former one. */
async function signedCall(host: Host, delivery: Delivery): Promise<OutgoingCall> {
  const secrets = await openSecrets(host, delivery.hookId);
  if (secrets.length === 0) throw new Error(`hook ${delivery.hookId} has no key to sign with`);
  const body = notificationBody(delivery);
  const signed = { id: delivery.eventId, timestamp: unixSeconds(host.now()), body };
  return {
    method: 'POST',
    url: delivery.url,
    headers: {
      'content-type': 'application/json',
      'webhook-id': signed.id,
      'webhook-timestamp': String(signed.timestamp),
      'webhook-signature': secrets.map((secret) => signWith(secret, signed)).join(' '),
    },
    body,
  };
}
