// The newest reset of a person, and when it takes effect as things are now.
import { Fault } from '#kit/fault.ts';
import type { UserId } from '#kit/ids.ts';
import { getUser } from '#users/user-rows.ts';
import type { Ctx } from '#world/ctx.ts';
import { findNewestContactAt } from '../contact-rows.ts';
import { effectAt, type Reset } from './reset.ts';
import { findReset } from './reset-rows.ts';

export interface ResetNow {
  readonly reset: Reset;
  readonly effectAt: Date | undefined;
}

/** @throws Fault `not_found`, also when there never was one */
export async function getReset(ctx: Ctx, userId: UserId): Promise<ResetNow> {
  await getUser(ctx.db, ctx.clientId, userId);
  const found = await findResetNow(ctx, userId);
  if (found !== undefined) return found;
  throw new Fault('not_found', {
    errors: { RessourceNotFound: `Cannot found the ressource ScaReset with the id=${userId} ` },
  });
}

export async function findResetNow(ctx: Ctx, userId: UserId): Promise<ResetNow | undefined> {
  const reset = await findReset(ctx.db, userId);
  return reset && { reset, effectAt: effectAt(reset, await findNewestContactAt(ctx.db, userId)) };
}
