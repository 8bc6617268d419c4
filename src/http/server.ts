// Mounts routes on Fastify: authenticate, limit, refuse repeats, validate, handle, reply. It never names a route.
import { randomUUID } from 'node:crypto';
import { TLSSocket } from 'node:tls';
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { Fault, type Shown } from '#kit/fault.ts';
import { Html } from '#kit/html.ts';
import type { Caller, Ctx } from '#world/ctx.ts';
import { holds, scopeOf } from '#world/scopes.ts';
import type { Host } from '#world/world.ts';
import { allowedMethods } from './allowed-methods.ts';
import type { Approach } from './approach.ts';
import { errorBody, wireErrors } from './errors.ts';
import { certificateReader } from './client-certificate.ts';
import { claimKey, keepAnswer } from './idempotency.ts';
import { REQUEST_TIMEOUT_MS } from './listen.ts';
import { Page, pagingHeaders } from './paging.ts';
import type { NetworkBudgets } from './network-budgets.ts';
import type { RateLimiter } from './rate-limits.ts';
import type { Call } from './call-rows.ts';
import type { CallLog } from './call-log.ts';
import { maskBody, maskErrors } from './mask-body.ts';
import type { RawReply, RawRoute, Route } from './route.ts';
import { addressOf, bodyOf, jsonOf, oneHeader, paramsOf, pathOf } from './read-request.ts';
import { read } from './schema.ts';

const BODY_LIMIT = 1024 * 1024;
/** Pages and the token endpoint take small forms, from anybody. */
const RAW_BODY_LIMIT = 64 * 1024;
/** What is longer is no mistake that a list of fields would explain. */
const NOTED_BODY_LIMIT = 16 * 1024;
/** Ids have up to 128 characters, percent-encoded ones more; the router's own limit answers 414. */
const PARAM_LIMIT = 512;

export interface ServerParts {
  readonly host: Host;
  readonly routes: readonly Route[];
  readonly rawRoutes: readonly RawRoute[];
  /** @throws Fault `invalid_credentials` */
  authenticate(approach: Approach): Promise<Caller>;
  /** By the `Host` header: refuses what a page of another site rebound to our address. */
  acceptsHost(host: string): boolean;
  readonly limiter: RateLimiter;
  readonly budgets: NetworkBudgets;
  /** Whose `X-Forwarded-For` is believed; nobody's, when empty. */
  readonly trustedProxies: readonly string[];
  readonly calls: CallLog;
  readonly mtls: {
    /** Whose `Client-Cert` is believed; nobody's, when empty. */
    readonly proxies: readonly string[];
    /** Origin of the mTLS door. */
    readonly url: string;
  };
}

/** A Fastify instance, ready to listen. */
export function createServer(parts: ServerParts): FastifyInstance {
  const { host, routes, rawRoutes, authenticate, acceptsHost, limiter, budgets, calls, trustedProxies, mtls } = parts;
  const server = Fastify({
    bodyLimit: BODY_LIMIT,
    forceCloseConnections: true,
    genReqId: () => randomUUID(),
    requestTimeout: REQUEST_TIMEOUT_MS,
    trustProxy: trustedProxies.length === 0 ? false : [...trustedProxies],
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: PARAM_LIMIT },
    frameworkErrors: (error, request, reply) => void replyWithFault(host, toFault(error), request, reply),
  });

  // Bodies are read as they come: SDKs send empty ones, and forms labelled as something else.
  server.removeAllContentTypeParsers();
  server.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));

  server.addHook('onRequest', async (request, reply) => {
    reply.header('X-Request-Id', request.id);
    // Nothing calls the mTLS listener by accident: it holds a key.
    if (request.raw.socket instanceof TLSSocket || acceptsHost(request.headers.host ?? '')) return;
    throw new Fault('forbidden', {
      errors: { Host: 'Not a name of this server: set STRONGROOM_PUBLIC_URL to use it.' },
    });
  });

  const readCertificate = certificateReader(mtls.proxies);
  const approachOf = ({ headers, ip, raw }: FastifyRequest): Approach => ({
    authorization: headers.authorization,
    network: ip,
    certificate: readCertificate(raw),
  });
  const originOf = (request: FastifyRequest) =>
    approachOf(request).certificate === undefined ? host.publicUrl : mtls.url;
  const doors = { host, authenticate, limiter, budgets, calls, approachOf, originOf };
  for (const route of routes) mountRoute(server, route, doors);
  for (const raw of rawRoutes) mountRaw(server, raw, doors);

  const allowed = allowedMethods([...routes, ...rawRoutes]);
  server.setNotFoundHandler((request, reply) => {
    budgets.spendStranger(request.ip);
    const methods = allowed(pathOf(request));
    if (methods.length > 0) reply.header('Allow', methods.join(', '));
    return replyWithFault(host, new Fault(methods.length > 0 ? 'method_not_allowed' : 'not_found'), request, reply);
  });
  server.setErrorHandler((error, request, reply) => replyWithFault(host, toFault(error), request, reply));
  server.addHook('onResponse', async (request, reply) => {
    host.log.info('request', {
      id: request.id,
      method: request.method,
      // The route's pattern, never its address: links carry tokens in the query.
      route: request.routeOptions.url ?? 'none',
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime),
    });
  });
  return server;
}

