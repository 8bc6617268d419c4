// A platform's own calls, over HTTP only.
import { randomBytes } from 'node:crypto';
import { addClient, addKey } from '#clients/add-client.ts';
import type { House } from './house.ts';

export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  // oxlint-disable-next-line typescript/no-explicit-any -- tests read answers as their receivers do
  readonly body: any;
}

export interface Api {
  readonly clientId: string;
  readonly apiKey: string;
  readonly token: string;
  get(path: string, headers?: Record<string, string>): Promise<Reply>;
  post(path: string, body?: unknown, headers?: Record<string, string>): Promise<Reply>;
  put(path: string, body?: unknown): Promise<Reply>;
  delete(path: string): Promise<Reply>;
}

/** A new platform with a token. Paths are below `/v2.01/{ClientId}`. */
export async function newPlatform(house: House, name = 'Blue Market'): Promise<Api> {
  const clientId = `client-${randomBytes(6).toString('hex')}`;
  await addClient(house.app.host, { id: clientId, name, settings: { firstEnrolment: 'any' } });
  const { apiKey } = await addKey(house.app.host, clientId, 'test');
  return await connect(house.url, clientId, apiKey);
}

export async function connect(url: string, clientId: string, apiKey: string): Promise<Api> {
  const answer = await fetch(`${url}/v2.01/oauth/token`, {
    method: 'POST',
    headers: {
      authorization: `Basic ${Buffer.from(`${clientId}:${apiKey}`).toString('base64')}`,
      'content-type': 'application/x-www-form-urlencoded',
    },
    body: 'grant_type=client_credentials',
  });
  const { access_token: token } = await toJson(answer);
  const call = async (
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Reply> => {
    const reply = await fetch(`${url}/v2.01/${clientId}${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', ...headers },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    return { status: reply.status, headers: reply.headers, body: await toJson(reply) };
  };
  return {
    clientId,
    apiKey,
    token,
    get: (path, headers) => call('GET', path, undefined, headers),
    post: (path, body, headers) => call('POST', path, body, headers),
    put: (path, body) => call('PUT', path, body),
    delete: (path) => call('DELETE', path),
  };
}

/** An answer's JSON, or undefined when it is empty. */
// oxlint-disable-next-line typescript/no-explicit-any -- tests read answers as their receivers do
export async function toJson(reply: Response): Promise<any> {
  const text = await reply.text();
  return text === '' ? undefined : JSON.parse(text);
}
