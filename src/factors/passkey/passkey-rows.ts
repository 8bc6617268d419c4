// Passkeys in the database, several a person.
import type { PasskeyId, UserId } from '#kit/ids.ts';
import { sql, type Db } from '#world/db.ts';
import type { NewPasskey, Passkey } from './passkey.ts';

interface Row {
  id: PasskeyId;
  credential_id: Buffer;
  public_key: Buffer;
  counter: string | number;
  transports: string[];
  synced: boolean;
  backed_up: boolean;
  aaguid: string;
  name: string;
  created_at: Date;
  last_used_at: Date | null;
}

export async function listPasskeys(db: Db, userId: UserId): Promise<Passkey[]> {
  const rows = await db.many<Row>(sql`
    select id, credential_id, public_key, counter, transports, synced, backed_up, aaguid, name, created_at, last_used_at
    from passkeys where user_id = ${userId} order by created_at, id`);
  return rows.map((row) => ({
    id: row.id,
    credentialId: row.credential_id,
    publicKey: row.public_key,
    counter: Number(row.counter),
    transports: row.transports,
    synced: row.synced,
    backedUp: row.backed_up,
    aaguid: row.aaguid,
    name: row.name,
    createdAt: row.created_at,
    lastUsedAt: row.last_used_at ?? undefined,
  }));
}

/** WebAuthn 7.1, step 26: an id that anybody has already is not taken again. */
export async function isCredentialKnown(db: Db, credentialId: Buffer): Promise<boolean> {
  return (await db.maybeOne(sql`select 1 as found from passkeys where credential_id = ${credentialId}`)) !== undefined;
}

export async function insertPasskey(
  db: Db,
  userId: UserId,
  passkey: NewPasskey & { readonly id: PasskeyId; readonly createdAt: Date },
): Promise<void> {
  await db.run(sql`
    insert into passkeys (id, user_id, credential_id, public_key, counter, transports, synced, backed_up, aaguid, name, created_at)
    values (${passkey.id}, ${userId}, ${passkey.credentialId}, ${passkey.publicKey}, ${passkey.counter},
      ${[...passkey.transports]}, ${passkey.synced}, ${passkey.backedUp}, ${passkey.aaguid}, ${passkey.name},
      ${passkey.createdAt})`);
}

/** After an assertion. False: its counter has moved meanwhile, or it is gone; the assertion counts for nothing. */
export async function recordUse(
  db: Db,
  id: PasskeyId,
  use: { readonly from: number; readonly to: number; readonly backedUp: boolean; readonly at: Date },
): Promise<boolean> {
  const used = await db.run(sql`
    update passkeys set counter = ${use.to}, backed_up = ${use.backedUp}, last_used_at = ${use.at}
    where id = ${id} and counter = ${use.from}`);
  return used === 1;
}

export async function renamePasskey(db: Db, userId: UserId, id: string, name: string): Promise<boolean> {
  return (await db.run(sql`update passkeys set name = ${name} where user_id = ${userId} and id = ${id}`)) === 1;
}

export async function deletePasskey(db: Db, userId: UserId, id: string): Promise<boolean> {
  return (await db.run(sql`delete from passkeys where user_id = ${userId} and id = ${id}`)) === 1;
}

export async function deletePasskeys(db: Db, userId: UserId): Promise<void> {
  await db.run(sql`delete from passkeys where user_id = ${userId}`);
}
