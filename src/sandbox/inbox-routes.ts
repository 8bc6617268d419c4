// The inbox page, and each of its mails as a document of its own.
import type { RawReply, RawRequest, RawRoute } from '#http/route.ts';
import type { ReadableMessage } from '#messages/inbox.ts';
import { inboxPage, inboxPolicy, mailPage, mailPolicy } from './inbox-page.ts';

/** How many messages the inbox shows. */
export const SHOWN = 100;

/** The newest messages that have arrived, to one recipient or to all. */
export type List = (recipient: string | undefined) => Promise<ReadableMessage[]>;

export function inboxRoutes(list: List): RawRoute[] {
  return [
    { method: 'GET', path: '/sandbox', handle: (request) => showInbox(list, request) },
    { method: 'GET', path: '/sandbox/mails/:id', handle: (request) => showMail(list, request) },
  ];
}

async function showInbox(list: List, request: RawRequest): Promise<RawReply> {
  const recipient = recipientOf(request);
  const messages = await list(recipient);
  return { status: 200, headers: headersWith(inboxPolicy), body: inboxPage(messages, recipient) };
}

async function showMail(list: List, request: RawRequest): Promise<RawReply> {
  const messages = await list(recipientOf(request));
  const mail = messages.find(({ id }) => id === request.params['id'])?.mail;
  if (mail === undefined) return { status: 404, body: 'This mail is not in the inbox (any more)' };
  return { status: 200, headers: headersWith(mailPolicy), body: mailPage(mail) };
}

function headersWith(policy: string): Readonly<Record<string, string>> {
  return {
    'Content-Security-Policy': policy,
    'Cache-Control': 'no-store',
    'Referrer-Policy': 'no-referrer',
    'X-Content-Type-Options': 'nosniff',
  };
}

export function recipientOf({ url }: RawRequest): string | undefined {
  return url.searchParams.get('recipient') ?? undefined;
}
