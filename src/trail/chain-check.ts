// Checking a chain link by link: the first thing that is not as the chainer left it, and where.
import type { Vault } from '#kit/secret.ts';
import { isCheckpointSigned, isLinkSigned, linkHash, NO_LINK, type Checkpoint, type SignedLink } from './chain.ts';
import { isErased, openRecord, type SealedRecord } from './sealed-record.ts';
import { trailKeys, type TrailKeys } from './trail-keys.ts';

type Stored = SealedRecord & SignedLink;

export interface Problem {
  /** The first bad number; undefined when what is wrong has no place in the chain. */
  readonly sequence: number | undefined;
  readonly what: string;
}

export interface ChainCheck {
  readonly vault: Vault;
  readonly keys: TrailKeys;
  readonly client: string;
  /** Kept outside: what the chain must still agree with. */
  readonly checkpoint: Checkpoint | undefined;
  /** The last link that was in order, and its hash. */
  sequence: number;
  hash: string;
  /** What holds no data any more, and what the records of erasures say they erased. */
  readonly empty: Set<number>;
  readonly announced: Set<number>;
}

export function beginCheck(
  vault: Vault,
  client: string,
  checkpoint?: Checkpoint,
  keys: TrailKeys = trailKeys(vault),
): ChainCheck {
  const sets = { empty: new Set<number>(), announced: new Set<number>() };
  return { vault, keys, client, checkpoint, sequence: 0, hash: NO_LINK, ...sets };
}

/** The next record in the order of the chain. After a problem the check is over. */
export function checkNext(check: ChainCheck, stored: Stored): Problem | undefined {
  const what = orderProblem(check, stored) ?? linkProblem(check, stored) ?? contentProblem(check, stored);
  if (what !== undefined) return { sequence: Math.min(check.sequence + 1, stored.sequence), what };
  check.sequence = stored.sequence;
  check.hash = linkHash(stored);
  return undefined;
}

/** After the last record: `head` is where the chain should end. */
export function checkEnd(check: ChainCheck, head: Checkpoint | undefined): Problem | undefined {
  const what = checkpointProblem(check) ?? headProblem(check, head);
  return what === undefined ? erasureProblem(check) : { sequence: check.sequence + 1, what };
}

function orderProblem({ sequence, client }: ChainCheck, stored: Stored): string | undefined {
  if (stored.sequence <= sequence) return 'there twice, or out of order';
  if (stored.sequence !== sequence + 1) return 'missing';
  return stored.client === client ? undefined : 'the record is of another client';
}

function linkProblem({ keys, hash, checkpoint }: ChainCheck, stored: Stored): string | undefined {
  if (stored.previous !== hash) return 'does not follow from the link before it';
  if (!isLinkSigned(keys.links, stored)) return 'the link was altered: the signature does not fit';
  if (checkpoint?.sequence === stored.sequence && checkpoint.hash !== linkHash(stored)) {
    return 'not what the checkpoint says: the chain was rewritten, here or before';
  }
  return undefined;
}

function contentProblem({ vault, empty, announced }: ChainCheck, stored: Stored): string | undefined {
  if (isErased(stored)) {
    empty.add(stored.sequence);
    return undefined;
  }
  const opened = openRecord(vault, stored);
  if (opened === undefined || opened.commitment !== stored.commitment) return 'the record was altered';
  for (const erased of opened.record.erased) announced.add(erased);
  return undefined;
}

function checkpointProblem({ checkpoint, client, keys, sequence }: ChainCheck): string | undefined {
  if (checkpoint === undefined) return undefined;
  if (checkpoint.client !== client) return `the checkpoint is of ${checkpoint.client}`;
  if (!isCheckpointSigned(keys.links, checkpoint)) return 'the checkpoint is not signed by this installation';
  return checkpoint.sequence > sequence ? `missing: the checkpoint knows ${checkpoint.sequence}` : undefined;
}

function headProblem({ client, keys, sequence, hash }: ChainCheck, head: Checkpoint | undefined): string | undefined {
  if (head === undefined) return sequence === 0 ? undefined : 'the end of the chain is not recorded';
  if (head.client !== client || !isCheckpointSigned(keys.ends, head)) return 'the recorded end was altered';
  if (head.sequence > sequence) return `missing: the chain was recorded up to ${head.sequence}`;
  return head.sequence === sequence && head.hash === hash ? undefined : 'the recorded end is another one';
}

/** Only a signed record of an erasure explains an empty record; and what was erased must not come back. */
function erasureProblem({ empty, announced }: ChainCheck): Problem | undefined {
  const [first] = [...empty.symmetricDifference(announced)].toSorted((a, b) => a - b);
  if (first === undefined) return undefined;
  return { sequence: first, what: empty.has(first) ? 'emptied without an erasure' : 'erased, but holds data again' };
}
