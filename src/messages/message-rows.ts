// SQL for the messages: an outbox, and in the sandbox what the inbox shows.
import type { ClientId, MessageId, SessionId } from '#kit/ids.ts';
import { DAY, later } from '#kit/time.ts';
import { sql, type Db } from '#world/db.ts';
import type { Language } from '#words/languages.ts';
import type { Channel, Message, MessageKind } from './message.ts';

const KEPT_MS = 7 * DAY;

interface Row {
  readonly id: MessageId;
  readonly client_id: ClientId;
  readonly session_id: SessionId;
  readonly channel: Channel;
  readonly recipient: string;
  readonly kind: MessageKind;
  readonly lang: Language;
  readonly platform: string;
  readonly code_sealed: Buffer | null;
  readonly created_at: Date;
  readonly sent_at: Date | null;
  readonly outcome: string | null;
  readonly attempts: number;
}

const columns = sql`messages.id, client_id, session_id, channel, recipient, kind, lang, platform, code_sealed,
  created_at, sent_at, outcome, attempts`;

type Waiting = Omit<Message, 'sentAt' | 'outcome' | 'attempts'>;

export async function insertMessage(db: Db, message: Waiting): Promise<void> {
  await db.run(sql`
    insert into messages (id, client_id, session_id, channel, recipient, kind, lang, platform, code_sealed,
      created_at, due_at)
    values (${message.id}, ${message.clientId}, ${message.sessionId}, ${message.channel}, ${message.recipient},
      ${message.kind}, ${message.lang}, ${message.platform}, ${message.codeSealed}, ${message.createdAt},
      ${message.createdAt})`);
}

/** Takes due messages, oldest first, each for one worker. */
export async function claimMessages(db: Db, now: Date, claimedUntil: Date, limit: number): Promise<Message[]> {
  const rows = await db.many<Row>(sql`
    with taken as materialized (
      select id from messages
      where due_at <= ${now} and (claimed_until is null or claimed_until <= ${now})
      order by due_at, position limit ${limit}
      for update skip locked
    )
    update messages set attempts = attempts + 1, claimed_until = ${claimedUntil}
    from taken where messages.id = taken.id
    returning ${columns}`);
  return rows.map(toMessage);
}

export async function markSent(
  db: Db,
  message: Message,
  { now, keepCode }: { readonly now: Date; readonly keepCode: boolean },
): Promise<void> {
  await db.run(sql`
    update messages set due_at = null, claimed_until = null, sent_at = ${now}, outcome = 'sent',
      code_sealed = case when ${keepCode} then code_sealed end
    where ${isStillOurs(message)}`);
}

export async function markForRetry(db: Db, message: Message, dueAt: Date): Promise<void> {
  await db.run(sql`update messages set due_at = ${dueAt}, claimed_until = null where ${isStillOurs(message)}`);
}

export async function markFailed(db: Db, message: Message): Promise<void> {
  await db.run(sql`
    update messages set due_at = null, claimed_until = null, outcome = 'failed', code_sealed = null
    where ${isStillOurs(message)}`);
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
    select ${columns} from messages ${recipient === undefined ? sql`` : sql`where recipient = ${recipient}`}
    order by created_at desc, position desc limit ${limit}`);
  return rows.map(toMessage);
}

export async function sweepMessages(db: Db, now: Date): Promise<number> {
  return await db.run(sql`delete from messages where created_at < ${later(now, -KEPT_MS)}`);
}

function toMessage(row: Row): Message {
  return {
    id: row.id,
    clientId: row.client_id,
    sessionId: row.session_id,
    channel: row.channel,
    recipient: row.recipient,
    kind: row.kind,
    lang: row.lang,
    platform: row.platform,
    codeSealed: row.code_sealed ?? undefined,
    createdAt: row.created_at,
    sentAt: row.sent_at ?? undefined,
    outcome: row.outcome ?? undefined,
    attempts: row.attempts,
  };
}
