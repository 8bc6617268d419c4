// The trail in the database: records are inserted, their links filled in once, and nothing else changes but by erasing.
import { sql, type Db, type Sql } from '#world/db.ts';
import type { SignedLink } from './chain.ts';
import type { SealedRecord } from './sealed-record.ts';

export interface WaitingRecord extends SealedRecord {
  readonly position: number;
}

export type ChainedRecord = SealedRecord & SignedLink;

/** Text made by the server: a date out of our range must be found by the checker, not break it. */
const utc = 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"';

const recordColumns = sql`position, client_id as client, user_id as "user",
  encode(session_key, 'hex') as "sessionKey", to_char(happened_at at time zone 'UTC', ${utc}) as "time",
  what, outcome, elements, sealed`;
const linkColumns = sql`sequence, encode(previous, 'hex') as previous, encode(commitment, 'hex') as commitment,
  to_char(linked_at at time zone 'UTC', ${utc}) as "linkedAt", encode(signature, 'hex') as signature`;

export async function insertRecord(db: Db, record: SealedRecord): Promise<void> {
  await db.run(sql`
    insert into trail (client_id, user_id, session_key, happened_at, what, outcome, elements, sealed)
    values (${record.client}, ${record.user}, decode(${record.sessionKey}, 'hex'), ${record.time}, ${record.what},
      ${record.outcome}, ${record.elements}, ${record.sealed})`);
}

export async function listWaitingClients(db: Db): Promise<string[]> {
  const rows = await db.many<{ client_id: string }>(
    sql`select distinct client_id from trail where sequence is null and refused_at is null`,
  );
  return rows.map((row) => row.client_id);
}

export async function listWaiting(db: Db, client: string, limit: number): Promise<WaitingRecord[]> {
  return await db.many<WaitingRecord>(sql`
    select ${recordColumns} from trail where client_id = ${client} and sequence is null and refused_at is null
    order by position limit ${limit}`);
}

/** Which of these are in the chain already. */
export async function listChainedAmong(db: Db, client: string, commitments: readonly string[]): Promise<string[]> {
  const rows = await db.many<{ commitment: string }>(sql`
    select encode(commitment, 'hex') as commitment from trail
    where client_id = ${client} and commitment = any (select decode(c, 'hex') from unnest(${commitments}::text[]) c)`);
  return rows.map((row) => row.commitment);
}

/** The number of links saved. */
export async function saveLinks(db: Db, links: readonly SignedLink[]): Promise<number> {
  const all = (column: keyof SignedLink) => links.map((link) => link[column]);
  return await db.run(sql`
    update trail set sequence = link.sequence, previous = decode(link.previous, 'hex'),
      commitment = decode(link.commitment, 'hex'), linked_at = link.linked_at,
      signature = decode(link.signature, 'hex')
    from unnest(${all('position')}::bigint[], ${all('sequence')}::bigint[], ${all('previous')}::text[],
      ${all('commitment')}::text[], ${all('linkedAt')}::timestamptz[], ${all('signature')}::text[])
      as link(position, sequence, previous, commitment, linked_at, signature)
    where trail.position = link.position and trail.sequence is null`);
}

export async function refuseRecords(db: Db, positions: readonly number[], now: Date): Promise<void> {
  await db.run(sql`update trail set refused_at = ${now} where position = any (${positions}::bigint[])`);
}

/** In the order of writing, over all clients: records sealed under another key than the mark's. */
export async function listRecordsUnlike(db: Db, mark: Buffer, after: number, limit: number): Promise<WaitingRecord[]> {
  return await db.many<WaitingRecord>(sql`
    select ${recordColumns} from trail where position > ${after} and ${isUnlike(mark)} order by position limit ${limit}`);
}

export async function countRecordsUnlike(db: Db, mark: Buffer): Promise<number> {
  const { left } = await db.one<{ left: number }>(sql`select count(*) as left from trail where ${isUnlike(mark)}`);
  return left;
}

/** What was refused is not ours. */
function isUnlike(mark: Buffer): Sql {
  return sql`sealed is not null and refused_at is null
    and substring(sealed from 1 for ${mark.length}::integer) <> ${mark}`;
}

export interface Reseal {
  readonly position: number;
  readonly before: Buffer;
  readonly sealed: Buffer;
  readonly sessionKey: string | null;
}

