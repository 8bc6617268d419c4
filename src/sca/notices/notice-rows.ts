// Notices in the database: what a person was told, and whether they answered that it was not them.
import type { ClientId, SessionId, UserId } from '#kit/ids.ts';
import { DAY, later } from '#kit/time.ts';
import type { NoticeKind } from '#messages/message.ts';
import { toLanguage, type Language } from '#words/languages.ts';
import { sql, type Db } from '#world/db.ts';

/** Or as long as a link in them lives. */
const KEPT_MS = 30 * DAY;

export type NoticeId = `ntc_${string}`;

export interface StoredNotice {
  readonly id: NoticeId;
  readonly clientId: ClientId;
  readonly userId: UserId;
  readonly kind: NoticeKind;
  readonly subject: string | undefined;
  readonly lang: Language;
  readonly madeAt: Date;
}

/** "This was not me", for one who was told. */
export interface ReportLink {
  readonly hash: Buffer;
  readonly until: Date;
}

export async function insertStoredNotice(db: Db, notice: StoredNotice): Promise<void> {
  await db.run(sql`
    insert into notices (id, client_id, user_id, kind, subject, lang, made_at)
    values (${notice.id}, ${notice.clientId}, ${notice.userId}, ${notice.kind}, ${notice.subject ?? null},
      ${notice.lang}, ${notice.madeAt})`);
}

export async function insertReportLink(db: Db, noticeId: NoticeId, { hash, until }: ReportLink): Promise<void> {
  await db.run(sql`insert into notice_links (hash, notice_id, until) values (${hash}, ${noticeId}, ${until})`);
}

/** Links that can be used now can be used until then, too. */
export async function prolongReportLinks(
  db: Db,
  { userId, kind }: { readonly userId: UserId; readonly kind: NoticeKind },
  { now, until }: { readonly now: Date; readonly until: Date },
): Promise<void> {
  await db.run(sql`
    update notice_links set until = ${until} from notices
    where notices.id = notice_links.notice_id and notices.user_id = ${userId} and notices.kind = ${kind}
      and notice_links.reported_at is null and notice_links.until > ${now} and notice_links.until < ${until}`);
}

/** How many of each kind since then. */
export async function countNotices(db: Db, userId: UserId, since: Date): Promise<ReadonlyMap<NoticeKind, number>> {
  const rows = await db.many<{ kind: NoticeKind; many: number }>(sql`
    select kind, count(*) as many from notices where user_id = ${userId} and made_at > ${since} group by kind`);
  return new Map(rows.map(({ kind, many }) => [kind, many]));
}

export interface ReportableNotice extends StoredNotice, ReportLink {
  readonly reportedAt: Date | undefined;
}

export async function findNoticeByHash(db: Db, hash: Buffer): Promise<ReportableNotice | undefined> {
  const row = await db.maybeOne<{
    id: NoticeId;
    client_id: ClientId;
    user_id: UserId;
    kind: NoticeKind;
    subject: string | null;
    lang: Language;
    made_at: Date;
    until: Date;
    reported_at: Date | null;
  }>(sql`
    select id, client_id, user_id, kind, subject, lang, made_at, until, reported_at
    from notice_links join notices on notices.id = notice_links.notice_id
    where hash = ${hash}`);
  return (
    row && {
      id: row.id,
      clientId: row.client_id,
      userId: row.user_id,
      kind: row.kind,
      subject: row.subject ?? undefined,
      lang: row.lang,
      madeAt: row.made_at,
      hash,
      until: row.until,
      reportedAt: row.reported_at ?? undefined,
    }
  );
}

/** False: somebody was faster. */
export async function markReported(db: Db, hash: Buffer, now: Date): Promise<boolean> {
  const marked = await db.run(sql`
    update notice_links set reported_at = ${now}
    where hash = ${hash} and reported_at is null and until > ${now}`);
  return marked === 1;
}

/** Whose session it is. */
export async function findWhose(
  db: Db,
  id: SessionId,
): Promise<{ readonly clientId: ClientId; readonly userId: UserId } | undefined> {
  const row = await db.maybeOne<{ client_id: ClientId; user_id: UserId }>(sql`
    select client_id, user_id from sca_sessions where id = ${id}`);
  return row && { clientId: row.client_id, userId: row.user_id };
}

/** In which the person was served when they last proved that it was them. */
export async function findLanguage(db: Db, userId: UserId): Promise<Language | undefined> {
  const row = await db.maybeOne<{ lang: string }>(sql`
    select lang from sca_sessions where user_id = ${userId} and state = 'validated' and lang is not null
    order by closed_at desc limit 1`);
  return toLanguage(row?.lang);
}

export async function sweepNotices(db: Db, now: Date, limit: number): Promise<number> {
  return await db.run(sql`
    delete from notices where id in (
      select id from notices where made_at < ${later(now, -KEPT_MS)}
        and not exists (select 1 from notice_links where notice_id = notices.id and until > ${now})
      order by made_at limit ${limit} for update skip locked)`);
}
