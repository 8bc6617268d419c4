// The calls of each client in the database, locked while a node takes its portion.
import type { ClientId } from '#kit/ids.ts';
import { sql, type Db } from '#world/db.ts';
import { noCalls, type CallCounts } from './call-windows.ts';

/** Undefined when there is no such client. */
export async function lockCounts(tx: Db, clientId: ClientId): Promise<CallCounts | undefined> {
  const found = await select(tx, clientId);
  if (found !== undefined) return found;
  const { newest, counts } = noCalls();
  await tx.run(sql`
    insert into call_counts (client_id, newest, counts)
    select id, ${[...newest]}::integer[], ${[...counts]}::integer[] from clients where id = ${clientId}
    on conflict do nothing`);
  return await select(tx, clientId);
}

async function select(tx: Db, clientId: ClientId): Promise<CallCounts | undefined> {
  return await tx.maybeOne<CallCounts>(
    sql`select newest, counts from call_counts where client_id = ${clientId} for update`,
  );
}

export async function saveCounts(tx: Db, clientId: ClientId, { newest, counts }: CallCounts): Promise<void> {
  await tx.run(sql`
    update call_counts set newest = ${[...newest]}, counts = ${[...counts]} where client_id = ${clientId}`);
}
