// Puts a mail to a platform's engineer into the outbox, in the caller's transaction: it is sent after the commit, or never.
import { newId } from '#kit/ids.ts';
import type { Ctx } from '#world/ctx.ts';
import { insertAlert } from './message-rows.ts';
import { sealContext, type NewAlert } from './message.ts';

export async function queueAlert(ctx: Ctx, { content, ...alert }: NewAlert): Promise<void> {
  const id = newId('msg_', ctx);
  await insertAlert(ctx.db, {
    ...alert,
    id,
    clientId: ctx.clientId,
    channel: 'email',
    // Engineers read the documentation in English, too.
    lang: 'en',
    sealed: ctx.vault.seal(JSON.stringify(content), sealContext(id)),
    createdAt: ctx.now(),
  });
}
