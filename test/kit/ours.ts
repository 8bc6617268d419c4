// Calls under our own prefix, over HTTP only.
import { toJson, type Api, type Reply } from './api.ts';

export interface OwnCalls {
  get(path: string): Promise<Reply>;
  put(path: string, body?: unknown): Promise<Reply>;
  post(path: string, body?: unknown): Promise<Reply>;
  delete(path: string): Promise<Reply>;
}

/** Paths are below `/strongroom/v1/{ClientId}`. */
export function oursOf({ url }: { readonly url: string }, { clientId, token }: Api): OwnCalls {
  const call = async (method: string, path: string, body?: unknown): Promise<Reply> => {
    const reply = await fetch(`${url}/strongroom/v1/${clientId}${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return { status: reply.status, headers: reply.headers, body: await toJson(reply) };
  };
  return {
    get: (path) => call('GET', path),
    put: (path, body) => call('PUT', path, body),
    post: (path, body = {}) => call('POST', path, body),
    delete: (path) => call('DELETE', path),
  };
}
