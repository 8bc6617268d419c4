// A record of the trail: what is told, its one canonical form, and the commitment that the chain holds in its place.
import { createHash } from 'node:crypto';

/** What a record may say was used. A union of its own: the trail lies below the rooms that know what elements are. */
export type TrailElement = 'pin' | 'sms_code' | 'passkey' | 'typing';

/** A JSON document: what is absent is null. */
export interface TrailRecord {
  readonly client: string;
  readonly user: string | null;
  readonly session: string | null;
  /** ISO 8601, UTC, milliseconds. */
  readonly time: string;
  /** What was asked, or what happened. */
  readonly what: string;
  readonly outcome: string;
  readonly elements: readonly string[];
  readonly network: string | null;
  readonly browser: string | null;
  /** Why an operator acted. */
  readonly reason: string | null;
  /** Only in a record of an erasure: the sequence numbers of what was erased. */
  readonly erased: readonly number[];
  /** The id of the call or page that did it, as in its answer and in the log; absent in records that are older than this member. */
  readonly request?: string | null;
}

/** RFC 8785 (JCS) of an array in a fixed order: strings, nulls and whole numbers have one form only. */
export function canonicalForm(record: TrailRecord): string {
  const { request } = record;
  return JSON.stringify([
    request === undefined ? 'strongroom-trail-record-1' : 'strongroom-trail-record-2',
    record.client,
    record.user,
    record.session,
    record.time,
    record.what,
    record.outcome,
    record.elements,
    record.network,
    record.browser,
    record.reason,
    record.erased,
    ...(request === undefined ? [] : [request]),
  ]);
}

/** Both in hex. Without the salt nobody can tell by trying which record a commitment stands for. */
export function commitmentTo(record: TrailRecord, salt: string): string {
  return createHash('sha256').update(Buffer.from(salt, 'hex')).update(canonicalForm(record)).digest('hex');
}
