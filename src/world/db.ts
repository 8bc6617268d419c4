// The database as the rooms see it: statements written with sql``, and methods that say how many rows they expect.

export interface Sql {
  readonly text: string;
  readonly values: readonly unknown[];
}

/** Values become parameters; a nested sql`` is spliced in. Nothing else can reach the text of a statement. */
export function sql(parts: TemplateStringsArray, ...inserts: readonly unknown[]): Sql {
  let text = parts[0] ?? '';
  const values: unknown[] = [];
  inserts.forEach((insert, index) => {
    if (isSql(insert)) {
      text += insert.text.replace(/\$(\d+)/g, (_, n: string) => `$${values.length + Number(n)}`);
      values.push(...insert.values);
    } else {
      values.push(insert);
      text += `$${values.length}`;
    }
    text += parts[index + 1] ?? '';
  });
  return { text, values };
}

function isSql(value: unknown): value is Sql {
  return typeof value === 'object' && value !== null && 'text' in value && 'values' in value;
}

export interface Db {
  /** Exactly one row. */
  one<Row>(statement: Sql): Promise<Row>;
  maybeOne<Row>(statement: Sql): Promise<Row | undefined>;
  many<Row>(statement: Sql): Promise<Row[]>;
  /** The number of rows touched. */
  run(statement: Sql): Promise<number>;
  /** All or nothing. Within a transaction the work simply joins it. */
  transaction<Result>(work: (tx: Db) => Promise<Result>): Promise<Result>;
  /** Of a transaction only: runs once it is committed, and never when it is not. */
  readonly afterCommit?: (run: () => void) => void;
}
