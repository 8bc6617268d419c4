// Db over node-postgres: named statements, so that PostgreSQL parses and plans each text once per connection.
import { createHash } from 'node:crypto';
import { Pool, types, type PoolClient } from 'pg';
import { sql, type Db, type Sql } from '#world/db.ts';

const DEFAULT_POOL_SIZE = 20;

// Counts fit a double: ours are far below 2^53.
types.setTypeParser(types.builtins.INT8, Number);

export interface Database extends Db {
  close(): Promise<void>;
}

export function openDatabase(url: string, onIdleError: (error: Error) => void, poolSize = DEFAULT_POOL_SIZE): Database {
  const pool = new Pool({ connectionString: url, max: poolSize, allowExitOnIdle: true });
  // A server that went away ends idle connections; the next query opens new ones.
  pool.on('error', (error) => {
    if (!pool.ending) onIdleError(error);
  });
  return {
    ...queries(pool),
    transaction: (work) => transaction(pool, work),
    close: () => pool.end(),
  };
}

/** @throws Error that names the setting; the database is closed then. */
export async function assertReachable(database: Database): Promise<void> {
  try {
    await database.one(sql`select 1 as reachable`);
  } catch (cause) {
    await database.close();
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new Error(`The database of DATABASE_URL cannot be used: ${why}`, { cause });
  }
}

async function transaction<Result>(pool: Pool, work: (tx: Db) => Promise<Result>): Promise<Result> {
  const connection = await pool.connect();
  let broken: Error | undefined;
  try {
    await connection.query('begin');
    const then: (() => void)[] = [];
    const tx: Db = {
      ...queries(connection),
      transaction: (inner) => inner(tx),
      afterCommit: (run) => void then.push(run),
    };
    const result = await work(tx);
    await connection.query('commit');
    for (const run of then) run();
    return result;
  } catch (error) {
    // A connection that cannot even roll back is thrown away, not returned to the pool.
    await connection.query('rollback').catch((failure: Error) => {
      broken = failure;
    });
    throw error;
  } finally {
    connection.release(broken);
  }
}

function queries(connection: Pool | PoolClient): Omit<Db, 'transaction'> {
  const query = (statement: Sql) =>
    connection.query<Record<string, unknown>>({
      name: statementName(statement.text),
      text: statement.text,
      values: [...statement.values],
    });

  return {
    async one<Row>(statement: Sql) {
      const { rows } = await query(statement);
      if (rows.length !== 1) throw new Error(`expected one row, got ${rows.length}`);
      return rowAs<Row>(rows[0]);
    },
    async maybeOne<Row>(statement: Sql) {
      const { rows } = await query(statement);
      if (rows.length > 1) throw new Error(`expected at most one row, got ${rows.length}`);
      return rows.length === 0 ? undefined : rowAs<Row>(rows[0]);
    },
    async many<Row>(statement: Sql) {
      const { rows } = await query(statement);
      return rows.map((row) => rowAs<Row>(row));
    },
    async run(statement: Sql) {
      return (await query(statement)).rowCount ?? 0;
    },
  };
}

/** The one cast of the storage room: each *-rows.ts names the columns that it selects. */
// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- the caller says what it selected
function rowAs<Row>(row: Record<string, unknown> | undefined): Row {
  return row as Row;
}

const names = new Map<string, string>();

function statementName(text: string): string {
  let name = names.get(text);
  if (name === undefined) {
    name = createHash('sha1').update(text).digest('base64url');
    names.set(text, name);
  }
  return name;
}
