// Verifying a client's whole trail, as of one moment, while the chainer goes on.
import type { Host } from '#world/world.ts';
import { beginCheck, checkEnd, checkNext, type ChainCheck, type Problem } from './chain-check.ts';
import { isCheckpointSigned, trailSigner, type Checkpoint } from './chain.ts';
import { findHead } from './head-rows.ts';
import { asOfNow, readChain } from './read-chain.ts';
import { loadTrailKeys } from './trail-keys.ts';
import { findRepeated, listUnchained } from './trail-rows.ts';

export type Verification =
  | { readonly ok: false; readonly problem: Problem }
  | {
      readonly ok: true;
      readonly records: number;
      readonly erased: number;
      /** Committed, but not yet in the chain. */
      readonly waiting: number;
      readonly head: Checkpoint | undefined;
      /** The end is signed under a known secret that is not in use: until `secret rotate`, or a new record, signs it. */
      readonly endUnderFormer: boolean;
    };

/** `checkpoint`: one that was kept outside; without it a cut tail may go unnoticed when its recorded end was replaced too. */
export async function verifyTrail(host: Host, client: string, checkpoint?: Checkpoint): Promise<Verification> {
  return await asOfNow(host, async (snapshot) => {
    const check = beginCheck(snapshot.vault, client, checkpoint, await loadTrailKeys(snapshot));
    const head = await findHead(snapshot.db, client);
    const unchained = (await listUnchained(snapshot.db)).find((row) => row.client === client);
    const problem =
      (await checkAll(snapshot, client, check)) ??
      checkEnd(check, head) ??
      (await repetition(snapshot, client)) ??
      strangers(unchained?.firstRefused ?? undefined);
    if (problem !== undefined) return { ok: false, problem };
    const endUnderFormer = head !== undefined && !isCheckpointSigned(trailSigner(snapshot.vault), head);
    const { sequence: records, empty } = check;
    return { ok: true, records, erased: empty.size, waiting: unchained?.waiting ?? 0, head, endUnderFormer };
  });
}

async function checkAll(host: Host, client: string, check: ChainCheck): Promise<Problem | undefined> {
  for await (const stored of readChain(host.db, client)) {
    const problem = checkNext(check, stored);
    if (problem !== undefined) return problem;
  }
  return undefined;
}

async function repetition(host: Host, client: string): Promise<Problem | undefined> {
  const sequence = await findRepeated(host.db, client);
  return sequence === undefined ? undefined : { sequence, what: 'repeats an earlier record' };
}

function strangers(position: number | undefined): Problem | undefined {
  if (position === undefined) return undefined;
  return { sequence: undefined, what: `the unchained record at position ${position} was not written by Strongroom` };
}
