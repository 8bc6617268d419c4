// Which messages arrive, and when: all at once, unless they are to fail or to be late.
import type { MessageId } from '#kit/ids.ts';
import { later } from '#kit/time.ts';
import { keepInInbox, listMessages, type ReadableMessage } from '#messages/inbox.ts';
import { toRecipient } from '#messages/recipient.ts';
import type { Send } from '#messages/send-due.ts';
import type { Db } from '#world/db.ts';
import type { Host } from '#world/world.ts';
import { listMeant } from './sandbox-rows.ts';
import type { Trouble, Troubles } from './troubles.ts';

/** Nobody takes a message that is to fail; one that is late was taken, and is on its way. */
export function sendTroubled(host: Host, troubles: Troubles): Send {
  return async (message) => {
    const failing = (await meantBy(host.db, troubles, 'fail')).get(message.id);
    if (failing === undefined) return await keepInInbox(message);
    const provider = message.channel === 'sms' ? 'hook' : 'smtp';
    const result = failing.temporary ? 'unreachable' : 'number_refused';
    return { outcome: 'not_taken', attempts: [{ provider, result }] };
  };
}

type Sent = Pick<ReadableMessage, 'id' | 'createdAt' | 'sentAt'>;

/** What the inbox shows, the newest first. */
export async function listArrived(
  host: Host,
  troubles: Troubles,
  wanted: { readonly recipient: string | undefined; readonly limit: number },
): Promise<ReadableMessage[]> {
  return await arrivedOf(host, troubles, await listMessages(host, wanted));
}

/** Of these messages the ones that are in the inbox by now. */
export async function arrivedOf<Message extends Sent>(
  host: Host,
  troubles: Troubles,
  messages: readonly Message[],
): Promise<Message[]> {
  const failing = await meantBy(host.db, troubles, 'fail');
  const late = await meantBy(host.db, troubles, 'delay');
  return messages.filter(({ id, createdAt, sentAt }) => {
    if (failing.has(id) && sentAt === undefined) return false;
    return later(createdAt, late.get(id)?.delayMs ?? 0) <= host.now();
  });
}

/** Looked up each time, so that it depends on the order of the messages alone. */
async function meantBy(db: Db, troubles: Troubles, does: Trouble['does']): Promise<Map<MessageId, Trouble>> {
  const meant = new Map<MessageId, Trouble>();
  for (const trouble of troubles.list('messages').filter((each) => each.does === does)) {
    const to = trouble.to === undefined ? undefined : toRecipient(trouble.to);
    for (const id of await listMeant(db, { ...trouble, to })) if (!meant.has(id)) meant.set(id, trouble);
  }
  return meant;
}
