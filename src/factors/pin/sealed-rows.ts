// The seals around PINs, for a change of the master secret; the PINs themselves are not needed for it.
import { sql } from '#world/db.ts';
import type { SealedColumn } from '#world/sealed-column.ts';
import { contextOf } from './pin-hash.ts';

export const sealedPins: SealedColumn = {
  what: 'PINs',
  table: sql`pins`,
  column: sql`pin_sealed`,
  key: sql`user_id`,
  row: (key) => sql`user_id = ${key}`,
  contextOf,
};
