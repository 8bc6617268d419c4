// The sandbox's own calls, over HTTP.
import { toJson, type Reply } from './api.ts';

export interface SandboxCalls {
  get(path: string): Promise<Reply>;
  post(path: string, body?: unknown): Promise<Reply>;
  delete(path: string): Promise<Reply>;
  /** What the inbox shows to a number or an address, the newest first. */
  // oxlint-disable-next-line typescript/no-explicit-any -- tests read answers as their receivers do
  inbox(recipient: string): Promise<any[]>;
}

/** Paths are below `/sandbox`. */
export function sandboxOf({ url }: { readonly url: string }): SandboxCalls {
  const call = async (method: string, path: string, body?: unknown): Promise<Reply> => {
    const reply = await fetch(`${url}/sandbox${path}`, {
      method,
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    return { status: reply.status, headers: reply.headers, body: await toJson(reply) };
  };
  return {
    get: (path) => call('GET', path),
    post: (path, body) => call('POST', path, body),
    delete: (path) => call('DELETE', path),
    inbox: async (recipient) => (await call('GET', `/messages?recipient=${encodeURIComponent(recipient)}`)).body,
  };
}
