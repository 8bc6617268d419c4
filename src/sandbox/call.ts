// A call of the sandbox: JSON in, JSON out, without a platform. The same value is mounted and described.
import type { Static, TObject, TSchema } from 'typebox';
import type { OpenApi, OpenApiOperation } from '#http/openapi.ts';
import type { RawRequest, RawRoute } from '#http/route.ts';
import { read } from '#http/schema.ts';
import { badParam } from '#kit/fault.ts';

export interface Call<Body extends TObject = TObject> {
  readonly method: RawRoute['method'];
  readonly path: `/sandbox/${string}`;
  readonly summary: string;
  readonly params?: Readonly<Record<string, string>>;
  readonly body?: Body;
  /** Undefined: 204. */
  readonly reply?: TSchema;
  handle(input: Input<Static<Body>>): Promise<unknown>;
}

export interface Input<Body> {
  readonly params: Readonly<Record<string, string>>;
  readonly body: Body;
  readonly request: RawRequest;
}

/** Checks a call where it is written, and lets the table hold calls of any body. */
export function call<Body extends TObject>(spec: Call<Body>): Call {
  // `toRawRoute` hands `handle` only a body that this very schema accepted.
  return spec;
}

export function toRawRoute({ method, path, body: schema, reply, handle }: Call): RawRoute {
  return {
    method,
    path,
    async handle(request) {
      const body = schema === undefined ? {} : (read(schema, jsonOf(request)) as Static<TObject>);
      const answer = await handle({ params: request.params, body, request });
      return reply === undefined
        ? { status: 204 }
        : { status: 200, headers: { 'Cache-Control': 'no-store' }, body: answer as object };
    },
  };
}

function jsonOf({ body }: RawRequest): object {
  if (body.length === 0) return {};
  let value: unknown;
  try {
    value = JSON.parse(body.toString('utf8'));
  } catch {
    throw badParam('Body', 'The body is not valid JSON.');
  }
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value;
  throw badParam('Body', 'The body must be a JSON object.');
}

/** For /openapi.json. */
export function toPaths(calls: readonly Call[]): OpenApi['paths'] {
  const paths: Record<string, Record<string, OpenApiOperation>> = {};
  for (const each of calls) {
    const path = each.path.replace(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [each.method.toLowerCase()]: toOperation(each) };
  }
  return paths;
}

function toOperation({ method, path, summary, params = {}, body, reply }: Call): OpenApiOperation {
  return {
    operationId: [method, ...path.split(/[/:-]+/)].filter(Boolean).join('_').toLowerCase(),
    summary,
    tags: ['Sandbox'],
    security: [],
    parameters: Object.entries(params).map(([name, description]) => ({
      name,
      in: 'path',
      required: true,
      description,
      schema: { type: 'string' },
    })),
    ...(body === undefined
      ? {}
      : { requestBody: { required: false, content: { 'application/json': { schema: body } } } }),
    responses:
      reply === undefined
        ? { 204: { description: 'Done' } }
        : { 200: { description: 'Success', content: { 'application/json': { schema: reply } } } },
  };
}