interface Doors {
  readonly host: Host;
  readonly authenticate: ServerParts['authenticate'];
  readonly limiter: RateLimiter;
  readonly budgets: NetworkBudgets;
  readonly calls: CallLog;
  approachOf(request: FastifyRequest): Approach;
  /** Under which the caller knows us. */
  originOf(request: FastifyRequest): string;
}

function mountRoute(server: FastifyInstance, route: Route, doors: Doors): void {
  const { host, limiter, originOf } = doors;
  const callers = new WeakMap<FastifyRequest, Caller>();
  const late = new WeakSet<FastifyRequest>();
  server.route({
    method: route.method,
    url: route.path,
    // Before the body is read: a stranger's megabyte is not worth receiving.
    onRequest: async (request, reply) => {
      const caller = await recognise(request, doors);
      callers.set(request, caller);
      const spent = await limiter.spend(caller);
      for (const [name, values] of Object.entries(spent.headers)) reply.header(name, values);
      if (!spent.allowed) throw new Fault('rate_limited', { retryAfterS: spent.retryAfterS });
      // Another platform's path is answered like one that does not exist.
      if (paramsOf(request)['ClientId'] !== caller.clientId) throw new Fault('not_found');
      assertScope(route, caller);
      if (!request.raw.complete) late.add(request);
    },
    // A body may take its time: a revocation meanwhile ends the call that it belongs to, too.
    preHandler: async (request) => {
      if (late.has(request)) assertScope(route, await recognise(request, doors));
    },
    onResponse: async (request, reply) => {
      const caller = callers.get(request);
      // Who looks at the last calls does not want to see that they look.
      if (route.area === 'Requests') return;
      if (caller === undefined) noteRefusal(request, reply, doors);
      else doors.calls.note(callOf(request, reply, caller, host.now()));
    },
    handler: async (request, reply) => {
      const caller = callers.get(request);
      if (caller === undefined) throw new Fault('invalid_credentials');
      const ctx = { ...host, clientId: caller.clientId, caller, requestId: request.id };
      const key = route.method === 'POST' ? oneHeader(request, 'idempotency-key') : undefined;
      const address = addressOf(request, originOf(request));
      const body =
        key === undefined ? await answer(ctx, route, request) : await answerOnce(ctx, { key, address }, route, request);
      return await send(reply, route.status, body, address);
    },
  });
}

/** Refused at the door although the key was right. */
function noteRefusal(request: FastifyRequest, reply: FastifyReply, { calls, host }: Doors): void {
  const shown = faults.get(request)?.shown;
  if (shown !== undefined) calls.noteRefusal(callOf(request, reply, shown, host.now()));
}

/** What the platform's engineers may see of a call. */
function callOf(request: FastifyRequest, reply: FastifyReply, { clientId, keyId }: Shown, calledAt: Date): Call {
  const fault = faults.get(request);
  const sent = sentOf(request);
  return {
    id: request.id,
    clientId,
    keyId,
    calledAt,
    method: request.method,
    route: request.routeOptions.url ?? 'none',
    status: reply.statusCode,
    milliseconds: Math.round(reply.elapsedTime),
    errorType: fault && wireErrors[fault.code].type,
    errors: fault?.errors && maskErrors(fault.errors, sent === TOO_LONG ? undefined : { sent }),
    body: sent === undefined || sent === TOO_LONG ? null : maskBody(sent),
  };
}

const TOO_LONG = Symbol('too long');

/** Undefined: nothing, or nothing that can be read. */
function sentOf(request: FastifyRequest): unknown {
  const body = bodyOf(request);
  if (body.length > NOTED_BODY_LIMIT) return TOO_LONG;
  if (body.length === 0) return undefined;
  try {
    return jsonOf(request);
  } catch {
    return undefined;
  }
}

const faults = new WeakMap<FastifyRequest, Fault>();

/** Who cannot be told spends of their network's budget: a platform that can is not held up by its neighbours. */
async function recognise(request: FastifyRequest, { authenticate, budgets, approachOf }: Doors): Promise<Caller> {
  try {
    return await authenticate(approachOf(request));
  } catch (error) {
    if (error instanceof Fault) budgets.spendStranger(request.ip);
    throw error;
  }
}

/** @throws Fault `scope_missing`, before the body is read */
function assertScope(route: Route, { scopes }: Caller): void {
  const scope = scopeOf(route);
  if (holds(scopes, scope)) return;
  throw new Fault('scope_missing', { errors: { Scope: `This API key does not hold the scope ${scope}.` } });
}