/** Compare and set: the number replaced. What was erased meanwhile stays erased. */
export async function replaceSeals(db: Db, reseals: readonly Reseal[]): Promise<number> {
  const all = (column: keyof Reseal) => reseals.map((reseal) => reseal[column]);
  return await db.run(sql`
    update trail set sealed = anew.sealed, session_key = decode(anew.session_key, 'hex')
    from unnest(${all('position')}::bigint[], ${all('before')}::bytea[], ${all('sealed')}::bytea[],
      ${all('sessionKey')}::text[]) as anew(position, before, sealed, session_key)
    where trail.position = anew.position and trail.sealed = anew.before`);
}

export interface TrailFilter {
  readonly user?: string | undefined;
  /** In hex, one for each known secret: the session's id itself is sealed. */
  readonly sessionKeys?: readonly string[] | undefined;
  readonly from?: Date | undefined;
  readonly before?: Date | undefined;
}

/** A page of the chain, in its order: what comes after the record given. */
export async function listChained(
  db: Db,
  client: string,
  filter: TrailFilter,
  page: { readonly after: ChainedRecord | undefined; readonly limit: number },
): Promise<ChainedRecord[]> {
  const { after, limit } = page;
  const onwards = after === undefined ? sql`` : sql`and (sequence, position) > (${after.sequence}, ${after.position})`;
  return await db.many<ChainedRecord>(sql`
    select ${recordColumns}, ${linkColumns} from trail
    where client_id = ${client} and sequence is not null ${onwards} ${conditions(filter)}
    order by sequence, position limit ${limit}`);
}

function conditions({ user, sessionKeys, from, before }: TrailFilter): Sql {
  const byUser = user === undefined ? sql`` : sql`and user_id = ${user}`;
  const bySession =
    sessionKeys === undefined
      ? sql``
      : sql`and session_key = any (select decode(k, 'hex') from unnest(${[...sessionKeys]}::text[]) k)`;
  const since = from === undefined ? sql`` : sql`and happened_at >= ${from}`;
  const until = before === undefined ? sql`` : sql`and happened_at < ${before}`;
  return sql`${byUser} ${bySession} ${since} ${until}`;
}

export interface Unchained {
  readonly client: string;
  readonly waiting: number;
  readonly oldestAt: Date | null;
  /** Records that Strongroom did not write: the first of them by its position. */
  readonly refused: number;
  readonly firstRefused: number | null;
}

/** Only clients that have any. */
export async function listUnchained(db: Db): Promise<Unchained[]> {
  return await db.many<Unchained>(sql`
    select client_id as client, count(*) filter (where refused_at is null) as waiting,
      min(happened_at) filter (where refused_at is null) as "oldestAt",
      count(refused_at) as refused, min(position) filter (where refused_at is not null) as "firstRefused"
    from trail where sequence is null group by client_id`);
}

/** The first statement of a transaction: all it reads is as of now. */
export async function takeSnapshot(tx: Db): Promise<void> {
  await tx.run(sql`set transaction isolation level repeatable read, read only`);
}

/** A commitment that stands in the chain twice: the later of its sequence numbers. */
export async function findRepeated(db: Db, client: string): Promise<number | undefined> {
  const row = await db.maybeOne<{ sequence: number }>(sql`
    select max(sequence) as sequence from trail where client_id = ${client} and commitment is not null
    group by commitment having count(*) > 1 order by sequence limit 1`);
  return row?.sequence;
}

/** Empties the person's records and answers their sequence numbers; what is not chained yet is left alone. */
export async function eraseRecords(db: Db, client: string, user: string): Promise<number[]> {
  const rows = await db.many<{ sequence: number }>(sql`
    update trail set user_id = null, session_key = null, happened_at = null, what = null, outcome = null,
      elements = null, sealed = null
    where client_id = ${client} and user_id = ${user} and sequence is not null
    returning sequence`);
  return rows.map((row) => row.sequence).toSorted((a, b) => a - b);
}

/** What was recorded before there was a chain. */
export async function deleteOldRecords(db: Db, client: string, user: string): Promise<number> {
  return await db.run(sql`delete from trail_before_chain where client_id = ${client} and user_id = ${user}`);
}
