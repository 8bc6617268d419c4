// What a request asks, as it was sent: its parameters, its address, its body.
import type { FastifyRequest } from 'fastify';
import { Fault } from '#kit/fault.ts';

export function paramsOf(request: FastifyRequest): Readonly<Record<string, string>> {
  // Safe: find-my-way gives a flat record of strings.
  return (request.params ?? {}) as Readonly<Record<string, string>>;
}

export function pathOf(request: FastifyRequest): string {
  return addressOf(request, 'http://request.invalid').pathname;
}

/** Path and query as they were asked for, on an origin of ours: a request may name another one, or begin with `//`. */
export function addressOf(request: FastifyRequest, origin: string): URL {
  const target = request.url.replace(/^[a-z][a-z0-9+.-]*:\/\/[^/?]*/i, '');
  const [path = '', ...query] = target.split('?');
  const url = new URL(origin);
  url.pathname = path;
  url.search = query.join('?');
  return url;
}

export function bodyOf(request: FastifyRequest): Buffer {
  return Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
}

export function oneHeader(request: FastifyRequest, name: string): string | undefined {
  const value = request.headers[name];
  return Array.isArray(value) ? value[0] : value;
}

/** An empty body is an empty object: the enrolment call needs none, and clients differ in what they send. */
export function jsonOf(request: FastifyRequest): unknown {
  const text = bodyOf(request).toString('utf8').trim();
  if (text === '') return {};
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value;
  } catch (cause) {
    throw new Fault('param_error', { errors: { Body: 'The body is not valid JSON.' }, cause });
  }
  throw new Fault('param_error', { errors: { Body: 'The body must be a JSON object.' } });
}
