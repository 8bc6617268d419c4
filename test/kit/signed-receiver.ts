// A platform's receiver that answers as a test wants, and knows what began when.
import { createServer, type ServerResponse } from 'node:http';
import { bodyOf, listening } from './listening.ts';
import type { Api } from './api.ts';
import type { House } from './house.ts';
import { oursOf } from './ours.ts';

/** Of the signed form: the compatible one carries neither id nor number. */
export interface Notified {
  readonly id: string;
  readonly type: string;
  readonly resource: string;
  readonly sequence: number;
}

export interface Receiver {
  readonly url: string;
  /** In the order in which the calls began. */
  readonly calls: Notified[];
  /** The most that were under way at once. */
  most: number;
  answer: (notified: Notified, response: ServerResponse) => unknown;
}

export async function openReceiver(): Promise<Receiver> {
  const receiver: { -readonly [Name in keyof Receiver]: Receiver[Name] } = {
    url: '',
    calls: [],
    most: 0,
    answer: (_, response) => response.end(),
  };
  let underWay = 0;
  const server = createServer((request, response) => {
    underWay += 1;
    receiver.most = Math.max(receiver.most, underWay);
    response.on('close', () => (underWay -= 1));
    void bodyOf(request).then((body) => {
      const { type, data } = JSON.parse(body);
      const id = String(request.headers['webhook-id']);
      const notified = { id, type, resource: data.ResourceId, sequence: data.Sequence };
      receiver.calls.push(notified);
      return receiver.answer(notified, response);
    });
  });
  receiver.url = await listening(server);
  return receiver;
}

/** Answers the id of a hook that is told by signed POST. */
export async function signedHook(
  house: House,
  api: Api,
  { type, url, email }: { type: string; url: string; email?: string },
): Promise<string> {
  const { body } = await api.post('/hooks', { EventType: type, Url: url, ...(email && { Email: email }) });
  const wish = { Delivery: 'SIGNED_POST', Signature: 'HMAC' };
  const reply = await oursOf(house, api).put(`/hooks/${body.Id}`, wish);
  if (reply.status !== 200) throw new Error(JSON.stringify(reply.body));
  return body.Id;
}
