// The seals around typing samples, for a change of the master secret.
import { sql } from '#world/db.ts';
import type { SealedColumn } from '#world/sealed-column.ts';

export const sealedSamples: SealedColumn = {
  what: 'typing samples',
  table: sql`typing_samples`,
  column: sql`sample_sealed`,
  key: sql`session_id`,
  row: (key) => sql`session_id = ${key}`,
  owner: sql`user_id`,
  contextOf: (userId) => `typing:${userId}`,
};
