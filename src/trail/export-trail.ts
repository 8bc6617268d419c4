// An export for an auditor or a disputed payment: opened records with all that shows them genuine (docs/trail.md).
import type { Host } from '#world/world.ts';
import { linkHash } from './chain.ts';
import { findHead } from './head-rows.ts';
import { asOfNow, readChain } from './read-chain.ts';
import { openRecord, sessionKeysOf } from './sealed-record.ts';
import { loadTrailKeys } from './trail-keys.ts';
import { listUnchained, type ChainedRecord } from './trail-rows.ts';

export interface ExportFilter {
  readonly user?: string | undefined;
  readonly session?: string | undefined;
  readonly from?: Date | undefined;
  readonly before?: Date | undefined;
}

/** One JSON document a line: what the export is, then its records. Answers the number of records. */
export async function exportTrail(
  host: Host,
  client: string,
  filter: ExportFilter,
  write: (line: string) => void,
): Promise<number> {
  const { session, ...rest } = filter;
  const sessionKeys = session === undefined ? undefined : sessionKeysOf(host.vault, session);
  return await asOfNow(host, async (snapshot) => {
    write(JSON.stringify(await heading(snapshot, client, filter)));
    let count = 0;
    for await (const stored of readChain(snapshot.db, client, { ...rest, sessionKeys })) {
      write(JSON.stringify(toLine(snapshot, stored)));
      count += 1;
    }
    return count;
  });
}

async function heading(host: Host, client: string, filter: ExportFilter) {
  const unchained = (await listUnchained(host.db)).find((row) => row.client === client);
  return {
    format: 'strongroom-trail-export-1',
    client,
    exportedAt: host.now().toISOString(),
    filter,
    publicKeys: (await loadTrailKeys(host)).publicKeys,
    head: (await findHead(host.db, client)) ?? null,
    unchained: unchained?.waiting ?? 0,
  };
}

/** A record that does not open is exported without its content, as an erased one is: verifying tells which it is. */
function toLine(host: Host, stored: ChainedRecord) {
  const { client, sequence, position, previous, commitment, linkedAt, signature } = stored;
  const opened = openRecord(host.vault, stored);
  return {
    client,
    sequence,
    position,
    previous,
    commitment,
    linkedAt,
    hash: linkHash(stored),
    signature,
    salt: opened?.salt ?? null,
    record: opened?.record ?? null,
  };
}
