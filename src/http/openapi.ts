// The OpenAPI 3.1 document, made of the very values that the server mounts: it cannot say anything else.
import type { TObject, TSchema } from 'typebox';
import { callScopes, scopeOf } from '#world/scopes.ts';
import { wireErrors } from './errors.ts';
import type { Route } from './route.ts';

export interface OpenApiOperation {
  readonly operationId: string;
  readonly summary: string;
  readonly tags: readonly string[];
  readonly security?: readonly Readonly<Record<string, readonly string[]>>[];
  readonly parameters: readonly OpenApiParameter[];
  readonly requestBody?: { readonly required: boolean; readonly content: JsonContent };
  readonly responses: Readonly<Record<string, { readonly description: string; readonly content?: JsonContent }>>;
}

export interface OpenApiParameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly required: boolean;
  readonly description?: string;
  readonly schema: TSchema;
}

export type JsonContent = Readonly<
  Partial<Record<'application/json' | 'application/x-www-form-urlencoded', { readonly schema: TSchema }>>
>;

export interface OpenApi {
  readonly openapi: '3.1.0';
  readonly info: Readonly<Record<'title' | 'version' | 'description', string>>;
  readonly servers: readonly { readonly url: string }[];
  readonly security: readonly Readonly<Record<string, readonly string[]>>[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, OpenApiOperation>>>>;
  readonly components: Readonly<Record<string, unknown>>;
}

/** @param more paths that no route value describes */
export function openApi(
  routes: readonly Route[],
  { publicUrl, version, more = {} }: { publicUrl: string; version: string; more?: OpenApi['paths'] },
): OpenApi {
  const paths: Record<string, Record<string, OpenApiOperation>> = {};
  for (const route of routes) {
    const path = route.path.replace(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operation(route) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Strongroom',
      version,
      description: 'Strong customer authentication, compatible with the SCA feature of the Mangopay API (v2.01).',
    },
    servers: [{ url: publicUrl }],
    security: [{ client: [] }],
    paths: { '/v2.01/oauth/token': tokenPath, ...paths, ...more },
    components: {
      schemas: { Error: errorSchema },
      securitySchemes: {
        basic: { type: 'http', scheme: 'basic', description: 'ClientId and API key.' },
        client: {
          type: 'oauth2',
          flows: { clientCredentials: { tokenUrl: `${publicUrl}/v2.01/oauth/token`, scopes } },
        },
      },
    },
  };
}

/** A token has those of its API key: none is asked for with the token. */
const scopes = callScopes;

/** Not a call of a platform's but the way to make one, so no route value describes it. */
const tokenPath: Readonly<Record<string, OpenApiOperation>> = {
  post: {
    operationId: 'post_oauth_token',
    summary: 'Get a bearer token',
    tags: ['Authentication'],
    security: [{ basic: [] }],
    parameters: [],
    requestBody: {
      required: true,
      content: {
        'application/x-www-form-urlencoded': {
          schema: {
            type: 'object',
            required: ['grant_type'],
            properties: { grant_type: { const: 'client_credentials' } },
          },
        },
      },
    },
    responses: {
      200: {
        description: 'Success',
        content: {
          'application/json': {
            schema: {
              type: 'object',
              required: ['access_token', 'token_type', 'expires_in'],
              properties: {
                access_token: { type: 'string' },
                token_type: { const: 'Bearer' },
                expires_in: { type: 'integer', description: 'Seconds.' },
              },
            },
          },
        },
      },
      401: { description: 'invalid_client' },
    },
  },
};

function operation(route: Route): OpenApiOperation {
  const parameters = [
    ...parametersOf(route.params, 'path'),
    ...(route.query ? parametersOf(route.query, 'query') : []),
  ];
  const idempotency: OpenApiParameter[] = route.method === 'POST' ? [idempotencyKey] : [];
  return {
    operationId: operationId(route),
    summary: route.summary,
    tags: [route.tag],
    security: [{ client: [scopeOf(route)] }],
    parameters: [...parameters, ...idempotency],
    ...(route.body === undefined
      ? {}
      : { requestBody: { required: (route.body.required ?? []).length > 0, content: json(route.body) } }),
    responses: {
      [route.status]:
        route.status === 204 ? { description: 'Done' } : { description: 'Success', content: json(route.reply) },
      ...Object.fromEntries([400, 401, 403, 404, 409, 429].map((status) => [status, errorResponse(status)])),
    },
  };
}

function parametersOf(schema: TObject, place: 'path' | 'query'): OpenApiParameter[] {
  return Object.entries(schema.properties).map(([name, property]) => ({
    name,
    in: place,
    required: place === 'path' || (schema.required ?? []).includes(name),
    ...('description' in property ? { description: String(property.description) } : {}),
    schema: property,
  }));
}

const idempotencyKey: OpenApiParameter = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  description: '16 to 36 letters, digits or dashes; works once in 24 hours.',
  schema: { type: 'string', pattern: '^[A-Za-z0-9-]{16,36}$' },
};

function operationId(route: Route): string {
  // Ours keep their prefix: `hooks` is an address of the original's and one of ours.
  const words = route.path
    .replace(/^\/(v2\.01\/:ClientId\/|(?=strongroom\/))/, '')
    .replace('v1/:ClientId/', '')
    .replaceAll(':', 'by-');
  return [route.method.toLowerCase(), ...words.split(/[/-]/)].join('_').toLowerCase();
}

function json(schema: TSchema): JsonContent {
  return { 'application/json': { schema } };
}

function errorResponse(status: number) {
  const types = Object.entries(wireErrors)
    .filter(([code, error]) => error.status === status && !elsewhere.has(code))
    .map(([, error]) => error);
  return {
    description: [...new Set(types.map((error) => error.type))].join(', '),
    content: json({ $ref: '#/components/schemas/Error' }),
  };
}

/** Of the token endpoint, and of single calls: docs/errors.md tells which. */
const elsewhere = new Set([
  'invalid_client',
  'unauthorized_client',
  'unsupported_grant_type',
  'response_not_kept',
  'user_closure_failed',
]);

const errorSchema = {
  type: 'object',
  required: ['Message', 'Type', 'Date'],
  properties: {
    Message: { type: 'string' },
    Type: { type: 'string', enum: [...new Set(Object.values(wireErrors).map((error) => error.type))] },
    Id: { type: 'string', description: 'Also in the log of the server.' },
    Date: { type: 'number', description: 'Unix seconds.' },
    errors: { type: ['object', 'null'], additionalProperties: { type: 'string' } },
  },
};
