// What an operator does by command: while the sandbox runs its own database, no command can reach it.
import { Type, type TSchema } from 'typebox';
import { Fault } from '#kit/fault.ts';
import { unixSeconds } from '#kit/time.ts';
import { blockPerson } from '#sca/block-person.ts';
import { liftReports } from '#sca/notices/lift-reports.ts';
import { approveReset } from '#sca/recovery/approve-reset.ts';
import { askReset } from '#sca/recovery/ask-reset.ts';
import { cancelReset } from '#sca/recovery/cancel-reset.ts';
import { giveCode } from '#sca/recovery/give-code.ts';
import type { StartedReset } from '#sca/recovery/start-reset.ts';
import { unblockPerson } from '#sca/unblock-person.ts';
import type { Ctx } from '#world/ctx.ts';
import type { Host } from '#world/world.ts';
import { call, type Call } from './call.ts';
import { findClientOf } from './sandbox-rows.ts';

const body = Type.Object({
  Reason: Type.Optional(Type.String({ minLength: 1, maxLength: 500, description: 'For the trail.' })),
});
const params = { UserId: 'The user.' };
const changed = Type.Object({ Changed: Type.Boolean({ description: 'Whether there was anything to do.' }) });
const started = Type.Object({
  Code: Type.String({ description: 'For the next enrolment, once.' }),
  EffectDate: Type.Integer({ description: 'When every element ends, unix seconds.' }),
});
const given = Type.Object({ Code: Type.String(), ExpirationDate: Type.Integer() });

/** @param settle waits until all that follows is done */
export function operatorCalls(host: Host, settle: () => Promise<void>): Call[] {
  const act = (
    name: string,
    summary: string,
    reply: TSchema | undefined,
    work: (ctx: Ctx, userId: string, reason: string) => Promise<unknown>,
  ) =>
    call({
      method: 'POST',
      path: `/sandbox/users/:UserId/${name}`,
      summary,
      params,
      body,
      ...(reply === undefined ? {} : { reply }),
      async handle({ params: { UserId: userId = '' }, body: { Reason = 'sandbox' } }) {
        const answer = await work({ ...host, clientId: await clientOf(host, userId) }, userId, Reason);
        await settle();
        return answer;
      },
    });
  return [
    act('reset-sca', 'Operator: reset a person who lost everything', started, async (ctx, userId, reason) =>
      toStarted(await askReset(ctx, { userId, reason, reference: undefined })),
    ),
    act('approve-reset', 'Operator: approve a reset that the platform asked for', started, async (...told) =>
      toStarted(await approveReset(...told)),
    ),
    act('cancel-reset', 'Operator: cancel a reset', undefined, cancelReset),
    act('enrolment-code', 'Operator: give out the code of an enrolment', given, async (ctx, userId) => {
      const { code, expiresAt } = await giveCode(ctx, userId);
      return { Code: code, ExpirationDate: unixSeconds(expiresAt) };
    }),
    act('block', 'Operator: block a person for good', changed, async (...told) => ({
      Changed: await blockPerson(...told),
    })),
    act('unblock', 'Operator: lift a block', changed, async (...told) => ({ Changed: await unblockPerson(...told) })),
    act('lift-reports', 'Operator: settle what a person reported', changed, async (...told) => ({
      Changed: (await liftReports(...told)) > 0,
    })),
  ];
}

function toStarted({ code, effectAt }: StartedReset) {
  return { Code: code, EffectDate: unixSeconds(effectAt) };
}

async function clientOf(host: Host, userId: string): Promise<string> {
  const clientId = await findClientOf(host.db, userId);
  if (clientId !== undefined) return clientId;
  throw new Fault('not_found', { errors: { UserId: `There is no user ${userId.slice(0, 100)}.` } });
}
