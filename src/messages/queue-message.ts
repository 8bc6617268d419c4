// Puts a message into the outbox, in the caller's transaction: it is sent after the commit, or never.
import { newId, type MessageId } from '#kit/ids.ts';
import type { Ctx } from '#world/ctx.ts';
import { insertMessage } from './message-rows.ts';
import { sealContext, type NewMessage } from './message.ts';

export async function queueMessage(ctx: Ctx, { code, ...message }: NewMessage): Promise<MessageId> {
  const id = newId('msg_', ctx);
  await insertMessage(ctx.db, {
    ...message,
    id,
    clientId: ctx.clientId,
    sealed: ctx.vault.seal(code, sealContext(id)),
    createdAt: ctx.now(),
  });
  return id;
}
