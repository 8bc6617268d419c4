// The start of a reset's delay: the operator gets the code for the person, and every contact of late is told.
import { hashProof, makeProof } from '#factors/proof/proof.ts';
import { badParam } from '#kit/fault.ts';
import { HOUR, later } from '#kit/time.ts';
import { record } from '#trail/record.ts';
import type { User } from '#users/user.ts';
import type { Host } from '#world/world.ts';
import { tellPerson } from '../notices/tell-person.ts';
import { contactsOfLate } from './contacts-of-late.ts';
import type { Reset } from './reset.ts';
import { saveStarted } from './reset-rows.ts';

export interface StartedReset {
  /** For the person, when they are identified; told once, here. */
  readonly code: string;
  readonly effectAt: Date;
  /** At how many addresses and numbers the person is told. */
  readonly told: number;
}

/**
 * In the caller's transaction, under the person's lock; the reset waits for approval until now.
 * @throws Fault `param_error` when nobody can be told: then nobody could object
 */
export async function startReset(tx: Host, user: User, reset: Reset): Promise<StartedReset> {
  const { id, clientId, userId, delayHours } = reset;
  const now = tx.now();
  const code = makeProof(tx);
  await saveStarted(tx.db, id, now, hashProof(tx, userId, code));
  const at = later(now, delayHours * HOUR);
  const outcome = `takes effect ${at.toISOString()}`;
  await record(tx, { clientId, userId, sessionId: undefined, what: 'reset begins', outcome });
  const recipients = await contactsOfLate(tx, user);
  if (recipients.length === 0) {
    throw badParam('UserId', 'The person has no address and no number at which they could be told of a reset.');
  }
  const told = await tellPerson(tx, { clientId, userId }, { kind: 'reset_asked', at, recipients });
  if (told === 0)
    throw badParam('UserId', 'The person got too many notices today to be told of a reset: ask tomorrow.');
  return { code, effectAt: at, told };
}
