// Clients, their API keys, tokens and return URLs in the database.
import { Fault } from '#kit/fault.ts';
import type { ClientId, KeyId } from '#kit/ids.ts';
import type { Caller, KeyScope } from '#world/ctx.ts';
import { sql, type Db } from '#world/db.ts';
import type { Client, ClientSettingName } from './client.ts';

interface ClientRow {
  id: ClientId;
  name: string;
  settings: Client['settings'];
  created_at: Date;
}

export async function findClient(db: Db, id: string): Promise<Client | undefined> {
  const row = await db.maybeOne<ClientRow>(sql`select id, name, settings, created_at from clients where id = ${id}`);
  return row === undefined ? undefined : toClient(row);
}

export async function getClient(db: Db, id: string): Promise<Client> {
  const client = await findClient(db, id);
  if (client === undefined) throw new Fault('not_found', { detail: `no client ${id}` });
  return client;
}

export async function listClients(db: Db): Promise<Client[]> {
  const rows = await db.many<ClientRow>(
    sql`select id, name, settings, created_at from clients order by created_at, id`,
  );
  return rows.map(toClient);
}

/** False when the id is taken. */
export async function insertClient(db: Db, client: Client): Promise<boolean> {
  const inserted = await db.run(sql`
    insert into clients (id, name, settings, created_at)
    values (${client.id}, ${client.name}, ${JSON.stringify(client.settings)}, ${client.createdAt})
    on conflict (id) do nothing`);
  return inserted === 1;
}

/** Null removes it, so that the default holds again. */
export async function saveSetting(db: Db, clientId: ClientId, name: ClientSettingName, value: unknown): Promise<void> {
  const told = JSON.stringify(value);
  await db.run(sql`
    update clients set settings = jsonb_strip_nulls(settings || jsonb_build_object(${name}::text, ${told}::jsonb))
    where id = ${clientId}`);
}

export interface ApiKey {
  readonly id: KeyId;
  readonly name: string;
  readonly scopes: readonly KeyScope[];
  readonly createdAt: Date;
}

export async function insertKey(db: Db, clientId: ClientId, key: ApiKey, keyHash: Buffer): Promise<void> {
  await db.run(sql`
    insert into api_keys (id, client_id, key_hash, name, scopes, created_at)
    values (${key.id}, ${clientId}, ${keyHash}, ${key.name}, ${[...key.scopes]}, ${key.createdAt})`);
}

export async function findKey(
  db: Db,
  clientId: string,
  hashes: readonly Buffer[],
): Promise<{ readonly id: KeyId; readonly hash: Buffer } | undefined> {
  return await db.maybeOne<{ id: KeyId; hash: Buffer }>(sql`
    select id, key_hash as hash from api_keys where client_id = ${clientId} and key_hash = any(${[...hashes]}::bytea[])`);
}

export async function replaceKeyHash(db: Db, id: KeyId, keyHash: Buffer): Promise<void> {
  await db.run(sql`update api_keys set key_hash = ${keyHash} where id = ${id}`);
}

/** Of all clients: the keys whose hash does not begin with this mark (kit/secret.ts, namedPepper). */
export async function listKeysUnlike(
  db: Db,
  mark: Buffer,
): Promise<{ readonly clientId: ClientId; readonly id: KeyId }[]> {
  return await db.many<{ clientId: ClientId; id: KeyId }>(sql`
    select client_id as "clientId", id from api_keys where substring(key_hash from 1 for ${mark.length}::integer) <> ${mark}
    order by client_id, created_at, id`);
}

export async function listKeys(db: Db, clientId: string): Promise<ApiKey[]> {
  const rows = await db.many<{ id: KeyId; name: string; scopes: KeyScope[]; created_at: Date }>(
    sql`select id, name, scopes, created_at from api_keys where client_id = ${clientId} order by created_at, id`,
  );
  return rows.map((row) => ({ id: row.id, name: row.name, scopes: row.scopes, createdAt: row.created_at }));
}

/** Its tokens go with it. False when there was no such key. */
export async function deleteKey(db: Db, clientId: string, keyId: string): Promise<boolean> {
  return (await db.run(sql`delete from api_keys where client_id = ${clientId} and id = ${keyId}`)) === 1;
}

export interface AccessToken {
  readonly clientId: ClientId;
  readonly keyId: KeyId;
  readonly expiresAt: Date;
}

export async function insertToken(db: Db, tokenHash: Buffer, token: AccessToken): Promise<void> {
  await db.run(sql`
    insert into access_tokens (token_hash, client_id, api_key_id, expires_at)
    values (${tokenHash}, ${token.clientId}, ${token.keyId}, ${token.expiresAt})`);
}

/** The key's scopes as they are now, not as they were when the token was issued. */
export async function findCaller(db: Db, tokenHash: Buffer, now: Date): Promise<Caller | undefined> {
  return await db.maybeOne<Caller>(sql`
    select access_tokens.client_id as "clientId", api_keys.id as "keyId", api_keys.scopes
    from access_tokens join api_keys on api_keys.id = access_tokens.api_key_id
    where token_hash = ${tokenHash} and expires_at > ${now}`);
}

export async function sweepTokens(db: Db, now: Date, limit: number): Promise<number> {
  return await db.run(sql`
    delete from access_tokens where token_hash in (
      select token_hash from access_tokens where expires_at <= ${now}
      order by expires_at limit ${limit} for update skip locked)`);
}

export async function listReturnUrls(db: Db, clientId: string): Promise<string[]> {
  const rows = await db.many<{ url: string }>(
    sql`select url from return_urls where client_id = ${clientId} order by created_at, url`,
  );
  return rows.map((row) => row.url);
}

export async function insertReturnUrl(db: Db, clientId: string, url: string, now: Date): Promise<void> {
  await db.run(sql`
    insert into return_urls (client_id, url, created_at) values (${clientId}, ${url}, ${now}) on conflict do nothing`);
}

export async function deleteReturnUrl(db: Db, clientId: string, url: string): Promise<boolean> {
  return (await db.run(sql`delete from return_urls where client_id = ${clientId} and url = ${url}`)) === 1;
}

function toClient(row: ClientRow): Client {
  return { id: row.id, name: row.name, settings: row.settings, createdAt: row.created_at };
}
