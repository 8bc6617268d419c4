// API keys in the database: hashes, never the keys.
import type { ClientId, KeyId } from '#kit/ids.ts';
import { later } from '#kit/time.ts';
import { sql, type Db } from '#world/db.ts';
import type { KeyScope } from '#world/scopes.ts';
import type { Client } from './client.ts';

export interface NewKey {
  readonly id: KeyId;
  readonly name: string;
  readonly scopes: readonly KeyScope[];
  readonly createdAt: Date;
  /** Null: it does not end. */
  readonly expiresAt: Date | null;
}

export interface ApiKey extends NewKey {
  /** Within a minute. */
  readonly lastUsedAt: Date | null;
  /** Canonical (kit/network.ts). */
  readonly lastUsedFrom: string | null;
  /** Of a key that was rotated. */
  readonly successorId: KeyId | null;
}

const columns = sql`id, name, scopes, created_at as "createdAt", expires_at as "expiresAt",
  last_used_at as "lastUsedAt", last_used_from as "lastUsedFrom", successor_id as "successorId"`;

export async function insertKey(db: Db, clientId: ClientId, key: NewKey, keyHash: Buffer): Promise<void> {
  await db.run(sql`
    insert into api_keys (id, client_id, key_hash, name, scopes, created_at, expires_at)
    values (${key.id}, ${clientId}, ${keyHash}, ${key.name}, ${[...key.scopes]}, ${key.createdAt}, ${key.expiresAt})`);
}

/** Those that were not revoked, the oldest first. */
export async function listKeys(db: Db, clientId: string): Promise<ApiKey[]> {
  return await db.many<ApiKey>(sql`
    select ${columns} from api_keys where client_id = ${clientId} and revoked_at is null order by created_at, id`);
}

export interface FoundKey {
  readonly id: KeyId;
  readonly hash: Buffer;
  readonly settings: Client['settings'];
  /** It was revoked, or its time is over. */
  readonly isOver: boolean;
  readonly lastUsedAt: Date | null;
}

export async function findKey(
  db: Db,
  clientId: string,
  hashes: readonly Buffer[],
  now: Date,
): Promise<FoundKey | undefined> {
  return await db.maybeOne<FoundKey>(sql`
    select api_keys.id, key_hash as hash, settings, last_used_at as "lastUsedAt",
      revoked_at is not null or coalesce(expires_at <= ${now}, false) as "isOver"
    from api_keys join clients on clients.id = client_id
    where client_id = ${clientId} and key_hash = any(${[...hashes]}::bytea[])`);
}

export async function replaceKeyHash(db: Db, id: KeyId, keyHash: Buffer): Promise<void> {
  await db.run(sql`update api_keys set key_hash = ${keyHash} where id = ${id}`);
}

/** Of all clients: the keys in use whose hash does not begin with this mark (kit/secret.ts, namedPepper). */
export async function listKeysUnlike(
  db: Db,
  mark: Buffer,
  now: Date,
): Promise<{ readonly clientId: ClientId; readonly id: KeyId }[]> {
  return await db.many<{ clientId: ClientId; id: KeyId }>(sql`
    select client_id as "clientId", id from api_keys
    where substring(key_hash from 1 for ${mark.length}::integer) <> ${mark}
      and revoked_at is null and (expires_at is null or expires_at > ${now})
    order by client_id, created_at, id`);
}

export interface KeyUse {
  readonly at: Date;
  readonly from: string;
  /** A use that is known and younger than this is near enough. */
  readonly everyMs: number;
}

export async function saveKeyUse(db: Db, id: KeyId, { at, from, everyMs }: KeyUse): Promise<void> {
  await db.run(sql`
    update api_keys set last_used_at = ${at}, last_used_from = ${from}
    where id = ${id} and (last_used_at is null or last_used_at <= ${later(at, -everyMs)})`);
}

export async function saveKeyEnd(
  db: Db,
  id: KeyId,
  { expiresAt, successorId }: Pick<ApiKey, 'expiresAt' | 'successorId'>,
): Promise<void> {
  await db.run(sql`
    update api_keys set expires_at = ${expiresAt}, successor_id = ${successorId} where id = ${id}`);
}

/** Its tokens end with it. False when there was no such key. */
export async function markKeyRevoked(db: Db, clientId: string, keyId: string, now: Date): Promise<boolean> {
  const revoked = await db.run(sql`
    update api_keys set revoked_at = ${now} where client_id = ${clientId} and id = ${keyId} and revoked_at is null`);
  await db.run(sql`delete from access_tokens where client_id = ${clientId} and api_key_id = ${keyId}`);
  return revoked === 1;
}

/** What was revoked, or ran out, before this. */
export async function sweepKeys(db: Db, before: Date, limit: number): Promise<number> {
  return await db.run(sql`
    delete from api_keys where id in (
      select id from api_keys where revoked_at <= ${before} or expires_at <= ${before}
      limit ${limit} for update skip locked)`);
}
