// Empties a sandbox and plants its seed again.
import { sql } from '#world/db.ts';
import type { Host } from '#world/world.ts';
import { plant } from './plant.ts';
import type { Seed } from './seed.ts';

/** Every table of ours hangs on `clients`, but for the codes and the counters of text messages. `host` holds still meanwhile. */
export async function reset(host: Host, seed: Seed): Promise<void> {
  await host.db.transaction(async (db) => {
    await db.run(sql`truncate clients, otp_codes, sms_counters cascade`);
    await plant({ ...host, db }, seed);
  });
}
