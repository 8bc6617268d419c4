// Changes where a client's calls may come from: the whole list at once, so that it is never half of one.
import { badParam } from '#kit/fault.ts';
import { isWithin, readNetwork } from '#kit/network.ts';
import { inTransaction, type Ctx } from '#world/ctx.ts';
import { noteChange } from '#trail/note-change.ts';
import { refuseElsewhere } from '../authenticate.ts';
import { listNetworks, saveNetworks } from '../network-rows.ts';
import { lockKeys } from './lock-keys.ts';

const MOST_NETWORKS = 200;

/** @param change of the list as it is. Answers the new one; empty: calls may come from everywhere. @throws Fault `param_error`, `network_refused` */
export async function changeAllowList(
  ctx: Ctx,
  change: (present: readonly string[]) => readonly string[],
): Promise<string[]> {
  return await inTransaction(ctx, async (tx) => {
    await lockKeys(tx);
    const present = await listNetworks(tx.db, tx.clientId);
    // The list may have been set since the caller was recognised: a thief must not win the race against it.
    if (tx.caller !== undefined) refuseElsewhere(present, tx.caller.address, tx.caller);
    const networks = [...new Set(change(present))];
    if (networks.length > MOST_NETWORKS) {
      throw badParam(
        'Networks',
        `A list has at most ${MOST_NETWORKS} networks: put neighbours together into larger ones.`,
      );
    }
    refuseLockingOut(tx, networks);
    await saveNetworks(tx.db, tx.clientId, networks, tx.now());
    const now = networks.length === 0 ? 'calls may come from everywhere' : networks.join(', ');
    await noteChange(tx, { what: `allow-list: ${now}`, done: 'changed' });
    return await listNetworks(tx.db, tx.clientId);
  });
}

/** In its canonical form. @throws Fault `param_error` that says what to write */
export function toNetwork(text: string): string {
  const read = readNetwork(text);
  if (!read.ok) throw badParam('Networks', read.problem);
  return read.network;
}

/** Whoever calls could not take it back. */
function refuseLockingOut({ caller }: Ctx, networks: readonly string[]): void {
  if (caller === undefined || networks.length === 0 || isWithin(networks, caller.address)) return;
  throw badParam(
    'Networks',
    `${caller.address}, from which this call comes, would be locked out: put its network on the list.`,
  );
}
