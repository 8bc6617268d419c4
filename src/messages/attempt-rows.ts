// What each provider answered to each message, kept as long as the message is.
import type { MessageId, SessionId } from '#kit/ids.ts';
import { sql, type Db } from '#world/db.ts';
import type { MessageKind } from './message.ts';
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
  readonly sessionId: SessionId;
  readonly kind: MessageKind;
  /** E.164. */
  readonly recipient: string;
  readonly createdAt: Date;
  readonly sentAt: Date | undefined;
  readonly outcome: string | undefined;
  readonly attempts: readonly { readonly provider: string; readonly result: string }[];
}

export async function listMessagesOf(db: Db, sessionIds: readonly SessionId[]): Promise<SentMessage[]> {
  const rows = await db.many<{
    session_id: SessionId;
    kind: MessageKind;
    recipient: string;
    created_at: Date;
    sent_at: Date | null;
    outcome: string | null;
    attempts: { provider: string; result: string }[];
  }>(sql`
    select session_id, kind, recipient, created_at, sent_at, outcome, coalesce(tried.attempts, '[]') as attempts
    from messages left join lateral (
      select json_agg(json_build_object('provider', provider, 'result', result) order by message_attempts.position) as attempts
      from message_attempts where message_id = messages.id
    ) as tried on true
    where session_id = any(${[...sessionIds]}) order by messages.position`);
  return rows.map((row) => ({
    sessionId: row.session_id,
    kind: row.kind,
    recipient: row.recipient,
    createdAt: row.created_at,
    sentAt: row.sent_at ?? undefined,
    outcome: row.outcome ?? undefined,
    attempts: row.attempts,
  }));
}
