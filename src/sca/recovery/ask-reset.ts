// Asks for a reset: an operator's begins at once, a platform's waits for an operator to approve it.
import { settingOf } from '#clients/client.ts';
import { badParam, Fault } from '#kit/fault.ts';
import { newId, type UserId } from '#kit/ids.ts';
import { record } from '#trail/record.ts';
import { assertNotClosed } from '#users/requirements.ts';
import type { User } from '#users/user.ts';
import { inTransaction, type Ctx } from '#world/ctx.ts';
import { listOpenDisputes } from '../notices/dispute-rows.ts';
import { lockPerson } from '../person.ts';
import { delayHoursOf, isPending, type AskedBy, type Reset } from './reset.ts';
import { findReset, insertReset } from './reset-rows.ts';
import { startReset, type StartedReset } from './start-reset.ts';

export interface NewReset {
  readonly userId: UserId;
  readonly reason: string;
  readonly reference: string | undefined;
}

/** @throws Fault `not_found`, `user_closed`, or `param_error` that says why there can be none */
export async function askReset(ctx: Ctx, asked: NewReset): Promise<StartedReset> {
  return await inTransaction(ctx, async (tx) => {
    const { user, reset } = await insert(tx, asked, 'operator');
    return await startReset(tx, user, reset);
  });
}

/** @throws Fault as above, and `forbidden` unless the client's setting `apiReset` says so */
export async function askResetByPlatform(ctx: Ctx, asked: NewReset): Promise<void> {
  await inTransaction(ctx, (tx) => insert(tx, asked, 'platform'));
}

async function insert(
  tx: Ctx,
  { userId, reason, reference }: NewReset,
  askedBy: AskedBy,
): Promise<{ readonly user: User; readonly reset: Reset }> {
  const { clientId } = tx;
  const { user, client, standing } = await lockPerson(tx, { clientId, userId });
  if (askedBy === 'platform' && !settingOf(client, 'apiReset')) throw new Fault('forbidden');
  assertNotClosed(user);
  if (!standing.enrolled) throw badParam('UserId', 'The person is not enrolled: there is nothing to reset.');
  const last = await findReset(tx.db, userId);
  if (last !== undefined && isPending(last)) throw badParam('UserId', 'A reset of the person is under way already.');
  await refuseReported(tx, userId);

  const reset: Reset = {
    id: newId('rst_', tx),
    clientId,
    userId,
    askedBy,
    reason,
    reference,
    state: 'waiting_for_approval',
    askedAt: tx.now(),
    startsAt: undefined,
    delayHours: delayHoursOf(tx.rules, settingOf(client, 'resetDelayHours')),
    proofHash: undefined,
    closedAt: undefined,
    closingReason: undefined,
  };
  await insertReset(tx.db, reset);
  const by = tx.caller === undefined ? askedBy : `${askedBy}, with ${tx.caller.keyId}`;
  const outcome = reference === undefined ? reason : `${reason}; identification ${reference}`;
  await record(tx, { clientId, userId, sessionId: undefined, what: `reset asked by the ${by}`, outcome });
  return { user, reset };
}

/** The person said of an earlier one that it was not them: an operator settles that first, on purpose. */
export async function refuseReported(tx: Ctx, userId: UserId): Promise<void> {
  const disputes = await listOpenDisputes(tx.db, userId);
  if (disputes.some(({ about }) => about === 'reset_asked')) {
    throw badParam('UserId', 'The person reported a reset as not asked for by them: that report must be lifted first.');
  }
}