async function answer(ctx: Ctx, route: Route, request: FastifyRequest): Promise<unknown> {
  const input = {
    params: read(route.params, paramsOf(request)),
    query: route.query === undefined ? {} : read(route.query, request.query),
    body: route.body === undefined ? {} : read(route.body, jsonOf(request)),
  };
  // Safe: `read` throws unless the input fits the schemas.
  return await route.handle(ctx, input as Parameters<Route['handle']>[1]);
}

/**
 * Mangopay: api-reference/overview/idempotency: a failed call uses its key up, too. A call that broke may have done its
 * work before it broke, so its key must not open the way to doing it twice.
 */
async function answerOnce(
  ctx: Ctx,
  { key, address }: { readonly key: string; readonly address: URL },
  route: Route,
  request: FastifyRequest,
): Promise<unknown> {
  await claimKey(ctx, key);
  const requestUrl = `${address.origin}${address.pathname}`;
  const keep = (status: number, body: unknown) => keepAnswer(ctx, key, { status, requestUrl, body });
  let body: unknown;
  try {
    body = await answer(ctx, route, request);
  } catch (error) {
    const fault = toFault(error);
    await keep(wireErrors[fault.code].status, errorBody(fault, request.id, ctx.now()));
    throw error;
  }
  // Apart from the above: what is done is done, whatever becomes of the note about it.
  await keep(route.status, route.kept === undefined ? body : route.kept(body));
  return body;
}

async function send(reply: FastifyReply, status: number, body: unknown, address: URL): Promise<FastifyReply> {
  reply.status(status);
  if (status === 204) return await reply.send();
  reply.header('content-type', 'application/json; charset=utf-8');
  if (!(body instanceof Page)) return await reply.send(JSON.stringify(body));
  return await reply.headers(pagingHeaders(body, address)).send(JSON.stringify(body.items));
}

function mountRaw(server: FastifyInstance, raw: RawRoute, doors: Doors): void {
  const { approachOf, budgets } = doors;
  server.route({
    method: raw.method,
    url: raw.path,
    bodyLimit: RAW_BODY_LIMIT,
    onResponse: async (request, reply) => noteRefusal(request, reply, doors),
    handler: async (request, reply) => {
      if (raw.isBudgeted === true) budgets.spendStranger(request.ip);
      const approach = approachOf(request);
      if (approach.certificate !== undefined && raw.takesCertificates !== true) throw new Fault('not_found');
      const url = addressOf(request, 'http://request.invalid');
      const params = paramsOf(request);
      // PostgreSQL stores no NUL, so nothing that is looked for has one.
      if ([...Object.values(params), ...url.searchParams.values()].some((text) => text.includes('\0'))) {
        throw new Fault('not_found');
      }
      const answered = await raw.handle({
        id: request.id,
        url,
        params,
        headers: request.headers,
        body: bodyOf(request),
        ...approach,
      });
      if (answered.fault !== undefined) faults.set(request, answered.fault);
      return await sendRaw(reply, answered);
    },
  });
}

async function sendRaw(reply: FastifyReply, { status, headers = {}, body }: RawReply): Promise<FastifyReply> {
  reply.status(status);
  if (body instanceof Html) reply.type('text/html; charset=utf-8');
  else if (typeof body === 'object' && !Buffer.isBuffer(body)) reply.type('application/json; charset=utf-8');
  for (const [name, value] of Object.entries(headers)) reply.header(name, value);
  if (body === undefined || typeof body === 'string' || Buffer.isBuffer(body)) return await reply.send(body);
  return await reply.send(body instanceof Html ? body.toString() : JSON.stringify(body));
}

/** What Fastify itself refuses, in our words; everything unknown is a bug. */
function toFault(error: unknown): Fault {
  if (error instanceof Fault) return error;
  const status = typeof error === 'object' && error !== null && 'statusCode' in error ? error.statusCode : undefined;
  if (status === 413) return new Fault('body_too_large', { cause: error });
  // An identifier longer than any of ours.
  if (status === 414) return new Fault('not_found', { cause: error });
  if (status === 415) return new Fault('unsupported_media_type', { cause: error });
  if (status === 400)
    return new Fault('param_error', { errors: { Request: 'The request is malformed.' }, cause: error });
  return new Fault('internal_error', { cause: error });
}

async function replyWithFault(
  host: Host,
  fault: Fault,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  faults.set(request, fault);
  // What the router itself refuses passes no hook.
  reply.header('X-Request-Id', request.id);
  const { status } = wireErrors[fault.code];
  if (status >= 500) host.log.error(fault.message, { id: request.id, error: fault.cause ?? fault });
  if (fault.retryAfterS !== undefined) reply.header('Retry-After', String(fault.retryAfterS));
  reply.header('content-type', 'application/json; charset=utf-8');
  return await reply.status(status).send(JSON.stringify(errorBody(fault, request.id, host.now())));
}
