// Clients and their return URLs in the database.
import { Fault } from '#kit/fault.ts';
import type { ClientId } from '#kit/ids.ts';
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

/** Until the transaction ends nobody else changes its keys or its allow-list. @throws Fault `not_found` */
export async function lockClient(db: Db, id: string): Promise<void> {
  const found = await db.maybeOne(sql`select id from clients where id = ${id} for no key update`);
  if (found === undefined) throw new Fault('not_found', { detail: `no client ${id}` });
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
