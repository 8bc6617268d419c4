// The networks that a client's calls may come from, in the database.
import { sql, type Db } from '#world/db.ts';

/** In their canonical form (kit/network.ts). */
export async function listNetworks(db: Db, clientId: string): Promise<string[]> {
  const rows = await db.many<{ network: string }>(sql`
    select network::text as network from allowed_networks where client_id = ${clientId}
    order by allowed_networks.network`);
  return rows.map(({ network }) => network);
}

/** In place of those before. */
export async function saveNetworks(db: Db, clientId: string, networks: readonly string[], now: Date): Promise<void> {
  await db.run(sql`
    delete from allowed_networks where client_id = ${clientId} and not network = any (${[...networks]}::cidr[])`);
  await db.run(sql`
    insert into allowed_networks (client_id, network, created_at)
    select ${clientId}, unnest(${[...networks]}::cidr[]), ${now} on conflict do nothing`);
}
