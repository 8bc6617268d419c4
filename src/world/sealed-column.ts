// A column of seals, as its room declares it, so that all of them can be sealed anew when the master secret changes.
import type { Vault } from '#kit/secret.ts';
import type { Sql } from './db.ts';

export interface SealedColumn {
  /** For the operator, in the plural. */
  readonly what: string;
  readonly table: Sql;
  readonly column: Sql;
  /** An expression, as text, that tells the rows apart and by which they are taken in turn. */
  readonly key: Sql;
  /** Finds the row of a key by an index. */
  row(key: string): Sql;
  /** An expression, as text: to whom the seal is bound. The key unless told. */
  readonly owner?: Sql;
  contextOf(owner: string): string;
  /** Seals within what is sealed. */
  within?(vault: Vault, plain: string, owner: string): string;
  /** What else changes with the row, so that a request under way does not write the old seal back. */
  readonly also?: Sql;
}
