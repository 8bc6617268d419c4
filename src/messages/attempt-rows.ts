// What each provider answered to each message, kept as long as the message is.
import type { MessageId } from '#kit/ids.ts';
import { sql, type Db } from '#world/db.ts';
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
