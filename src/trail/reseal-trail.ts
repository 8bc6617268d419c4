// A change of the master secret in the trail: records are sealed anew, ends signed anew; links and commitments stay.
import { sealMark } from '#kit/secret.ts';
import { inTransaction } from '#world/ctx.ts';
import type { Host } from '#world/world.ts';
import { chainAll } from './chain-records.ts';
import { isCheckpointSigned, signCheckpoint, trailSigner } from './chain.ts';
import { listHeads, lockHead, saveHead } from './head-rows.ts';
import { resealRecord } from './sealed-record.ts';
import { rememberTrailKeys } from './trail-keys.ts';
import {
  countRecordsUnlike,
  listRecordsUnlike,
  listWaitingClients,
  replaceSeals,
  type Reseal,
  type WaitingRecord,
} from './trail-rows.ts';

const PAGE = 200;

export interface ResealedTrail {
  readonly done: number;
  /** Records that no known secret opens. */
  readonly unreadable: number;
  readonly endsSigned: number;
}

/** May be ended at any moment and begun again, beside running nodes. */
export async function resealTrail(host: Host): Promise<ResealedTrail> {
  await rememberTrailKeys(host);
  const endsSigned = await signEnds(host);
  const count = { done: 0, unreadable: 0 };
  let after = 0;
  for (;;) {
    const page = await listRecordsUnlike(host.db, sealMark(host.vault), after, PAGE);
    for (const [client, stored] of Map.groupBy(page, (row) => row.client)) {
      const reseals = stored.flatMap((row) => resealOf(host, row));
      count.unreadable += stored.length - reseals.length;
      count.done += await inTransaction(host, async (tx) => {
        // Whatever else touches many records at once (the chainer, an erasure) holds this lock too.
        await lockHead(tx.db, client);
        return await replaceSeals(tx.db, reseals);
      });
    }
    if (page.length < PAGE) return { ...count, endsSigned };
    after = page.at(-1)?.position ?? after;
  }
}

export interface TrailLeft {
  readonly records: number;
  readonly ends: number;
}

/** What is still under another secret than the one in use. */
export async function countTrailLeft(host: Host): Promise<TrailLeft> {
  const signer = trailSigner(host.vault);
  const ends = (await listHeads(host.db)).filter((head) => !isCheckpointSigned(signer, head));
  return { records: await countRecordsUnlike(host.db, sealMark(host.vault)), ends: ends.length };
}

/** From then on, what a former secret signed is held by a signature of the one in use: a stolen one forges nothing. */
async function signEnds(host: Host): Promise<number> {
  const clients = new Set([
    ...(await listHeads(host.db)).map(({ client }) => client),
    ...(await listWaitingClients(host.db)),
  ]);
  let count = 0;
  for (const client of clients) {
    count += await inTransaction(host, async (tx) => {
      const head = await chainAll(tx, client);
      const signer = trailSigner(tx.vault);
      if (isCheckpointSigned(signer, head)) return 0;
      await saveHead(tx.db, signCheckpoint(signer, head));
      return 1;
    });
  }
  return count;
}

function resealOf(host: Host, stored: WaitingRecord): Reseal[] {
  const anew = resealRecord(host.vault, stored);
  if (anew?.sealed && stored.sealed) {
    const { position, sealed: before } = stored;
    return [{ position, before, sealed: anew.sealed, sessionKey: anew.sessionKey }];
  }
  host.log.error('a record of the trail could not be opened', { client: stored.client, position: stored.position });
  return [];
}
