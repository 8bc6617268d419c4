// API keys and the allow-list by the API: ours, so under our own prefix.
import { Type } from 'typebox';
import { route, type Route } from '#http/route.ts';
import { badParam } from '#kit/fault.ts';
import { fromUnixSeconds, HOUR, unixSeconds } from '#kit/time.ts';
import { STANDARD, toScope } from '#world/scopes.ts';
import { listKeys } from '../key-rows.ts';
import { listNetworks } from '../network-rows.ts';
import { changeAllowList, toNetwork } from './change-allow-list.ts';
import { createKey } from './create-key.ts';
import { expireKey, revokeKey } from './end-key.ts';
import { keySchema, toKeyView } from './key-view.ts';
import { rotateKey } from './rotate-key.ts';

const tag = 'API keys';
const ofClient = Type.Object({ ClientId: Type.String() });
const ofKey = Type.Object({ ClientId: Type.String(), KeyId: Type.String() });
const DEFAULT_OVERLAP_HOURS = 24;
const MOST_OVERLAP_HOURS = 720;
/** The end of the year 9999: further ones are no date to those who read them. */
const LATEST_S = 253_402_300_799;

const apiKey = Type.String({
  description: 'Told once: it cannot be shown again, and `GET /responses` does not hold it.',
});
const allowList = Type.Object({ Networks: Type.Array(Type.String()) }, { title: 'AllowList' });

export const keyRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/strongroom/v1/:ClientId/keys',
    tag,
    area: 'Keys',
    summary: 'List your API keys',
    params: ofClient,
    status: 200,
    reply: Type.Array(keySchema),
    handle: async (ctx) => (await listKeys(ctx.db, ctx.clientId)).map(toKeyView),
  }),
  route({
    method: 'POST',
    path: '/strongroom/v1/:ClientId/keys',
    tag,
    area: 'Keys',
    summary: 'Make an API key that may do no more than yours',
    params: ofClient,
    body: Type.Object({
      Name: Type.String({ minLength: 1, maxLength: 100, pattern: '\\S' }),
      Scopes: Type.Optional(
        Type.Array(Type.String(), { minItems: 1, description: `\`${STANDARD}\` unless told (docs/keys.md).` }),
      ),
      ExpirationDate: Type.Optional(
        Type.Integer({ minimum: 0, maximum: LATEST_S, description: 'Unix seconds; none: it does not end.' }),
      ),
    }),
    status: 200,
    reply: Type.Object({ Id: Type.String(), ApiKey: apiKey }, { title: 'MadeKey' }),
    kept: withoutKey,
    async handle(ctx, { body }) {
      const scopes = (body.Scopes ?? [STANDARD]).map(scopeNamed);
      const expiresAt = body.ExpirationDate === undefined ? null : fromUnixSeconds(body.ExpirationDate);
      const made = await createKey(ctx, { name: body.Name.trim(), scopes: [...new Set(scopes)], expiresAt });
      return { Id: made.id, ApiKey: made.apiKey };
    },
  }),
  route({
    method: 'POST',
    path: '/strongroom/v1/:ClientId/keys/:KeyId/rotate',
    tag,
    area: 'Keys',
    summary: 'Replace an API key; the old one works on for a while',
    params: ofKey,
    body: Type.Object({
      OverlapHours: Type.Optional(
        Type.Integer({
          minimum: 0,
          maximum: MOST_OVERLAP_HOURS,
          description: `${DEFAULT_OVERLAP_HOURS} unless told; 0: the old key ends at once.`,
        }),
      ),
    }),
    status: 200,
    reply: Type.Object(
      { Id: Type.String(), ApiKey: apiKey, FormerExpirationDate: Type.Integer({ description: 'Unix seconds.' }) },
      { title: 'RotatedKey' },
    ),
    kept: withoutKey,
    async handle(ctx, { params, body }) {
      const rotated = await rotateKey(ctx, params.KeyId, (body.OverlapHours ?? DEFAULT_OVERLAP_HOURS) * HOUR);
      return { Id: rotated.id, ApiKey: rotated.apiKey, FormerExpirationDate: unixSeconds(rotated.formerEndsAt) };
    },
  }),
  route({
    method: 'PUT',
    path: '/strongroom/v1/:ClientId/keys/:KeyId',
    tag,
    area: 'Keys',
    summary: 'Let an API key end earlier',
    params: ofKey,
    body: Type.Object({
      ExpirationDate: Type.Integer({ minimum: 0, maximum: LATEST_S, description: 'Unix seconds.' }),
    }),
    status: 204,
    reply: Type.Null(),
    handle: (ctx, { params, body }) => expireKey(ctx, params.KeyId, fromUnixSeconds(body.ExpirationDate)),
  }),
  route({
    method: 'DELETE',
    path: '/strongroom/v1/:ClientId/keys/:KeyId',
    tag,
    area: 'Keys',
    summary: 'Revoke an API key and every token that was got with it, at once',
    params: ofKey,
    status: 204,
    reply: Type.Null(),
    handle: (ctx, { params }) => revokeKey(ctx, params.KeyId),
  }),
  route({
    method: 'GET',
    path: '/strongroom/v1/:ClientId/allow-list',
    tag,
    area: 'AllowList',
    summary: 'View the networks that your calls may come from',
    params: ofClient,
    status: 200,
    reply: allowList,
    handle: async (ctx) => ({ Networks: await listNetworks(ctx.db, ctx.clientId) }),
  }),
  route({
    method: 'PUT',
    path: '/strongroom/v1/:ClientId/allow-list',
    tag,
    area: 'AllowList',
    summary: 'Say which networks your calls may come from',
    params: ofClient,
    body: Type.Object({
      Networks: Type.Array(Type.String(), {
        maxItems: 200,
        description: 'In place of those before. Empty: calls may come from everywhere.',
        examples: [['203.0.113.0/24', '2001:db8::/32']],
      }),
    }),
    status: 200,
    reply: allowList,
    async handle(ctx, { body }) {
      const networks = body.Networks.map(toNetwork);
      return { Networks: await changeAllowList(ctx, () => networks) };
    },
  }),
];

function scopeNamed(text: string) {
  const scope = toScope(text);
  if (scope === undefined)
    throw badParam('Scopes', `There is no scope ${text.slice(0, 100)}: docs/keys.md lists them.`);
  return scope;
}

function withoutKey(answer: unknown): unknown {
  if (typeof answer !== 'object' || answer === null || !('ApiKey' in answer)) return answer;
  const { ApiKey: _, ...rest } = answer;
  return rest;
}
