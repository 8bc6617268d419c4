// What each provider answered to each message, kept as long as the message is.
import type { MessageId, SessionId, UserId } from '#kit/ids.ts';
import { sql, type Db } from '#world/db.ts';
import type { Channel, MessageKind } from './message.ts';
import type { Attempt } from './provider.ts';

export async function insertAttempts(
  db: Db,
  messageId: MessageId,
  attempts: readonly Attempt[],
  now: Date,
): Promise<void> {
  for (const { provider, result, code, reference } of attempts) {
    await db.run(sql`
      insert into message_attempts (message_id, attempted_at, provider, result, code, reference)
      values (${messageId}, ${now}, ${provider}, ${result}, ${code ?? null}, ${reference ?? null})`);
  }
}

/** A message's way to the person, without what it said. */
export interface SentMessage {
  readonly kind: MessageKind;
  readonly channel: Channel;
  /** E.164, or an e-mail address. */
  readonly recipient: string;
  readonly createdAt: Date;
  readonly sentAt: Date | undefined;
  readonly outcome: string | undefined;
  readonly attempts: readonly { readonly provider: string; readonly result: string }[];
}

export interface SentCode extends SentMessage {
  readonly sessionId: SessionId;
}

interface Row {
  readonly session_id: SessionId | null;
  readonly kind: MessageKind;
  readonly channel: Channel;
  readonly recipient: string;
  readonly created_at: Date;
  readonly sent_at: Date | null;
  readonly outcome: string | null;
  readonly attempts: { provider: string; result: string }[];
}

const columns = sql`session_id, kind, channel, recipient, created_at, sent_at, outcome,
  coalesce(tried.attempts, '[]') as attempts`;
const withAttempts = sql`messages left join lateral (
  select json_agg(json_build_object('provider', provider, 'result', result) order by message_attempts.position) as attempts
  from message_attempts where message_id = messages.id
) as tried on true`;

/** The codes of sessions, the oldest first. */
export async function listCodesOf(db: Db, sessionIds: readonly SessionId[]): Promise<SentCode[]> {
  const rows = await db.many<Row & { readonly session_id: SessionId }>(sql`
    select ${columns} from ${withAttempts} where session_id = any(${[...sessionIds]}) order by messages.position`);
  return rows.map((row) => ({ ...toSent(row), sessionId: row.session_id }));
}

/** The notices to a person, the newest first. */
export async function listNoticesOf(db: Db, userId: UserId, limit: number): Promise<SentMessage[]> {
  const rows = await db.many<Row>(sql`
    select ${columns} from ${withAttempts} where user_id = ${userId} order by messages.position desc limit ${limit}`);
  return rows.map(toSent);
}

function toSent(row: Row): SentMessage {
  return {
    kind: row.kind,
    channel: row.channel,
    recipient: row.recipient,
    createdAt: row.created_at,
    sentAt: row.sent_at ?? undefined,
    outcome: row.outcome ?? undefined,
    attempts: row.attempts,
  };
}
