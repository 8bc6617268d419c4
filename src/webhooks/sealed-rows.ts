// The seals around the keys that sign notifications, for a change of the master secret.
import { sql } from '#world/db.ts';
import type { SealedColumn } from '#world/sealed-column.ts';

export function hookKeyContext(id: string): string {
  return `hook-key:${id}`;
}

export const sealedHookKeys: SealedColumn = {
  what: 'keys of webhooks',
  table: sql`hook_keys`,
  column: sql`secret_sealed`,
  key: sql`id`,
  row: (key) => sql`id = ${key}`,
  contextOf: hookKeyContext,
};
