// Twilio Programmable Messaging, one REST call: https://www.twilio.com/docs/messaging/api/message-resource (create),
// https://www.twilio.com/docs/usage/twilios-response (errors), https://www.twilio.com/docs/api/errors (their numbers).
import type { TwilioConfig } from '#config/messages.ts';
import type { World } from '#world/world.ts';
import type { OutgoingMessage } from '../message.ts';
import { resultOf, type Answer, type Provider } from '../provider.ts';
import { ask, codeOf, jsonOf } from './ask.ts';

/** Not valid, country not switched on, opted out, no route, not a mobile, a landline: about this number alone. */
const ABOUT_THE_NUMBER = new Set(['21211', '21408', '21610', '21612', '21614', '21635']);
const FAILED = new Set(['failed', 'undelivered', 'canceled']);

/** Twilio offers no idempotency key for messages: after a timeout its copy and the next provider's may both arrive. */
export function createTwilio(world: World, config: TwilioConfig, withinMs?: number): Provider {
  const { url, accountSid, keySid, secret } = config;
  const credentials = Buffer.from(`${keySid ?? accountSid}:${secret}`).toString('base64');
  return {
    name: 'twilio',
    hand: (message) =>
      ask(world, {
        url: `${url}/2010-04-01/Accounts/${accountSid}/Messages.json`,
        headers: {
          authorization: `Basic ${credentials}`,
          'content-type': 'application/x-www-form-urlencoded',
          accept: 'application/json',
        },
        body: toForm(config, message).toString(),
        withinMs,
        read: readAnswer,
      }),
  };
}

function toForm({ from }: TwilioConfig, { recipient, text, usefulForS }: OutgoingMessage): URLSearchParams {
  return new URLSearchParams({
    To: recipient,
    [from.startsWith('MG') ? 'MessagingServiceSid' : 'From']: from,
    Body: text,
    // What waits in their queue longer than the code lives is not sent.
    ...(usefulForS === undefined ? {} : { ValidityPeriod: String(usefulForS) }),
  });
}

async function readAnswer(response: Response): Promise<Answer> {
  const body = await jsonOf(response);
  if (response.ok) {
    const reference = codeOf(body['sid']);
    // A message without an id is none.
    if (reference === undefined) return { result: 'failed' };
    if (FAILED.has(String(body['status']))) return { result: 'failed', code: codeOf(body['error_code']), reference };
    return { result: 'taken', reference };
  }
  const code = codeOf(body['code']) ?? String(response.status);
  return { result: ABOUT_THE_NUMBER.has(code) ? 'number_refused' : resultOf(response.status), code };
}
