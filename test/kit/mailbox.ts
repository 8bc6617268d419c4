// The mails of a sandbox, read as a developer reads them: from its inbox over HTTP.
import { toJson } from './api.ts';
import type { House } from './house.ts';

export interface InboxMessage {
  readonly Channel: 'SMS' | 'EMAIL';
  readonly Recipient: string;
  readonly Kind: string;
  readonly Subject: string | null;
  readonly Text: string;
  readonly Code: string | null;
}

/** The newest first. */
export async function messagesTo(house: House, recipient: string): Promise<readonly InboxMessage[]> {
  return await toJson(await fetch(`${house.url}/sandbox/messages?recipient=${encodeURIComponent(recipient)}`));
}

export async function mailsTo(house: House, recipient: string, kind?: string): Promise<readonly InboxMessage[]> {
  const messages = await messagesTo(house, recipient);
  return messages.filter(({ Channel, Kind }) => Channel === 'EMAIL' && (kind === undefined || Kind === kind));
}

/** Path and query of the link "this was not me" in a mail. */
export function reportPathIn(mail: Pick<InboxMessage, 'Text'> | undefined): string {
  const link = /^https?:\/\/\S+\/report\?token=\S+$/m.exec(mail?.Text ?? '')?.[0];
  if (link === undefined) throw new Error(`no link in ${mail?.Text ?? 'nothing'}`);
  const { pathname, search } = new URL(link);
  return pathname + search;
}
