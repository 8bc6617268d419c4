// The API calls that make and change users without SCA, kept for platforms that still use them.
import { Type } from 'typebox';
import { route, type Route } from '#http/route.ts';
import { toLegacyView } from '#users/view.ts';
import { legalUserLegacy, naturalUserLegacy } from '#users/view-schema.ts';
import { createLegacyUser } from './create-legacy-user.ts';
import * as bodies from './legacy-bodies.ts';
import { updateLegacyUser } from './update-legacy-user.ts';

const tag = 'Users (legacy)';
const ofClient = Type.Object({ ClientId: Type.String() });
const ofUser = Type.Object({ ClientId: Type.String(), UserId: Type.String() });

export const legacyRoutes: readonly Route[] = [
  route({
    method: 'POST',
    path: '/v2.01/:ClientId/users/natural',
    tag,
    area: 'Users',
    summary: 'Create a natural user (legacy)',
    params: ofClient,
    body: bodies.naturalLegacyCreation,
    status: 200,
    reply: naturalUserLegacy,
    handle: async (ctx, { body }) => toLegacyView(await createLegacyUser(ctx, bodies.toNaturalLegacyPatch(body))),
  }),
  route({
    method: 'POST',
    path: '/v2.01/:ClientId/users/legal',
    tag,
    area: 'Users',
    summary: 'Create a legal user (legacy)',
    params: ofClient,
    body: bodies.legalLegacyCreation,
    status: 200,
    reply: legalUserLegacy,
    handle: async (ctx, { body }) => toLegacyView(await createLegacyUser(ctx, bodies.toLegalLegacyPatch(body))),
  }),
  route({
    method: 'PUT',
    path: '/v2.01/:ClientId/users/natural/:UserId',
    tag,
    area: 'Users',
    summary: 'Update a natural user (legacy)',
    params: ofUser,
    body: bodies.naturalLegacyUpdate,
    status: 200,
    reply: naturalUserLegacy,
    handle: async (ctx, { params, body }) =>
      toLegacyView(await updateLegacyUser(ctx, params.UserId, bodies.toNaturalLegacyPatch(body))),
  }),
  route({
    method: 'PUT',
    path: '/v2.01/:ClientId/users/legal/:UserId',
    tag,
    area: 'Users',
    summary: 'Update a legal user (legacy)',
    params: ofUser,
    body: bodies.legalLegacyUpdate,
    status: 200,
    reply: legalUserLegacy,
    handle: async (ctx, { params, body }) =>
      toLegacyView(await updateLegacyUser(ctx, params.UserId, bodies.toLegalLegacyPatch(body))),
  }),
];
