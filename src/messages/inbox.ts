// The sandbox's inbox: no message leaves the machine, each can be read here until its session ends.
import type { Host } from '#world/world.ts';
import { listMessageRows } from './message-rows.ts';
import { sealContext, type Message } from './message.ts';
import { toRecipient } from './recipient.ts';
import { renderText } from './render.ts';
import type { Send } from './send-due.ts';

export interface ReadableMessage extends Omit<Message, 'codeSealed'> {
  /** Undefined once its session ended; then the text hides it too. */
  readonly code: string | undefined;
  readonly text: string;
}

/** The sandbox's provider: a message is handed over by staying where it is. */
export const keepInInbox: Send = async () => ({ outcome: 'kept', attempts: [] });

/** The newest first. */
export async function listMessages(
  host: Host,
  { recipient, limit }: { readonly recipient?: string | undefined; readonly limit: number },
): Promise<ReadableMessage[]> {
  const wanted = recipient === undefined || recipient.trim() === '' ? undefined : toRecipient(recipient);
  const messages = await listMessageRows(host.db, wanted, limit);
  return messages.map((message) => toReadable(host, message));
}

function toReadable(host: Host, { codeSealed, ...message }: Message): ReadableMessage {
  const code = codeSealed === undefined ? undefined : host.vault.open(codeSealed, sealContext(message.id));
  return { ...message, code, text: renderText(message, code, host.publicUrl) };
}
