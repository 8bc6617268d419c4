// Erasing a person from the trail: data and salts go, the links stay, and a record of the erasure joins the chain.
import type { ClientId, UserId } from '#kit/ids.ts';
import type { Host } from '#world/world.ts';
import { chainAll } from './chain-records.ts';
import { sealRecord } from './sealed-record.ts';
import { deleteOldRecords, eraseRecords, insertRecord } from './trail-rows.ts';

export interface Erasure {
  readonly clientId: ClientId;
  readonly userId: UserId;
  /** Stays readable for good: no personal data. */
  readonly reason: string;
}

/**
 * In the caller's transaction, under the person's lock: what another transaction is recording about the person would
 * not be seen. Answers the number of records erased. The record of it does not say whose they were.
 */
export async function eraseTrailOf(tx: Host, { clientId, userId, reason }: Erasure): Promise<number> {
  // A commitment must be in the chain before what it stands for is destroyed.
  await chainAll(tx, clientId);
  const erased = await eraseRecords(tx.db, clientId, userId);
  const old = await deleteOldRecords(tx.db, clientId, userId);
  if (erased.length > 0) {
    const entry = { client: clientId, user: null, session: null, network: null, browser: null, elements: [] };
    const time = tx.now().toISOString();
    await insertRecord(
      tx.db,
      sealRecord(tx, {
        ...entry,
        time,
        what: 'trail',
        outcome: 'erased',
        reason,
        erased,
        request: tx.requestId ?? null,
      }),
    );
    await chainAll(tx, clientId);
  }
  return erased.length + old;
}
