// What a platform may do for people who lost everything, and for a first enrolment that asks for a code.
import { Type } from 'typebox';
import { route, type Route } from '#http/route.ts';
import { unixSeconds } from '#kit/time.ts';
import { askResetByPlatform } from './ask-reset.ts';
import { cancelReset } from './cancel-reset.ts';
import { getReset } from './get-reset.ts';
import { giveCodeByPlatform } from './give-code.ts';
import { resetSchema, toResetView } from './reset-view.ts';

const tag = 'Recovery';
const ofUser = Type.Object({ ClientId: Type.String(), UserId: Type.String() });
const path = '/strongroom/v1/:ClientId/users/:UserId/sca-reset';

export const recoveryRoutes: readonly Route[] = [
  route({
    method: 'POST',
    path,
    tag,
    area: 'Recovery',
    summary: 'Ask the operator to reset a person who lost everything',
    params: ofUser,
    body: Type.Object({
      Reason: Type.String({ minLength: 1, maxLength: 255, description: 'No personal data: the trail keeps it.' }),
      IdentificationReference: Type.String({
        minLength: 1,
        maxLength: 255,
        description: 'By which you find again how you identified the person.',
      }),
    }),
    status: 200,
    reply: resetSchema,
    handle: async (ctx, { params: { UserId: userId }, body }) => {
      await askResetByPlatform(ctx, { userId, reason: body.Reason, reference: body.IdentificationReference });
      return toResetView(await getReset(ctx, userId));
    },
  }),
  route({
    method: 'GET',
    path,
    tag,
    area: 'Recovery',
    summary: "View a person's last reset",
    params: ofUser,
    status: 200,
    reply: resetSchema,
    handle: async (ctx, { params }) => toResetView(await getReset(ctx, params.UserId)),
  }),
  route({
    method: 'DELETE',
    path,
    tag,
    area: 'Recovery',
    summary: 'Cancel a reset that has not taken effect',
    params: ofUser,
    status: 200,
    reply: resetSchema,
    handle: async (ctx, { params }) => {
      await cancelReset(ctx, params.UserId, 'canceled by the platform');
      return toResetView(await getReset(ctx, params.UserId));
    },
  }),
  route({
    method: 'POST',
    path: '/strongroom/v1/:ClientId/users/:UserId/enrolment-code',
    tag,
    area: 'EnrolmentCodes',
    summary: 'Get the one-time code of a first enrolment, to be given to the person another way than the link',
    params: ofUser,
    status: 200,
    reply: Type.Object(
      { Code: Type.String(), ExpirationDate: Type.Integer({ description: 'Unix seconds.' }) },
      { title: 'EnrolmentCode' },
    ),
    handle: async (ctx, { params }) => {
      const { code, expiresAt } = await giveCodeByPlatform(ctx, params.UserId);
      return { Code: code, ExpirationDate: unixSeconds(expiresAt) };
    },
  }),
];
