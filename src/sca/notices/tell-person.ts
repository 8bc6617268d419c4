// Tells a person what was done, asked for or refused in their name, with a way to answer that it was not them.
import { getClient } from '#clients/client-rows.ts';
import { newId, type ClientId, type UserId } from '#kit/ids.ts';
import { sha256 } from '#kit/secret.ts';
import { DAY, later } from '#kit/time.ts';
import { REPORT_LIFE_MS, type NoticeKind } from '#messages/message.ts';
import { queueNotice } from '#messages/queue-notice.ts';
import { record } from '#trail/record.ts';
import { toLanguage } from '#words/languages.ts';
import type { Host } from '#world/world.ts';
import { findContact, type Contact } from '../contact-rows.ts';
import { countNotices, findLanguage, insertStoredNotice } from './notice-rows.ts';
import { isReportable, whyNotTold } from './notice.ts';

export type { NoticeKind } from '#messages/message.ts';

export interface Notice {
  readonly kind: NoticeKind;
  /** As a session or a platform says it; else the language in which the person was last served, else English. */
  readonly lang?: string | undefined;
  /** A time named in the text. */
  readonly at?: Date | undefined;
  /** What a report freezes, e.g. the passkey's id. */
  readonly subject?: string | undefined;
  /** Instead of the e-mail address in use. */
  readonly recipients?: readonly Contact[] | undefined;
}

interface Whose {
  readonly clientId: ClientId;
  readonly userId: UserId;
}

const TOKEN_BYTES = 32;

/** In the caller's transaction, under the person's lock. Nobody to tell is no error. */
export async function tellPerson(tx: Host, { clientId, userId }: Whose, notice: Notice): Promise<void> {
  const { kind, at, subject } = notice;
  const recipients = notice.recipients ?? (await contactInUse(tx, userId));
  const told = await countNotices(tx.db, userId, later(tx.now(), -DAY));
  const why = recipients.length === 0 ? 'no address' : whyNotTold(kind, told);
  const outcome = why === undefined ? 'queued' : `not sent: ${why}`;
  await record(tx, { clientId, userId, sessionId: undefined, what: `notice: ${kind}`, outcome });
  if (why !== undefined) return;

  const { name: platform } = await getClient(tx.db, clientId);
  const lang = toLanguage(notice.lang) ?? (await findLanguage(tx.db, userId)) ?? 'en';
  const reportToken = isReportable(kind) ? tx.random(TOKEN_BYTES).toString('base64url') : undefined;
  const madeAt = tx.now();
  await insertStoredNotice(tx.db, {
    id: newId('ntc_', tx),
    clientId,
    userId,
    kind,
    subject,
    lang,
    madeAt,
    report: reportToken === undefined ? undefined : { hash: sha256(reportToken), until: later(madeAt, REPORT_LIFE_MS) },
  });
  for (const { channel, address: recipient } of recipients) {
    const content = { at, reportToken: channel === 'email' ? reportToken : undefined };
    await queueNotice({ ...tx, clientId }, { userId, channel, recipient, kind, lang, platform, content });
  }
}

async function contactInUse(tx: Host, userId: UserId): Promise<readonly Contact[]> {
  const address = await findContact(tx.db, userId, 'email');
  return address === undefined ? [] : [{ channel: 'email', address }];
}
