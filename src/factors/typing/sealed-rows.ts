// The seals around what is kept of people's typing, for a change of the master secret.
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

export const sealedProfiles: SealedColumn = {
  what: 'typing profiles',
  table: sql`typing_profiles`,
  column: sql`profile_sealed`,
  key: sql`user_id || ' ' || device`,
  row: (key) => sql`user_id || ' ' || device = ${key}`,
  owner: sql`user_id`,
  contextOf: (userId) => `typing:${userId}`,
};
