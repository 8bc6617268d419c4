// Tells a person what was done, asked for or refused in their name, with a way to answer that it was not them.
import { getClient } from '#clients/client-rows.ts';
import { newId, type ClientId, type UserId } from '#kit/ids.ts';
import { sha256 } from '#kit/secret.ts';
import { DAY, later } from '#kit/time.ts';
import { reportUntil, type NoticeKind } from '#messages/message.ts';
import { queueNotice } from '#messages/queue-notice.ts';
import { record } from '#trail/record.ts';
import { toLanguage } from '#words/languages.ts';
import type { Host } from '#world/world.ts';
import type { Contact } from '../contact-rows.ts';
import { countNotices, findLanguage, insertReportLink, insertStoredNotice } from './notice-rows.ts';
import { isReportable, whyNotTold } from './notice.ts';
import { whomToTell } from './whom-to-tell.ts';

export type { NoticeKind } from '#messages/message.ts';

export interface Recipient extends Contact {
  /** An address that is theirs only since this very moment: who confirmed it may not object, and settles nothing. */
  readonly isNew?: boolean;
}

export interface Notice {
  readonly kind: NoticeKind;
  /** As a session or a platform says it; else the language in which the person was last served, else English. */
  readonly lang?: string | undefined;
  /** A time named in the text. */
  readonly at?: Date | undefined;
  /** What a report freezes, e.g. the passkey's id. */
  readonly subject?: string | undefined;
  /** Instead of whom it goes to by default. */
  readonly recipients?: readonly Recipient[] | undefined;
}

interface Whose {
  readonly clientId: ClientId;
  readonly userId: UserId;
}

const TOKEN_BYTES = 32;

/** In the caller's transaction, under the person's lock. Answers how many are told; nobody to tell is no error. */
export async function tellPerson(tx: Host, { clientId, userId }: Whose, notice: Notice): Promise<number> {
  const { kind, at, subject } = notice;
  const recipients: readonly Recipient[] = notice.recipients ?? (await whomToTell(tx, userId));
  const told = await countNotices(tx.db, userId, later(tx.now(), -DAY));
  const why = recipients.length === 0 ? 'no address' : whyNotTold(kind, told);
  const outcome = why === undefined ? 'queued' : `not sent: ${why}`;
  await record(tx, { clientId, userId, sessionId: undefined, what: `notice: ${kind}`, outcome });
  if (why !== undefined) return 0;

  const { name: platform } = await getClient(tx.db, clientId);
  const lang = toLanguage(notice.lang) ?? (await findLanguage(tx.db, userId)) ?? 'en';
  const id = newId('ntc_', tx);
  const madeAt = tx.now();
  await insertStoredNotice(tx.db, { id, clientId, userId, kind, subject, lang, madeAt });
  for (const { channel, address: recipient, isNew } of recipients) {
    const mayReport = isReportable(kind) && channel === 'email' && isNew !== true;
    const reportToken = mayReport ? tx.random(TOKEN_BYTES).toString('base64url') : undefined;
    if (reportToken !== undefined) {
      await insertReportLink(tx.db, id, { hash: sha256(reportToken), until: reportUntil({ kind, at }, madeAt) });
    }
    const content = { at, reportToken };
    await queueNotice({ ...tx, clientId }, { userId, channel, recipient, kind, lang, platform, content });
  }
  return recipients.length;
}
