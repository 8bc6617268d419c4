// SQL for the last calls of each platform.
import type { ClientId, KeyId } from '#kit/ids.ts';
import { sql, type Db } from '#world/db.ts';
import { Page, type Paging } from './paging.ts';

export interface Call {
  /** As in the answer, in the log and in the trail. */
  readonly id: string;
  readonly clientId: ClientId;
  readonly keyId: KeyId;
  readonly calledAt: Date;
  readonly method: string;
  /** The route's pattern. */
  readonly route: string;
  readonly status: number;
  readonly milliseconds: number;
  readonly errorType: string | undefined;
  readonly errors: Readonly<Record<string, string>> | undefined;
  /** Masked. */
  readonly body: unknown;
}

/** Tells this use of advisory locks from others. */
const LOCK_CLASS = 0x6361;

/**
 * One node after the other, so that positions are committed in their order: whoever follows the list misses none.
 * What belongs to a client that is gone is left out.
 */
export async function insertCalls(db: Db, calls: readonly Call[]): Promise<void> {
  await db.transaction(async (tx) => {
    await tx.one(sql`select pg_advisory_xact_lock(${LOCK_CLASS}::integer, 0)`);
    await insertAll(tx, calls);
  });
}

async function insertAll(tx: Db, calls: readonly Call[]): Promise<void> {
  await tx.run(sql`
    insert into calls (client_id, request_id, api_key_id, called_at, method, route, status, milliseconds, error_type,
      errors, body)
    select "clientId", told.id, "keyId", "calledAt", method, route, status, milliseconds, "errorType", errors, body
    from rows from (json_to_recordset(${JSON.stringify(calls)}::json) as ("clientId" text, id text, "keyId" text,
      "calledAt" timestamptz, method text, route text, status integer, milliseconds integer, "errorType" text,
      errors jsonb, body jsonb)) with ordinality as told
    join clients on clients.id = "clientId"
    order by told.ordinality`);
}

interface CallRow extends Omit<Call, 'errorType' | 'errors'> {
  readonly position: number;
  readonly errorType: string | null;
  readonly errors: Readonly<Record<string, string>> | null;
}

const columns = sql`position, request_id as id, client_id as "clientId", api_key_id as "keyId", called_at as "calledAt",
  method, route, status, milliseconds, error_type as "errorType", errors, body`;

export interface CallFilter {
  readonly errorsOnly: boolean;
}

export async function listCalls(
  db: Db,
  clientId: ClientId,
  { errorsOnly }: CallFilter,
  paging: Paging,
): Promise<Page<Call>> {
  const where = sql`client_id = ${clientId} ${errorsOnly ? sql`and status >= 400` : sql``}`;
  const { total } = await db.one<{ total: number }>(sql`select count(*) as total from calls where ${where}`);
  const rows = await db.many<CallRow>(sql`
    select ${columns} from calls where ${where}
    order by position ${paging.newestFirst ? sql`desc` : sql``} limit ${paging.limit} offset ${paging.offset}`);
  return new Page(rows.map(toCall), total, paging);
}

export interface Tail {
  readonly calls: readonly Call[];
  /** Give it back to see what came after. */
  readonly position: number;
}

/** The newest, oldest first; after a position, if one is given. */
export async function tailCalls(
  db: Db,
  clientId: ClientId,
  { errorsOnly, after = 0, limit }: CallFilter & { readonly after?: number; readonly limit: number },
): Promise<Tail> {
  const rows = await db.many<CallRow>(sql`
    select ${columns} from calls
    where client_id = ${clientId} and position > ${after} ${errorsOnly ? sql`and status >= 400` : sql``}
    order by position desc limit ${limit}`);
  return { calls: rows.map(toCall).toReversed(), position: rows[0]?.position ?? after };
}

export async function sweepCalls(db: Db, before: Date, limit: number): Promise<number> {
  return await db.run(sql`
    delete from calls where (client_id, position) in (
      select client_id, position from calls where called_at < ${before}
      order by called_at limit ${limit} for update skip locked)`);
}

function toCall(row: CallRow): Call {
  const { id, clientId, keyId, calledAt, method, route, status, milliseconds, body } = row;
  const told = { errorType: row.errorType ?? undefined, errors: row.errors ?? undefined };
  return { id, clientId, keyId, calledAt, method, route, status, milliseconds, body, ...told };
}
