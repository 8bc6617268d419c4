// Empties a sandbox and plants its seed again.
import { sql } from '#world/db.ts';
import type { Host } from '#world/world.ts';
import { plant } from './plant.ts';
import { listTokens, restoreToken } from './sandbox-rows.ts';
import type { Seed } from './seed.ts';

/**
 * Every table of ours hangs on `clients`, but for the codes and the counters of text messages. `host` holds still
 * meanwhile.
 * @param keepsTokens of platforms that are in the seed: SDKs do not ask for another one after a refusal
 */
export async function reset(host: Host, seed: Seed, keepsTokens: boolean): Promise<void> {
  await host.db.transaction(async (db) => {
    const tokens = keepsTokens ? await listTokens(db) : [];
    await db.run(sql`truncate clients, otp_codes, sms_counters, credential_tries cascade`);
    await plant({ ...host, db }, seed);
    for (const token of tokens) await restoreToken(db, token);
  });
}
