// What a platform's support asks of a typing profile: ours, so under our own prefix.
import { Type } from 'typebox';
import { route, type Route } from '#http/route.ts';
import { unixSeconds } from '#kit/time.ts';
import { forgetTyping } from './forget-typing.ts';
import { getTyping, type TypingView } from './get-typing.ts';

const path = '/strongroom/v1/:ClientId/users/:UserId/typing-profile';
const params = Type.Object({ ClientId: Type.String(), UserId: Type.String() });

export const typingReply = Type.Object(
  {
    Policy: Type.String({ description: 'What the typing is for: off, collect, signal or element.' }),
    Declined: Type.Boolean({ description: 'The person wants it neither measured nor kept.' }),
    Paused: Type.Boolean({
      description: 'Two verdicts in a row were not enough; a code or a passkey brings the element back.',
    }),
    Profiles: Type.Array(
      Type.Object({
        Device: Type.Enum(['KEYBOARD', 'TOUCH']),
        Samples: Type.Integer({ description: 'Confirmed ones, ever.' }),
        Visits: Type.Integer({ description: 'Days they came from, until the profile was mature.' }),
        Mature: Type.Boolean({ description: 'Enough to say something.' }),
        Changed: Type.Boolean({ description: 'The person types differently now: delete it to begin a new one.' }),
        UpdatedDate: Type.Integer(),
      }),
    ),
  },
  { title: 'TypingProfile' },
);

export const typingRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path,
    tag: 'Support',
    area: 'Sca',
    summary: "View how much a person's typing profile holds",
    params,
    status: 200,
    reply: typingReply,
    handle: async (ctx, { params: { UserId } }) => toTypingReply(await getTyping(ctx, UserId)),
  }),
  route({
    method: 'DELETE',
    path,
    tag: 'Support',
    area: 'Sca',
    summary: "Erase a person's typing profile",
    params,
    status: 204,
    reply: Type.Null(),
    handle: async (ctx, { params: { UserId } }) => void (await forgetTyping(ctx, UserId, 'asked by API')),
  }),
];

export function toTypingReply({ policy, declined, paused, profiles }: TypingView) {
  return {
    Policy: policy,
    Declined: declined,
    Paused: paused,
    Profiles: profiles.map(({ device, samples, visits, mature, changed, updatedAt }) => ({
      Device: device === 'touch' ? ('TOUCH' as const) : ('KEYBOARD' as const),
      Samples: samples,
      Visits: visits,
      Mature: mature,
      Changed: changed,
      UpdatedDate: unixSeconds(updatedAt),
    })),
  };
}
