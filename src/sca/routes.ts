// What support asks of a person's SCA: ours, so under our own prefix.
import { Type } from 'typebox';
import { route, type Route } from '#http/route.ts';
import { getHistory } from './get-history.ts';
import { historySchema, toHistoryView } from './history-view.ts';
import { recoveryRoutes } from './recovery/routes.ts';
import { typingRoutes } from './typing/routes.ts';

export const supportRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/strongroom/v1/:ClientId/users/:UserId/sca-history',
    tag: 'Support',
    area: 'Sca',
    summary: "View a person's SCA history, without secrets",
    params: Type.Object({ ClientId: Type.String(), UserId: Type.String() }),
    status: 200,
    reply: historySchema,
    handle: async (ctx, { params }) => toHistoryView(await getHistory(ctx, params.UserId)),
  }),
  ...typingRoutes,
  ...recoveryRoutes,
];
