// The inbox as a page and as JSON, and the reset.
import type { RawRoute } from '#http/route.ts';
import type { ReadableMessage } from '#messages/inbox.ts';
import { unixSeconds } from '#kit/time.ts';
import { inboxRoutes, recipientOf, type List } from './inbox-routes.ts';

export function sandboxRoutes(list: List, resetAll: () => Promise<void>): RawRoute[] {
  return [
    ...inboxRoutes(list),
    {
      method: 'GET',
      path: '/sandbox/messages',
      async handle(request) {
        const messages = await list(recipientOf(request));
        return { status: 200, headers: { 'Cache-Control': 'no-store' }, body: messages.map(toWire) };
      },
    },
    {
      method: 'POST',
      path: '/sandbox/reset',
      async handle() {
        await resetAll();
        return { status: 204 };
      },
    },
  ];
}

/** A code and its text are hidden once the session of the message ended. */
function toWire(message: ReadableMessage) {
  return {
    Id: message.id,
    ClientId: message.clientId,
    Channel: message.channel.toUpperCase(),
    Recipient: message.recipient,
    Kind: message.kind.toUpperCase(),
    Subject: message.mail?.subject ?? null,
    Text: message.text,
    Code: message.code ?? null,
    CreationDate: unixSeconds(message.createdAt),
    Sent: message.sentAt !== undefined,
  };
}
