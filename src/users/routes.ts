// Views of users: reading them never triggers SCA and never hands out a link.
import { Type } from 'typebox';
import { pagingQuery, toPaging } from '#http/paging.ts';
import { route, type Route } from '#http/route.ts';
import type { PersonType } from './user.ts';
import { getUser, listUsers } from './user-rows.ts';
import { toLegacyView, toListItem, toScaView } from './view.ts';
import { legalUserLegacy, legalUserSca, naturalUserLegacy, naturalUserSca, userListItem } from './view-schema.ts';

const params = Type.Object({ ClientId: Type.String(), UserId: Type.String() });
const scaReplies = { any: Type.Union([naturalUserSca, legalUserSca]), NATURAL: naturalUserSca, LEGAL: legalUserSca };
const legacyReplies = {
  any: Type.Union([naturalUserLegacy, legalUserLegacy]),
  NATURAL: naturalUserLegacy,
  LEGAL: legalUserLegacy,
};

export const userRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/v2.01/:ClientId/users',
    tag: 'Users',
    area: 'Users',
    summary: 'List users',
    params: Type.Object({ ClientId: Type.String() }),
    query: Type.Object(pagingQuery),
    status: 200,
    reply: Type.Array(userListItem),
    handle: async (ctx, { query }) => (await listUsers(ctx.db, ctx.clientId, toPaging(query))).map(toListItem),
  }),
  viewSca('/v2.01/:ClientId/sca/users/:UserId', 'View a user (SCA)'),
  viewSca('/v2.01/:ClientId/sca/users/natural/:UserId', 'View a natural user (SCA)', 'NATURAL'),
  viewSca('/v2.01/:ClientId/sca/users/legal/:UserId', 'View a legal user (SCA)', 'LEGAL'),
  viewLegacy('/v2.01/:ClientId/users/:UserId', 'View a user (legacy)'),
  viewLegacy('/v2.01/:ClientId/users/natural/:UserId', 'View a natural user (legacy)', 'NATURAL'),
  viewLegacy('/v2.01/:ClientId/users/legal/:UserId', 'View a legal user (legacy)', 'LEGAL'),
];

function viewSca(path: Route['path'], summary: string, personType?: PersonType): Route {
  return route({
    method: 'GET',
    path,
    tag: 'Users',
    area: 'Users',
    summary,
    params,
    status: 200,
    reply: scaReplies[personType ?? 'any'],
    handle: async (ctx, input) => toScaView(await getUser(ctx.db, ctx.clientId, input.params.UserId, personType)),
  });
}

function viewLegacy(path: Route['path'], summary: string, personType?: PersonType): Route {
  return route({
    method: 'GET',
    path,
    tag: 'Users (legacy)',
    area: 'Users',
    summary,
    params,
    status: 200,
    reply: legacyReplies[personType ?? 'any'],
    handle: async (ctx, input) => toLegacyView(await getUser(ctx.db, ctx.clientId, input.params.UserId, personType)),
  });
}
