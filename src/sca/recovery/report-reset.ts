// A person reports that a reset was not asked for by them: what waits is canceled; too late for that, they are blocked.
import { record } from '#trail/record.ts';
import type { Host } from '#world/world.ts';
import { blockForGood } from '../block-person.ts';
import type { Person } from '../person.ts';
import { endCanceled } from './cancel-reset.ts';
import { isPending } from './reset.ts';
import { findReset, tookEffectSince } from './reset-rows.ts';

/**
 * In the transaction of the report, under the person's lock. Whoever came by the code of a reset that took effect may
 * have enrolled with it already: nothing is evaluated any more until an operator has settled it.
 */
export async function reportReset(tx: Host, person: Person, noticedAt: Date): Promise<void> {
  const { id: userId, clientId } = person.user;
  const reset = await findReset(tx.db, userId);
  if (reset !== undefined && isPending(reset)) {
    await endCanceled({ ...tx, clientId }, reset, 'reported by the person');
  }
  // Another one that was asked for since, canceled or not, hides nothing of the one that was reported.
  if (person.budget.blockedForGood || !(await tookEffectSince(tx.db, userId, noticedAt))) return;
  await blockForGood(tx, person);
  const what = 'blocked after a report';
  await record(tx, { clientId, userId, sessionId: undefined, what, outcome: 'the reset had taken effect' });
}
