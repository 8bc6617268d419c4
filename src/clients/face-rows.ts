// The face of a client in the database, and what it tells of itself.
import { Fault } from '#kit/fault.ts';
import type { ClientId } from '#kit/ids.ts';
import { sql, type Db, type Sql } from '#world/db.ts';
import type { ClientDetails } from './client-details.ts';
import type { ClientFace, Logo } from './face.ts';

/** A client as its platform knows it: the object of the clients API. */
export interface ClientProfile {
  readonly id: ClientId;
  readonly name: string;
  readonly details: ClientDetails;
  readonly face: ClientFace;
}

interface Row {
  id: ClientId;
  name: string;
  details: ClientDetails;
  theme_colour: string | null;
  button_colour: string | null;
  hash: string | null;
  width: number;
  height: number;
  ground: Logo['ground'];
}

/** @throws Fault `not_found` */
export async function getProfile(db: Db, clientId: string): Promise<ClientProfile> {
  return await get(db, clientId, sql``);
}

/** Until the transaction ends nobody else changes it; rows of the client's can still be added. */
export async function lockProfile(db: Db, clientId: string): Promise<ClientProfile> {
  return await get(db, clientId, sql`for no key update of clients`);
}

async function get(db: Db, clientId: string, lock: Sql): Promise<ClientProfile> {
  const row = await db.maybeOne<Row>(sql`
    select id, name, details, theme_colour, button_colour, hash, width, height, ground
    from clients left join client_logos on client_logos.client_id = clients.id where clients.id = ${clientId} ${lock}`);
  if (row === undefined) throw new Fault('not_found', { detail: `no client ${clientId}` });
  return { id: row.id, name: row.name, details: row.details, face: toFace(row) };
}

/** All but the logo, which is saved by itself. */
export async function saveProfile(db: Db, { id, name, details, face }: ClientProfile): Promise<void> {
  await db.run(sql`
    update clients set name = ${name}, details = ${JSON.stringify(details)},
      theme_colour = ${face.themeColour ?? null}, button_colour = ${face.buttonColour ?? null}
    where id = ${id}`);
}

/** In place of the one before. */
export async function saveLogo(db: Db, clientId: ClientId, logo: Logo, png: Buffer, now: Date): Promise<void> {
  await db.run(sql`
    insert into client_logos (client_id, hash, width, height, ground, png, uploaded_at)
    values (${clientId}, ${logo.hash}, ${logo.width}, ${logo.height}, ${logo.ground}, ${png}, ${now})
    on conflict (client_id) do update set hash = excluded.hash, width = excluded.width, height = excluded.height,
      ground = excluded.ground, png = excluded.png, uploaded_at = excluded.uploaded_at`);
}

export async function deleteLogo(db: Db, clientId: ClientId): Promise<void> {
  await db.run(sql`delete from client_logos where client_id = ${clientId}`);
}

/** Whoever's it is: two platforms may have the same. */
export async function findLogo(db: Db, hash: string): Promise<Buffer | undefined> {
  const row = await db.maybeOne<{ png: Buffer }>(sql`select png from client_logos where hash = ${hash} limit 1`);
  return row?.png;
}

function toFace(row: Row): ClientFace {
  const { hash, width, height, ground } = row;
  return {
    themeColour: row.theme_colour ?? undefined,
    buttonColour: row.button_colour ?? undefined,
    logo: hash === null ? undefined : { hash, width, height, ground },
  };
}
