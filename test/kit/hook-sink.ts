// A platform's receiver of webhooks: it really listens, and keeps what it was told.
import { createServer } from 'node:http';
import { after } from 'node:test';
import type { Api } from './api.ts';

export interface Notification {
  readonly EventType: string;
  readonly RessourceId: string;
  readonly Date: string;
}

export interface HookSink {
  readonly url: string;
  readonly received: Notification[];
  /** What it answers from now on. */
  answer: number;
  typesFor(resourceId: string): string[];
}

export async function openHookSink(): Promise<HookSink> {
  const received: Notification[] = [];
  const sink = { url: '', received, answer: 200, typesFor };
  function typesFor(resourceId: string): string[] {
    return received.filter((entry) => entry.RessourceId === resourceId).map((entry) => entry.EventType);
  }
  const server = createServer((request, response) => {
    const query = new URL(request.url ?? '/', 'http://sink').searchParams;
    const entry = { EventType: query.get('EventType'), RessourceId: query.get('RessourceId'), Date: query.get('Date') };
    if (sink.answer === 200) received.push(entry as Notification);
    response.writeHead(sink.answer).end();
  });
  server.listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const address = server.address();
  sink.url = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}/hooks`;
  after(() => {
    server.closeAllConnections();
    server.close();
  });
  return sink;
}

/** Registers the sink for each of the event types. */
export async function subscribe(api: Api, sink: HookSink, eventTypes: readonly string[]): Promise<void> {
  for (const EventType of eventTypes) await api.post('/hooks', { EventType, Url: sink.url });
}
