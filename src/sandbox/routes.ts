// The sandbox's own addresses: the inbox as a page and as JSON, and the reset.
import type { RawReply, RawRequest, RawRoute } from '#http/route.ts';
import { listMessages, type ReadableMessage } from '#messages/inbox.ts';
import { unixSeconds } from '#kit/time.ts';
import type { Host } from '#world/world.ts';
import { inboxPage, inboxPolicy } from './inbox-page.ts';

const SHOWN = 100;

export function sandboxRoutes(host: Host, resetAll: () => Promise<void>): RawRoute[] {
  return [
    { method: 'GET', path: '/sandbox', handle: (request) => showInbox(host, request) },
    {
      method: 'GET',
      path: '/sandbox/messages',
      async handle(request) {
        const messages = await listMessages(host, { recipient: recipientOf(request), limit: SHOWN });
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

async function showInbox(host: Host, request: RawRequest): Promise<RawReply> {
  const recipient = recipientOf(request);
  const headers = {
    'Content-Security-Policy': inboxPolicy,
    'Cache-Control': 'no-store',
    'Referrer-Policy': 'no-referrer',
    'X-Content-Type-Options': 'nosniff',
  };
  return { status: 200, headers, body: inboxPage(await listMessages(host, { recipient, limit: SHOWN }), recipient) };
}

function recipientOf({ url }: RawRequest): string | undefined {
  return url.searchParams.get('recipient') ?? undefined;
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
