// A closed account: its sessions end and its credentials are destroyed at once (RTS art. 27). The object and the trail
// stay, and the ended sessions until their time has run.
import { resetBudget } from '#factors/guess-budget-rows.ts';
import { deletePasskeys } from '#factors/passkey/passkey-rows.ts';
import { deletePhone } from '#factors/phone/phone-rows.ts';
import { deletePin } from '#factors/pin/pin-rows.ts';
import { deleteProof } from '#factors/proof/proof-rows.ts';
import { deleteTyping } from '#factors/typing/typing-rows.ts';
import type { UserId } from '#kit/ids.ts';
import { deleteMessagesOf } from '#messages/person-rows.ts';
import type { Ctx } from '#world/ctx.ts';
import { dropSession } from './end-session.ts';
import { outdateSessions } from './enrolment-rows.ts';
import { deletePersonRows, listSessionIds } from './person-rows.ts';
import { deleteResets } from './recovery/reset-rows.ts';
import { listOpenSessions } from './session-rows.ts';

/** In the caller's transaction, under the person's lock. */
export async function closePerson(ctx: Ctx, userId: UserId): Promise<void> {
  for (const session of await listOpenSessions(ctx.db, userId)) await dropSession(ctx, session, 'account closed');
  await deletePin(ctx.db, userId);
  await deletePhone(ctx.db, userId);
  await deletePasskeys(ctx.db, userId);
  await deleteProof(ctx.db, userId);
  await deleteTyping(ctx.db, userId);
  await resetBudget(ctx.db, userId);
  await deleteResets(ctx.db, userId);
  await deleteMessagesOf(ctx.db, userId, await listSessionIds(ctx.db, userId));
  await deletePersonRows(ctx.db, userId);
  await outdateSessions(ctx.db, userId);
}
