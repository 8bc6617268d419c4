// GET /strongroom/v1/{ClientId}/requests: the platform's last calls and what was wrong with them.
import { Type } from 'typebox';
import { unixSeconds } from '#kit/time.ts';
import { listCalls, type Call } from './call-rows.ts';
import { pagingQuery, toPaging } from './paging.ts';
import { route, type Route } from './route.ts';

const orNull = (description: string) => Type.Union([Type.String({ description }), Type.Null()]);

const callReply = Type.Object(
  {
    Id: Type.String({ description: 'As in the answer: `X-Request-Id`, and `Id` of an error.' }),
    Date: Type.Integer({ description: 'Unix seconds.' }),
    Method: Type.String(),
    Route: Type.String(),
    StatusCode: Type.Integer(),
    Milliseconds: Type.Integer(),
    ApiKeyId: Type.String(),
    Type: orNull('Of the error.'),
    Errors: Type.Union([Type.Object({}, { additionalProperties: true }), Type.Null()]),
    Body: Type.Unknown({ description: 'What was sent, with lengths in place of its values.' }),
  },
  { title: 'Request' },
);

export const callRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/strongroom/v1/:ClientId/requests',
    tag: 'Support',
    area: 'Requests',
    summary: 'List your calls of the last three days, without their values',
    params: Type.Object({ ClientId: Type.String() }),
    query: Type.Object({
      ...pagingQuery,
      ErrorsOnly: Type.Optional(Type.Boolean({ description: 'Only what was refused or failed.' })),
    }),
    status: 200,
    reply: Type.Array(callReply),
    handle: async (ctx, { query }) => {
      const filter = { errorsOnly: query.ErrorsOnly === true };
      return (await listCalls(ctx.db, ctx.clientId, filter, toPaging(query))).map(toWire);
    },
  }),
];

function toWire(call: Call) {
  return {
    Id: call.id,
    Date: unixSeconds(call.calledAt),
    Method: call.method,
    Route: call.route,
    StatusCode: call.status,
    Milliseconds: call.milliseconds,
    ApiKeyId: call.keyId,
    Type: call.errorType ?? null,
    Errors: call.errors ?? null,
    Body: call.body,
  };
}
