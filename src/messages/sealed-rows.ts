// The seals around what waits to be sent, for a change of the master secret.
import { sql } from '#world/db.ts';
import type { SealedColumn } from '#world/sealed-column.ts';
import { sealContext } from './message.ts';

const message = {
  table: sql`messages`,
  key: sql`id`,
  row: (key: string) => sql`id = ${key}`,
  contextOf: (id: string) => sealContext(`msg_${id.slice('msg_'.length)}`),
};

export const sealedCodes: SealedColumn = { ...message, what: 'codes to be sent', column: sql`code_sealed` };
export const sealedNotices: SealedColumn = { ...message, what: 'notices to be sent', column: sql`notice_sealed` };
