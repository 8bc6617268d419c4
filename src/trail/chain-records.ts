// The chainer: numbers, links and signs what was committed; one at a time for each client, on any number of nodes.
import { inTransaction } from '#world/ctx.ts';
import type { Host } from '#world/world.ts';
import { extend, isCheckpointSigned, NO_LINK, signCheckpoint, trailSigner, type Checkpoint } from './chain.ts';
import { insertHead, lockHead, lockHeadIfFree, saveHead } from './head-rows.ts';
import { openRecord } from './sealed-record.ts';
import { rememberTrailKeys, trailKeys } from './trail-keys.ts';
import {
  listChainedAmong,
  listWaiting,
  listWaitingClients,
  refuseRecords,
  saveLinks,
  type WaitingRecord,
} from './trail-rows.ts';

/** Opening and signing hold the process for some 80 µs a record; between two batches people's requests get their turn. */
const BATCH = 50;

/** Answers how many records were taken; a client that another node is at is left to it. */
export async function chainDue(host: Host, signal?: AbortSignal): Promise<number> {
  let count = 0;
  for (const client of await listWaitingClients(host.db)) {
    try {
      count += await chainClient(host, client, signal);
    } catch (error) {
      // One client's trouble must not keep the others' records waiting.
      host.log.error('a trail could not be chained', { client, error });
    }
  }
  return count;
}

async function chainClient(host: Host, client: string, signal: AbortSignal | undefined): Promise<number> {
  let count = 0;
  while (signal?.aborted !== true) {
    const taken = await inTransaction(host, async (tx) => {
      await beginChain(tx, client);
      const head = await lockHeadIfFree(tx.db, client);
      return head === undefined ? 0 : (await chainBatch(tx, head)).taken;
    });
    count += taken;
    if (taken < BATCH) break;
  }
  return count;
}

/** In the caller's transaction, which is the chainer of this client until it ends: all that is committed is chained. */
export async function chainAll(tx: Host, client: string): Promise<Checkpoint> {
  await beginChain(tx, client);
  let head = await lockHead(tx.db, client);
  for (;;) {
    const batch = await chainBatch(tx, head);
    head = batch.head;
    if (batch.taken < BATCH) return head;
  }
}

/**
 * A position is given out when a record is inserted, but the record appears when its transaction commits: one with a
 * lower position may appear after we chained a higher one. So nothing is remembered of "how far we came": whatever
 * has no sequence number yet is taken, late ones too, and gets the next number.
 */
async function chainBatch(tx: Host, head: Checkpoint): Promise<{ taken: number; head: Checkpoint }> {
  const signer = trailSigner(tx.vault);
  if (!isCheckpointSigned(signer, head)) {
    // Never sign on top of what we did not sign, under this secret or another that is known.
    if (!isCheckpointSigned(trailKeys(tx.vault).ends, head)) {
      throw new Error(`the end of the trail of ${head.client} was altered`);
    }
    await rememberTrailKeys(tx);
  }
  const waiting = await listWaiting(tx.db, head.client, BATCH);
  if (waiting.length === 0) return { taken: 0, head };

  const { genuine, strange } = await tellApart(tx, head.client, waiting);
  if (strange.length > 0) {
    await refuseRecords(tx.db, strange, tx.now());
    tx.log.error('records that Strongroom did not write were found in the trail', {
      client: head.client,
      positions: strange,
    });
  }
  const chained = extend(signer, head, genuine, tx.now().toISOString());
  const saved = await saveLinks(tx.db, chained.links);
  if (saved !== chained.links.length) throw new Error(`records of ${head.client} vanished while they were chained`);
  await saveHead(tx.db, chained.head);
  return { taken: waiting.length, head: chained.head };
}

/** Strange is what does not open, and what repeats a record: both were put there past us. */
async function tellApart(tx: Host, client: string, waiting: readonly WaitingRecord[]) {
  const opened = waiting.map((stored) => ({
    position: stored.position,
    commitment: openRecord(tx.vault, stored)?.commitment,
  }));
  const commitments = opened.flatMap(({ commitment }) => commitment ?? []);
  const seen = new Set(await listChainedAmong(tx.db, client, commitments));
  const genuine: { position: number; commitment: string }[] = [];
  const strange: number[] = [];
  for (const { position, commitment } of opened) {
    if (commitment === undefined || seen.has(commitment)) strange.push(position);
    else genuine.push({ position, commitment });
    if (commitment !== undefined) seen.add(commitment);
  }
  return { genuine, strange };
}

async function beginChain(tx: Host, client: string): Promise<void> {
  const start = { client, sequence: 0, hash: NO_LINK, time: tx.now().toISOString() };
  await insertHead(tx.db, signCheckpoint(trailSigner(tx.vault), start));
}
