// A platform's receiver that keeps every request as it came, and answers with one status.
import { createServer } from 'node:http';
import { bodyOf, listening } from './listening.ts';

export interface Received {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: string;
}

export interface Receiver {
  readonly url: string;
  readonly received: Received[];
  /** What it answers from now on. */
  answer: number;
  /** @throws when nothing came */
  last(): Received;
}

export async function openReceiver(): Promise<Receiver> {
  const received: Received[] = [];
  const receiver = {
    url: '',
    received,
    answer: 200,
    last() {
      const newest = received.at(-1);
      if (newest === undefined) throw new Error('nothing was received');
      return newest;
    },
  };
  const server = createServer((request, response) => {
    void bodyOf(request).then((body) => {
      const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]));
      received.push({ method: request.method ?? '', path: request.url ?? '', headers, body });
      response.writeHead(receiver.answer).end();
    });
  });
  receiver.url = `${await listening(server)}/hooks`;
  return receiver;
}
