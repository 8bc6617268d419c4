// The seals around kept answers, for a change of the master secret.
import { sql } from '#world/db.ts';
import type { SealedColumn } from '#world/sealed-column.ts';

/** A client's id holds no colon (clients/client.ts). */
const answer = {
  table: sql`kept_responses`,
  key: sql`client_id || ':' || key`,
  row(key: string) {
    const colon = key.indexOf(':');
    return sql`client_id = ${key.slice(0, colon)} and key = ${key.slice(colon + 1)}`;
  },
  contextOf: (key: string) => `kept-response:${key}`,
};

export const sealedAnswers: SealedColumn = { ...answer, what: 'kept answers', column: sql`body_sealed` };
export const sealedLinks: SealedColumn = { ...answer, what: 'links in kept answers', column: sql`link_sealed` };
