// SQL for the hooks.
import type { ClientId, HookId } from '#kit/ids.ts';
import { Page, type Paging } from '#http/paging.ts';
import { sql, type Db } from '#world/db.ts';
import type { EventType } from './event.ts';
import type { HookDelivery } from './hook-key.ts';
import type { Hook } from './hook.ts';

interface Row {
  readonly id: HookId;
  readonly event_type: EventType;
  readonly url: string;
  readonly email: string | null;
  readonly tag: string | null;
  readonly delivery: HookDelivery;
  readonly enabled: boolean;
  readonly valid: boolean;
  readonly consecutive_failures: number;
  readonly created_at: Date;
}

const columns = sql`id, event_type, url, email, tag, delivery, enabled, valid, consecutive_failures, created_at`;

/** False when the client has a hook for this event type already. */
export async function insertHook(db: Db, clientId: ClientId, hook: Hook): Promise<boolean> {
  const inserted = await db.run(sql`
    insert into hooks (client_id, host, ${columns})
    values (${clientId}, ${hostOf(hook.url)}, ${hook.id}, ${hook.eventType}, ${hook.url}, ${hook.email ?? null}, ${hook.tag ?? null},
      ${hook.form}, ${hook.enabled}, ${hook.valid}, ${hook.consecutiveFailures}, ${hook.createdAt})
    on conflict (client_id, event_type) do nothing`);
  return inserted === 1;
}

export async function updateHook(db: Db, hook: Hook): Promise<void> {
  await db.run(sql`
    update hooks set url = ${hook.url}, host = ${hostOf(hook.url)}, email = ${hook.email ?? null}, tag = ${hook.tag ?? null},
      delivery = ${hook.form}, enabled = ${hook.enabled}, valid = ${hook.valid}, consecutive_failures = ${hook.consecutiveFailures}
    where id = ${hook.id}`);
}

export async function findHook(db: Db, clientId: ClientId, id: string): Promise<Hook | undefined> {
  const row = await db.maybeOne<Row>(sql`select ${columns} from hooks where client_id = ${clientId} and id = ${id}`);
  return row && toHook(row);
}

/** Holds back other changes of the hook, but not the events that refer to it. */
export async function lockHook(db: Db, id: HookId): Promise<Hook | undefined> {
  const row = await db.maybeOne<Row>(sql`select ${columns} from hooks where id = ${id} for no key update`);
  return row && toHook(row);
}

export async function resetFailures(db: Db, id: HookId): Promise<void> {
  await db.run(sql`update hooks set consecutive_failures = 0 where id = ${id} and consecutive_failures <> 0`);
}

export async function listHooks(db: Db, clientId: ClientId, paging: Paging): Promise<Page<Hook>> {
  const { total } = await db.one<{ total: number }>(
    sql`select count(*) as total from hooks where client_id = ${clientId}`,
  );
  const order = paging.newestFirst ? sql`created_at desc, id desc` : sql`created_at, id`;
  const rows = await db.many<Row>(sql`
    select ${columns} from hooks where client_id = ${clientId}
    order by ${order} limit ${paging.limit} offset ${paging.offset}`);
  return new Page(rows.map(toHook), total, paging);
}

/** Calls to it are limited together, whoever's the hooks are. */
function hostOf(url: string): string {
  return new URL(url).host;
}

function toHook(row: Row): Hook {
  return {
    id: row.id,
    eventType: row.event_type,
    url: row.url,
    email: row.email ?? undefined,
    tag: row.tag ?? undefined,
    form: row.delivery,
    enabled: row.enabled,
    valid: row.valid,
    consecutiveFailures: row.consecutive_failures,
    createdAt: row.created_at,
  };
}
