// Checkpoints on their way out and back in, and how far each chain has come.
import type { Host } from '#world/world.ts';
import { isCheckpointSigned, type Checkpoint } from './chain.ts';
import { findHead, listHeads } from './head-rows.ts';
import { trailKeys } from './trail-keys.ts';
import { listUnchained } from './trail-rows.ts';

/** The signed end of the chain; undefined when nothing was chained yet. */
export async function getCheckpoint(host: Host, client: string): Promise<Checkpoint | undefined> {
  const head = await findHead(host.db, client);
  if (head !== undefined && !isCheckpointSigned(trailKeys(host.vault).ends, head)) {
    throw new Error(`The end of the trail of ${client} was altered: run trail verify.`);
  }
  return head;
}

/** What `getCheckpoint` gave, as JSON; undefined for anything else. */
export function readCheckpoint(text: string): Checkpoint | undefined {
  const { client, sequence, hash, time, signature } = toFields(text);
  if (typeof client !== 'string' || typeof sequence !== 'number' || typeof hash !== 'string') return undefined;
  if (typeof time !== 'string' || typeof signature !== 'string') return undefined;
  return { client, sequence, hash, time, signature };
}

function toFields(text: string): Partial<Record<keyof Checkpoint, unknown>> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : {};
  } catch {
    return {};
  }
}

export interface TrailStatus {
  readonly client: string;
  readonly chained: number;
  /** The unsealed window: committed, but not yet numbered, linked and signed. */
  readonly waiting: number;
  readonly oldestWaitsMs: number;
  /** Records that Strongroom did not write. */
  readonly refused: number;
}

export async function listStatus(host: Host): Promise<TrailStatus[]> {
  const chained = new Map((await listHeads(host.db)).map((head) => [head.client, head.sequence]));
  const unchained = new Map((await listUnchained(host.db)).map((row) => [row.client, row]));
  return [...new Set([...chained.keys(), ...unchained.keys()])].toSorted().map((client) => {
    const { waiting = 0, oldestAt = null, refused = 0 } = unchained.get(client) ?? {};
    const oldestWaitsMs = oldestAt === null ? 0 : host.now().getTime() - oldestAt.getTime();
    return { client, chained: chained.get(client) ?? 0, waiting, oldestWaitsMs, refused };
  });
}
