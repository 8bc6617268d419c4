// Recording: who did what, when, from where, and how it ended; written in the transaction that it tells of.
import type { ClientId, SessionId, UserId } from '#kit/ids.ts';
import type { Host } from '#world/world.ts';
import { sealRecord } from './sealed-record.ts';
import type { TrailElement } from './trail-record.ts';
import { insertRecord } from './trail-rows.ts';

/** The device as the server sees it. */
export interface Device {
  readonly network: string;
  readonly browser: string;
  /** The id of the page's request. */
  readonly request?: string;
}

export interface TrailEntry {
  readonly clientId: ClientId;
  /** Undefined for what is done to the client itself. */
  readonly userId: UserId | undefined;
  readonly sessionId: SessionId | undefined;
  readonly what: string;
  readonly outcome: string;
  readonly element?: TrailElement | readonly TrailElement[] | undefined;
  readonly device?: Device | undefined;
}

const MAX_BROWSER = 300;

/** RTS art. 29: every session leaves a trace of each step, with its time. Never holds an e-mail, number, PIN or code. */
export async function record(host: Host, entry: TrailEntry): Promise<void> {
  const sealed = sealRecord(host, {
    client: entry.clientId,
    user: entry.userId ?? null,
    session: entry.sessionId ?? null,
    time: host.now().toISOString(),
    what: entry.what,
    outcome: entry.outcome,
    elements: entry.element === undefined ? [] : [entry.element].flat(),
    network: entry.device?.network ?? null,
    browser: entry.device?.browser.slice(0, MAX_BROWSER) ?? null,
    reason: null,
    erased: [],
    request: entry.device?.request ?? host.requestId ?? null,
  });
  await insertRecord(host.db, sealed);
}
