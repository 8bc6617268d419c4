// Puts a notice into the outbox, in the caller's transaction: it is sent after the commit, or never.
import { newId } from '#kit/ids.ts';
import type { Ctx } from '#world/ctx.ts';
import { insertNotice } from './message-rows.ts';
import { sealContext, type NewNotice } from './message.ts';
import { toSealedText } from './notice-content.ts';

export async function queueNotice(ctx: Ctx, { content, ...notice }: NewNotice): Promise<void> {
  const id = newId('msg_', ctx);
  await insertNotice(ctx.db, {
    ...notice,
    id,
    clientId: ctx.clientId,
    sealed: ctx.vault.seal(toSealedText(content), sealContext(id)),
    createdAt: ctx.now(),
  });
}
