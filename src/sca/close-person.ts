// A closed account: its sessions end and its credentials are destroyed at once (RTS art. 27).
import { resetBudget } from '#factors/guess-budget-rows.ts';
import { deletePhone } from '#factors/phone/phone-rows.ts';
import { deletePin } from '#factors/pin/pin-rows.ts';
import { deleteSamples } from '#factors/typing/typing-rows.ts';
import type { UserId } from '#kit/ids.ts';
import type { Ctx } from '#world/ctx.ts';
import { dropSession } from './end-session.ts';
import { outdateSessions } from './enrolment-rows.ts';
import { listOpenSessions } from './session-rows.ts';

/** In the caller's transaction, under the person's lock. */
export async function closePerson(ctx: Ctx, userId: UserId): Promise<void> {
  for (const session of await listOpenSessions(ctx.db, userId)) await dropSession(ctx, session, 'account closed');
  await deletePin(ctx.db, userId);
  await deletePhone(ctx.db, userId);
  await deleteSamples(ctx, userId);
  await resetBudget(ctx.db, userId);
  await outdateSessions(ctx.db, userId);
}
