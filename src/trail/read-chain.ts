// Reading a chain from its start in pages, so that its length does not matter, all of it as of one moment.
import { inTransaction } from '#world/ctx.ts';
import type { Db } from '#world/db.ts';
import type { Host } from '#world/world.ts';
import { listChained, takeSnapshot, type ChainedRecord, type TrailFilter } from './trail-rows.ts';

const PAGE = 500;

export async function* readChain(db: Db, client: string, filter: TrailFilter = {}): AsyncGenerator<ChainedRecord> {
  let after: ChainedRecord | undefined;
  do {
    const page = await listChained(db, client, filter, { after, limit: PAGE });
    yield* page;
    after = page.length < PAGE ? undefined : page.at(-1);
  } while (after !== undefined);
}

/** The chainer goes on meanwhile: `work` sees nothing of it. */
export async function asOfNow<Result>(host: Host, work: (snapshot: Host) => Promise<Result>): Promise<Result> {
  return await inTransaction(host, async (tx) => {
    await takeSnapshot(tx.db);
    return await work(tx);
  });
}
