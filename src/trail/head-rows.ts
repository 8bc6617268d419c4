// The end of each client's chain in the database; the lock of this row decides who may lengthen the chain.
import { sql, type Db } from '#world/db.ts';
import type { Checkpoint } from './chain.ts';

const columns = sql`client_id as client, sequence, encode(hash, 'hex') as hash,
  to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "time", encode(signature, 'hex') as signature`;

export async function insertHead(db: Db, { client, sequence, hash, time, signature }: Checkpoint): Promise<void> {
  await db.run(sql`
    insert into trail_heads (client_id, sequence, hash, at, signature)
    values (${client}, ${sequence}, decode(${hash}, 'hex'), ${time}, decode(${signature}, 'hex'))
    on conflict do nothing`);
}

export async function findHead(db: Db, client: string): Promise<Checkpoint | undefined> {
  return await db.maybeOne<Checkpoint>(sql`select ${columns} from trail_heads where client_id = ${client}`);
}

export async function listHeads(db: Db): Promise<Checkpoint[]> {
  return await db.many<Checkpoint>(sql`select ${columns} from trail_heads order by client_id`);
}

/** Undefined when another node holds it. */
export async function lockHeadIfFree(db: Db, client: string): Promise<Checkpoint | undefined> {
  return await db.maybeOne<Checkpoint>(
    sql`select ${columns} from trail_heads where client_id = ${client} for update skip locked`,
  );
}

export async function lockHead(db: Db, client: string): Promise<Checkpoint> {
  return await db.one<Checkpoint>(sql`select ${columns} from trail_heads where client_id = ${client} for update`);
}

export async function saveHead(db: Db, { client, sequence, hash, time, signature }: Checkpoint): Promise<void> {
  await db.run(sql`
    update trail_heads set sequence = ${sequence}, hash = decode(${hash}, 'hex'), at = ${time},
      signature = decode(${signature}, 'hex')
    where client_id = ${client}`);
}
