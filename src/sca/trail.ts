// The trail: who did what, when, from where, and how it ended; written in the transaction that it tells of.
import type { ClientId, SessionId, UserId } from '#kit/ids.ts';
import type { Element } from '#factors/factor.ts';
import { sql } from '#world/db.ts';
import type { Host } from '#world/world.ts';

/** The device as the server sees it. */
export interface Device {
  readonly network: string;
  readonly browser: string;
}

export interface TrailEntry {
  readonly clientId: ClientId;
  readonly userId: UserId;
  readonly sessionId: SessionId | undefined;
  readonly what: string;
  readonly outcome: string;
  readonly element?: Element | undefined;
  readonly device?: Device | undefined;
}

const MAX_BROWSER = 300;

/** RTS art. 29: every session leaves a trace of each step, with its time. Never holds an e-mail, number, PIN or code. */
export async function record(host: Host, entry: TrailEntry): Promise<void> {
  await host.db.run(sql`
    insert into trail (client_id, user_id, session_id, happened_at, what, outcome, element, network, browser)
    values (${entry.clientId}, ${entry.userId}, ${entry.sessionId ?? null}, ${host.now()}, ${entry.what},
      ${entry.outcome}, ${entry.element ?? null}, ${entry.device?.network ?? null},
      ${entry.device?.browser.slice(0, MAX_BROWSER) ?? null})`);
}
