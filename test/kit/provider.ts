// A provider of text messages on this machine: it keeps what it was asked, and answers what a test wants.
import { randomBytes } from 'node:crypto';
import { createServer, type ServerResponse } from 'node:http';
import { after } from 'node:test';
import { createVault } from '#kit/secret.ts';
import type { OutgoingMessage } from '#messages/message.ts';
import type { World } from '#world/world.ts';

export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly form: URLSearchParams;
}

export interface LocalProvider {
  readonly url: string;
  readonly asked: Asked[];
  /** How it answers from now on. */
  answer(response: ServerResponse, asked: Asked): void;
}

export async function openProvider(answer: LocalProvider['answer']): Promise<LocalProvider> {
  const provider: { -readonly [Key in keyof LocalProvider]: LocalProvider[Key] } = { url: '', asked: [], answer };
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { method = '', url = '', headers } = request;
      const asked = { method, path: url, headers, form: new URLSearchParams(Buffer.concat(chunks).toString('utf8')) };
      provider.asked.push(asked);
      provider.answer(response, asked);
    });
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  provider.url = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`;
  after(() => {
    server.closeAllConnections();
    server.close();
  });
  return provider;
}

export function json(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

/** A world without a database; its log is kept. */
export function worldWithLog(lines: string[] = [], fetch: World['fetch'] = globalThis.fetch): World {
  const write = (line: string, detail: unknown = {}) => void lines.push(`${line} ${JSON.stringify(detail)}`);
  return {
    now: () => new Date(1_700_000_000_500),
    random: randomBytes,
    fetch,
    outbound: { refusal: () => undefined, call: async () => ({ failure: 'unreachable' }) },
    log: { info: write, warn: write, error: write },
    vault: createVault(Buffer.alloc(32), randomBytes),
    rules: {
      isTest: false,
      tokenLifeS: 1,
      fixedCode: () => undefined,
      bypassesSca: () => false,
      returnUrls: 'any',
      firstEnrolment: 'any',
      allowsOriginalChanges: false,
      allowsTypingElement: false,
    },
    publicUrl: 'https://pay.example.com',
    relyingParty: { id: 'pay.example.com', origins: [], androidApps: [], iosApps: [] },
  };
}

export const message: OutgoingMessage = {
  id: 'msg_1',
  clientId: 'acme',
  channel: 'sms',
  recipient: '+33612345678',
  kind: 'enrolment_code',
  lang: 'en',
  platform: 'Acme',
  usefulForS: 300,
  text: 'Acme: your code is 012345.\n\n@pay.example.com #012345',
};
