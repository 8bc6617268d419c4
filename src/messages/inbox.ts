// The sandbox's inbox: no message leaves the machine, each can be read here; a code until its session ends.
import type { Host } from '#world/world.ts';
import { codeOf, compose } from './compose.ts';
import { listMessageRows } from './message-rows.ts';
import type { Message, OutgoingMessage } from './message.ts';
import { toRecipient } from './recipient.ts';
import type { Send } from './send-due.ts';

export interface ReadableMessage extends Omit<OutgoingMessage, 'usefulForS'> {
  readonly isCode: boolean;
  /** Undefined once its session ended; then the text hides it too. */
  readonly code: string | undefined;
  readonly createdAt: Date;
  readonly sentAt: Date | undefined;
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

function toReadable(host: Host, message: Message): ReadableMessage {
  const { createdAt, sentAt } = message;
  const isCode = message.is === 'code';
  return { ...compose(host, message), isCode, code: isCode ? codeOf(host, message) : undefined, createdAt, sentAt };
}
