// The public keys that signed trails, sealed: verifying needs them when their secrets are gone.
import { sql, type Db } from '#world/db.ts';
import type { SealedColumn } from '#world/sealed-column.ts';

/** `secretId` in hex. */
export function trailKeyContext(secretId: string): string {
  return `trail-key:${secretId}`;
}

export const sealedTrailKeys: SealedColumn = {
  what: 'public keys of the trail',
  table: sql`trail_keys`,
  column: sql`public_key_sealed`,
  key: sql`encode(secret_id, 'hex')`,
  row: (key) => sql`secret_id = decode(${key}, 'hex')`,
  contextOf: trailKeyContext,
};

export async function listTrailKeys(db: Db): Promise<{ readonly secretId: string; readonly sealed: Buffer }[]> {
  return await db.many<{ secretId: string; sealed: Buffer }>(sql`
    select encode(secret_id, 'hex') as "secretId", public_key_sealed as sealed from trail_keys order by secret_id`);
}

export async function insertTrailKey(db: Db, secretId: Buffer, sealed: Buffer): Promise<void> {
  await db.run(sql`
    insert into trail_keys (secret_id, public_key_sealed) values (${secretId}, ${sealed}) on conflict do nothing`);
}
