// SQL for the messages: an outbox, and in the sandbox what the inbox shows.
import type { ClientId, MessageId, SessionId, UserId } from '#kit/ids.ts';
import { DAY, later } from '#kit/time.ts';
import { sql, type Db } from '#world/db.ts';
import type { Language } from '#words/languages.ts';
import type {
  AlertKind,
  AlertMessage,
  Channel,
  CodeKind,
  CodeMessage,
  Message,
  NoticeKind,
  NoticeMessage,
} from './message.ts';

const KEPT_MS = 7 * DAY;

interface BaseRow {
  readonly id: MessageId;
  readonly client_id: ClientId;
  readonly recipient: string;
  readonly lang: Language;
  readonly platform: string;
  readonly code_sealed: Buffer | null;
  readonly notice_sealed: Buffer | null;
  readonly created_at: Date;
  readonly sent_at: Date | null;
  readonly outcome: string | null;
  readonly attempts: number;
}

/** A message has a session and is a code, or a person and is a notice, or neither and is an alert. */
type Row = BaseRow &
  (
    | { readonly session_id: SessionId; readonly user_id: null; readonly channel: 'sms'; readonly kind: CodeKind }
    | { readonly session_id: SessionId; readonly user_id: null; readonly channel: 'email'; readonly kind: 'mail_code' }
    | { readonly session_id: null; readonly user_id: UserId; readonly channel: Channel; readonly kind: NoticeKind }
    | { readonly session_id: null; readonly user_id: null; readonly channel: 'email'; readonly kind: AlertKind }
  );

const columns = sql`messages.id, client_id, session_id, user_id, channel, recipient, kind, lang, platform, code_sealed,
  notice_sealed, created_at, sent_at, outcome, attempts`;

type Waiting<Kind> = Omit<Kind, 'is' | 'sentAt' | 'outcome' | 'attempts'>;

export async function insertMessage(db: Db, message: Waiting<CodeMessage>): Promise<void> {
  await db.run(sql`
    insert into messages (id, client_id, session_id, channel, recipient, kind, lang, platform, code_sealed,
      created_at, due_at)
    values (${message.id}, ${message.clientId}, ${message.sessionId}, ${message.channel}, ${message.recipient},
      ${message.kind}, ${message.lang}, ${message.platform}, ${message.sealed}, ${message.createdAt},
      ${message.createdAt})`);
}

export async function insertNotice(db: Db, notice: Waiting<NoticeMessage>): Promise<void> {
  await db.run(sql`
    insert into messages (id, client_id, user_id, channel, recipient, kind, lang, platform, notice_sealed,
      created_at, due_at)
    values (${notice.id}, ${notice.clientId}, ${notice.userId}, ${notice.channel}, ${notice.recipient},
      ${notice.kind}, ${notice.lang}, ${notice.platform}, ${notice.sealed}, ${notice.createdAt},
      ${notice.createdAt})`);
}

export async function insertAlert(db: Db, alert: Waiting<AlertMessage>): Promise<void> {
  await db.run(sql`
    insert into messages (id, client_id, channel, recipient, kind, lang, platform, notice_sealed, created_at, due_at)
    values (${alert.id}, ${alert.clientId}, ${alert.channel}, ${alert.recipient}, ${alert.kind}, ${alert.lang},
      ${alert.platform}, ${alert.sealed}, ${alert.createdAt}, ${alert.createdAt})`);
}

/** What is sent apart from what. Alerts go with the notices. */
export type Queue = 'code' | 'mail_code' | 'notice';

const queues = {
  code: sql`session_id is not null and channel = 'sms'`,
  mail_code: sql`session_id is not null and channel = 'email'`,
  notice: sql`session_id is null`,
} as const satisfies Record<Queue, unknown>;

export interface Claim {
  readonly is: Queue;
  readonly now: Date;
  readonly until: Date;
  readonly limit: number;
}

/** Takes due messages, oldest first, each for one worker. */
export async function claimMessages(db: Db, { is, now, until, limit }: Claim): Promise<Message[]> {
  const rows = await db.many<Row>(sql`
    with taken as materialized (
      select id from messages
      where due_at <= ${now} and (claimed_until is null or claimed_until <= ${now})
        and ${queues[is]}
      order by due_at, position limit ${limit}
      for update skip locked
    )
    update messages set attempts = attempts + 1, claimed_until = ${until}
    from taken where messages.id = taken.id
    returning ${columns}`);
  return rows.map(toMessage);
}

