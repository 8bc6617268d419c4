// Timings of typed e-mail addresses, kept sealed for the typing profile; only validated sessions leave one.
import type { SessionId, UserId } from '#kit/ids.ts';
import { sql } from '#world/db.ts';
import type { Host } from '#world/world.ts';

export async function saveSample(host: Host, sessionId: SessionId, userId: UserId, sample: string): Promise<void> {
  await host.db.run(sql`
    insert into typing_samples (session_id, user_id, sample_sealed, created_at)
    values (${sessionId}, ${userId}, ${host.vault.seal(sample, `typing:${userId}`)}, ${host.now()})
    on conflict (session_id) do nothing`);
}

export async function deleteSamples(host: Host, userId: UserId): Promise<void> {
  await host.db.run(sql`delete from typing_samples where user_id = ${userId}`);
}
