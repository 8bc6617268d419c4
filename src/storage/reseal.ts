// Sealing a column anew under the secret in use, row by row: each stands by itself, so it can be ended at any moment.
import { sealMark } from '#kit/secret.ts';
import type { Host } from '#world/world.ts';
import type { SealedColumn } from '#world/sealed-column.ts';
import { listUnlike, replaceSeal, type SealedRow } from './seal-rows.ts';

const PAGE = 200;

export interface Resealed {
  readonly done: number;
  /** Seals that no known secret opens. */
  readonly unreadable: number;
}

/** One row at a time and no lock held between two: beside running nodes nobody waits, and nothing can deadlock. */
export async function resealColumn(host: Host, place: SealedColumn): Promise<Resealed> {
  const count = { done: 0, unreadable: 0 };
  let after: string | undefined;
  do {
    const rows = await listUnlike(host.db, place, sealMark(host.vault), { after, limit: PAGE });
    for (const row of rows) {
      const anew = sealAnew(host, place, row);
      if (anew === undefined) count.unreadable += 1;
      // A row that was changed meanwhile was sealed by a node that runs; a count at the end tells how.
      else if (await replaceSeal(host.db, place, row, anew)) count.done += 1;
    }
    after = rows.length < PAGE ? undefined : rows.at(-1)?.key;
  } while (after !== undefined);
  return count;
}

function sealAnew({ vault, log }: Host, place: SealedColumn, { key, owner, sealed }: SealedRow): Buffer | undefined {
  const context = place.contextOf(owner);
  try {
    const plain = vault.open(sealed, context);
    return vault.seal(place.within?.(vault, plain, owner) ?? plain, context);
  } catch (error) {
    log.error('a seal could not be opened', { what: place.what, key, error });
    return undefined;
  }
}
