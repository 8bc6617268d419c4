// The start of a reset's delay: the operator gets the code for the person, and every contact of late is told.
import { hashProof, makeProof } from '#factors/proof/proof.ts';
import { HOUR, later } from '#kit/time.ts';
import { record } from '#trail/record.ts';
import type { Host } from '#world/world.ts';
import { listContacts } from '../contact-rows.ts';
import { tellPerson } from '../notices/tell-person.ts';
import { TOLD_BACK_MS, type Reset } from './reset.ts';
import { saveStarted } from './reset-rows.ts';

export interface StartedReset {
  /** For the person, when they are identified; told once, here. */
  readonly code: string;
  readonly effectAt: Date;
}

/** In the caller's transaction, under the person's lock; the reset waits for approval until now. */
export async function startReset(tx: Host, reset: Reset): Promise<StartedReset> {
  const { id, clientId, userId, delayHours } = reset;
  const now = tx.now();
  const code = makeProof(tx);
  await saveStarted(tx.db, id, now, hashProof(tx, userId, code));
  const at = later(now, delayHours * HOUR);
  const outcome = `takes effect ${at.toISOString()}`;
  await record(tx, { clientId, userId, sessionId: undefined, what: 'reset begins', outcome });
  const recipients = await listContacts(tx.db, userId, later(now, -TOLD_BACK_MS));
  await tellPerson(tx, { clientId, userId }, { kind: 'reset_asked', at, recipients });
  return { code, effectAt: at };
}
