// The calls of a sandbox, over HTTP.
import type { Message } from './testing.ts';

export interface SessionWire {
  readonly Id: string;
  readonly ClientId: string;
  readonly UserId: string;
  readonly Flow: string;
  readonly Status: 'OPEN' | 'VALIDATED' | 'FAILED' | 'EXPIRED';
  readonly Reason: string | null;
  readonly ControlStatus: 'VALIDATED' | 'FAILED' | null;
  readonly ReturnUrl: string | null;
}

interface MessageWire {
  readonly Id: string;
  readonly Channel: 'SMS' | 'EMAIL';
  readonly Recipient: string;
  readonly Kind: string;
  readonly Subject: string | null;
  readonly Text: string;
  readonly Code: string | null;
  readonly CreationDate: number;
}

export interface Calls {
  /** @throws Error with what the sandbox says */
  act(path: string, body: object): Promise<SessionWire & Readonly<Record<string, unknown>>>;
  session(name: string): Promise<SessionWire>;
  messages(recipient: string | undefined): Promise<Message[]>;
  now(): Promise<Date>;
  setClock(change: object): Promise<Date>;
  clearFaults(): Promise<void>;
}

/** As it is when the tests load: what they put in its place later is not ours. */
const { fetch } = globalThis;

export function callsTo(url: string): Calls {
  const call = async (method: string, path: string, body?: object) => {
    const reply = await fetch(`${url}/sandbox/${path}`, {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
    });
    const text = await reply.text();
    if (!reply.ok) throw new Error(explain(text));
    // oxlint-disable-next-line typescript/no-unsafe-return -- each caller names what its address answers
    return text === '' ? undefined : JSON.parse(text);
  };
  const toTime = ({ Date: iso }: { readonly Date: string }) => new Date(iso);
  return {
    act: (path, body) => call('POST', path, body),
    session: (name) => call('GET', `sessions/${encodeURIComponent(name)}`),
    async messages(recipient) {
      const query = recipient === undefined ? '' : `?recipient=${encodeURIComponent(recipient)}`;
      const messages: MessageWire[] = await call('GET', `messages${query}`);
      return messages.map(toMessage);
    },
    now: async () => toTime(await call('GET', 'clock')),
    setClock: async (change) => toTime(await call('POST', 'clock', change)),
    async clearFaults() {
      await call('DELETE', 'faults');
    },
  };
}

function toMessage(wire: MessageWire): Message {
  return {
    id: wire.Id,
    channel: wire.Channel,
    recipient: wire.Recipient,
    kind: wire.Kind,
    subject: wire.Subject ?? undefined,
    text: wire.Text,
    code: wire.Code ?? undefined,
    createdAt: new Date(wire.CreationDate * 1_000),
  };
}

function explain(text: string): string {
  const { Message: message, errors } = JSON.parse(text) as { Message: string; errors?: Record<string, string> | null };
  return Object.values(errors ?? {}).join(' ') || message;
}