export async function markSent(
  db: Db,
  message: Message,
  { now, keepSecret }: { readonly now: Date; readonly keepSecret: boolean },
): Promise<void> {
  await db.run(sql`
    update messages set due_at = null, claimed_until = null, sent_at = ${now}, outcome = 'sent',
      code_sealed = case when ${keepSecret} then code_sealed end,
      notice_sealed = case when ${keepSecret} then notice_sealed end
    where ${isStillOurs(message)}`);
}

export async function markForRetry(db: Db, message: Message, dueAt: Date): Promise<void> {
  await db.run(sql`update messages set due_at = ${dueAt}, claimed_until = null where ${isStillOurs(message)}`);
}

/** False when it was settled otherwise meanwhile. */
export async function markFailed(db: Db, message: Message): Promise<boolean> {
  const failed = await db.run(sql`
    update messages set due_at = null, claimed_until = null, outcome = 'failed', code_sealed = null,
      notice_sealed = null
    where ${isStillOurs(message)}`);
  return failed === 1;
}

/** Whether the newest code that went this way in the session could not be delivered, for good. */
export async function findUndelivered(db: Db, sessionId: SessionId, channel: Channel = 'sms'): Promise<boolean> {
  const newest = await db.maybeOne<{ outcome: string | null }>(sql`
    select outcome from messages where session_id = ${sessionId} and channel = ${channel}
    order by position desc limit 1`);
  return newest?.outcome === 'failed';
}

function isStillOurs(message: Message) {
  return sql`id = ${message.id} and attempts = ${message.attempts} and due_at is not null`;
}

/** What still waits is not sent either. */
export async function eraseCodesOf(db: Db, sessionId: SessionId): Promise<void> {
  await db.run(sql`
    update messages set due_at = null, claimed_until = null, outcome = coalesce(outcome, 'erased'),
      code_sealed = null
    where session_id = ${sessionId} and (due_at is not null or code_sealed is not null)`);
}

/** To how many numbers but this one the session had codes sent. */
export async function countOtherNumbers(db: Db, sessionId: SessionId, number: string): Promise<number> {
  const { others } = await db.one<{ others: number }>(sql`
    select count(distinct recipient) as others from messages
    where session_id = ${sessionId} and channel = 'sms' and recipient <> ${number}`);
  return others;
}

export async function listMessageRows(db: Db, recipient: string | undefined, limit: number): Promise<Message[]> {
  const rows = await db.many<Row>(sql`
    select ${columns} from messages ${recipient === undefined ? sql`` : sql`where ${goesTo(recipient)}`}
    order by created_at desc, position desc limit ${limit}`);
  return rows.map(toMessage);
}

/** What each provider answered goes with them. */
export async function sweepMessages(db: Db, now: Date, limit: number): Promise<number> {
  return await db.run(sql`
    delete from messages where id in (
      select id from messages where created_at < ${later(now, -KEPT_MS)}
      order by created_at limit ${limit} for update skip locked)`);
}

/** Addresses are found however they are spelled. */
function goesTo(recipient: string) {
  return recipient.includes('@') ? sql`lower(recipient) = ${recipient.toLowerCase()}` : sql`recipient = ${recipient}`;
}

function toMessage(row: Row): Message {
  const base = {
    id: row.id,
    clientId: row.client_id,
    recipient: row.recipient,
    lang: row.lang,
    platform: row.platform,
    createdAt: row.created_at,
    sentAt: row.sent_at ?? undefined,
    outcome: row.outcome ?? undefined,
    attempts: row.attempts,
  };
  if (row.session_id !== null) {
    const way =
      row.channel === 'sms' ? { channel: row.channel, kind: row.kind } : { channel: row.channel, kind: row.kind };
    return { ...base, ...way, is: 'code', sessionId: row.session_id, sealed: row.code_sealed ?? undefined };
  }
  const sealed = row.notice_sealed ?? undefined;
  if (row.user_id === null) return { ...base, is: 'alert', channel: row.channel, kind: row.kind, sealed };
  return { ...base, is: 'notice', userId: row.user_id, channel: row.channel, kind: row.kind, sealed };
}
