// SQL for the keys of the hooks. Their secrets are sealed, each for its key.
import type { HookId, HookKeyId } from '#kit/ids.ts';
import { sql, type Db } from '#world/db.ts';
import type { Host } from '#world/world.ts';
import type { HookKey, NewHookKey, Signature } from './hook-key.ts';
import { hookKeyContext } from './sealed-rows.ts';

interface Row {
  readonly id: HookKeyId;
  readonly hook_id: HookId;
  readonly signature: Signature;
  readonly public_key: string | null;
  readonly created_at: Date;
  readonly signs_until: Date | null;
}

const columns = sql`id, hook_id, signature, public_key, created_at, signs_until`;

export async function insertKey(host: Host, key: NewHookKey): Promise<void> {
  await host.db.run(sql`
    insert into hook_keys (${columns}, secret_sealed)
    values (${key.id}, ${key.hookId}, ${key.signature}, ${key.publicKey ?? null}, ${key.createdAt},
      ${key.signsUntil ?? null}, ${host.vault.seal(key.secret, hookKeyContext(key.id))})`);
}

/** Those that sign now: the one in use first, then the former ones whose time runs, the newest of them first. */
export async function listKeys(db: Db, hookId: HookId, now: Date): Promise<HookKey[]> {
  const rows = await db.many<Row>(sql`
    select ${columns} from hook_keys where hook_id = ${hookId} and (signs_until is null or signs_until > ${now})
    order by signs_until is not null, created_at desc, id desc`);
  return rows.map(toKey);
}

/** In the same order. @throws when a seal cannot be opened */
export async function openSecrets(host: Host, hookId: HookId): Promise<string[]> {
  const rows = await host.db.many<{ id: HookKeyId; secret_sealed: Buffer }>(sql`
    select id, secret_sealed from hook_keys
    where hook_id = ${hookId} and (signs_until is null or signs_until > ${host.now()})
    order by signs_until is not null, created_at desc, id desc`);
  return rows.map((row) => host.vault.open(row.secret_sealed, hookKeyContext(row.id)));
}

/** The key in use becomes a former one. */
export async function retireKeyInUse(db: Db, hookId: HookId, signsUntil: Date): Promise<void> {
  await db.run(sql`
    update hook_keys set signs_until = ${signsUntil} where hook_id = ${hookId} and signs_until is null`);
}

export async function deleteKey(db: Db, hookId: HookId, id: string): Promise<void> {
  await db.run(sql`delete from hook_keys where hook_id = ${hookId} and id = ${id}`);
}

/** Whose time is over. */
export async function sweepHookKeys(db: Db, now: Date, limit: number): Promise<number> {
  return await db.run(sql`
    delete from hook_keys where id in (
      select id from hook_keys where signs_until <= ${now} limit ${limit} for update skip locked)`);
}

function toKey(row: Row): HookKey {
  return {
    id: row.id,
    hookId: row.hook_id,
    signature: row.signature,
    publicKey: row.public_key ?? undefined,
    createdAt: row.created_at,
    signsUntil: row.signs_until ?? undefined,
  };
}
