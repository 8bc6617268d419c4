// Notices in the database: what a person was told, and whether they answered that it was not them.
import type { ClientId, SessionId, UserId } from '#kit/ids.ts';
import { DAY, later } from '#kit/time.ts';
import type { NoticeKind } from '#messages/message.ts';
import { toLanguage, type Language } from '#words/languages.ts';
import { sql, type Db } from '#world/db.ts';

/** Longer than any link in them lives. */
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
  /** Undefined where there is nothing to report. */
  readonly report: { readonly hash: Buffer; readonly until: Date } | undefined;
}

export async function insertStoredNotice(db: Db, notice: StoredNotice): Promise<void> {
  await db.run(sql`
    insert into notices (id, client_id, user_id, kind, subject, lang, made_at, report_hash, report_until)
    values (${notice.id}, ${notice.clientId}, ${notice.userId}, ${notice.kind}, ${notice.subject ?? null},
      ${notice.lang}, ${notice.madeAt}, ${notice.report?.hash ?? null}, ${notice.report?.until ?? null})`);
}

/** How many of each kind since then. */
export async function countNotices(db: Db, userId: UserId, since: Date): Promise<ReadonlyMap<NoticeKind, number>> {
  const rows = await db.many<{ kind: NoticeKind; many: number }>(sql`
    select kind, count(*) as many from notices where user_id = ${userId} and made_at > ${since} group by kind`);
  return new Map(rows.map(({ kind, many }) => [kind, many]));
}

export interface ReportableNotice extends Omit<StoredNotice, 'report'> {
  readonly until: Date;
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
    report_until: Date;
    reported_at: Date | null;
  }>(sql`
    select id, client_id, user_id, kind, subject, lang, made_at, report_until, reported_at from notices
    where report_hash = ${hash}`);
  return (
    row && {
      id: row.id,
      clientId: row.client_id,
      userId: row.user_id,
      kind: row.kind,
      subject: row.subject ?? undefined,
      lang: row.lang,
      madeAt: row.made_at,
      until: row.report_until,
      reportedAt: row.reported_at ?? undefined,
    }
  );
}

/** False: somebody was faster. */
export async function markReported(db: Db, id: NoticeId, now: Date): Promise<boolean> {
  return (
    (await db.run(sql`
      update notices set reported_at = ${now}
      where id = ${id} and reported_at is null and report_until > ${now}`)) === 1
  );
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
      order by made_at limit ${limit} for update skip locked)`);
}
