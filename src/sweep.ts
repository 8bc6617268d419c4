// Takes out what has run its time: tokens, kept answers, old events, sent messages, counters of messages.
import { sweepTokens } from '#clients/client-rows.ts';
import { sweepKeptAnswers } from '#http/idempotency.ts';
import { sweepCounters } from '#messages/budget-rows.ts';
import { sweepMessages } from '#messages/message-rows.ts';
import { sweepEvents } from '#webhooks/event-rows.ts';
import type { Host } from '#world/world.ts';

export async function sweep(host: Host): Promise<number> {
  const now = host.now();
  await sweepTokens(host.db, now);
  await sweepKeptAnswers(host.db, now);
  await sweepMessages(host.db, now);
  await sweepCounters(host.db, now);
  await sweepEvents(host.db, now);
  return 0;
}
