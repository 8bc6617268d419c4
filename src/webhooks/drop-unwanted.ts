// What comes due for a disabled hook is never sent, nor is anything that waits for one that became invalid.
import type { HookId } from '#kit/ids.ts';
import { inTransaction } from '#world/ctx.ts';
import type { Host } from '#world/world.ts';
import { dropWaiting, listUnwantedHooks } from './delivery-rows.ts';
import { lockHook } from './hook-rows.ts';

export async function dropUnwanted(host: Host): Promise<void> {
  for (const id of await listUnwantedHooks(host.db, host.now())) await dropIfUnwanted(host, id);
}

/**
 * After the commit that made the hook unwanted, never within it: an event written since then knows of it, and one that
 * was being written is seen here.
 */
async function dropIfUnwanted(host: Host, id: HookId): Promise<void> {
  await inTransaction(host, async (tx) => {
    // Its platform may have set it right meanwhile.
    const hook = await lockHook(tx.db, id);
    if (hook === undefined || (hook.enabled && hook.valid)) return;
    await dropWaiting(tx.db, id, { now: tx.now(), all: !hook.valid });
  });
}
