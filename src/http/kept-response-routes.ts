// GET /responses/{IdempotencyKey}: the first answer to a call that carried the key.
import { Type } from 'typebox';
import { getKeptAnswer } from './idempotency.ts';
import { route, type Route } from './route.ts';

export const keptResponseRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/v2.01/:ClientId/responses/:IdempotencyKey',
    tag: 'Idempotency',
    area: 'Responses',
    summary: 'View the response to a call that carried an Idempotency-Key, for 24 hours',
    params: Type.Object({ ClientId: Type.String(), IdempotencyKey: Type.String() }),
    status: 200,
    reply: Type.Object({
      StatusCode: Type.String(),
      ContentLength: Type.String(),
      ContentType: Type.String(),
      Date: Type.String({ description: 'As in HTTP headers (RFC 9110).' }),
      RequestURL: Type.String(),
      Resource: Type.Unknown({ description: 'The body of the first answer; a link in it is dropped once it is dead.' }),
    }),
    async handle(ctx, { params }) {
      const answer = await getKeptAnswer(ctx, params.IdempotencyKey);
      return {
        StatusCode: String(answer.status),
        ContentLength: String(answer.contentLength),
        ContentType: 'application/json; charset=utf-8',
        Date: answer.answeredAt.toUTCString(),
        RequestURL: answer.requestUrl,
        Resource: answer.body,
      };
    },
  }),
];
