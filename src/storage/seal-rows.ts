// Seals in any table, by their mark: which are under another key than the one in use, and putting new ones in place.
import { sql, type Db } from '#world/db.ts';
import type { SealedColumn } from '#world/sealed-column.ts';

export interface SealedRow {
  readonly key: string;
  readonly owner: string;
  readonly sealed: Buffer;
}

/** In the order of their keys. */
export async function listUnlike(
  db: Db,
  place: SealedColumn,
  mark: Buffer,
  page: { readonly after: string | undefined; readonly limit: number },
): Promise<SealedRow[]> {
  const onwards = page.after === undefined ? sql`` : sql`and ${place.key} > ${page.after}`;
  return await db.many<SealedRow>(sql`
    select ${place.key} as key, ${place.owner ?? place.key} as owner, ${place.column} as sealed from ${place.table}
    where ${isUnlike(place, mark)} ${onwards} order by ${place.key} limit ${page.limit}`);
}

export async function countUnlike(db: Db, place: SealedColumn, mark: Buffer): Promise<number> {
  const { left } = await db.one<{ left: number }>(
    sql`select count(*) as left from ${place.table} where ${isUnlike(place, mark)}`,
  );
  return left;
}

/** Compare and set: false when the row was changed or went meanwhile. */
export async function replaceSeal(db: Db, place: SealedColumn, row: SealedRow, anew: Buffer): Promise<boolean> {
  const also = place.also === undefined ? sql`` : sql`, ${place.also}`;
  const replaced = await db.run(sql`
    update ${place.table} set ${place.column} = ${anew} ${also}
    where ${place.row(row.key)} and ${place.column} = ${row.sealed}`);
  return replaced === 1;
}

function isUnlike({ column }: SealedColumn, mark: Buffer) {
  return sql`${column} is not null and substring(${column} from 1 for ${mark.length}::integer) <> ${mark}`;
}
