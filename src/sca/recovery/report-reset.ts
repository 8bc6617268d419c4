// A person reports that a reset was not asked for by them: it is canceled, or, too late for that, they are blocked.
import { record } from '#trail/record.ts';
import type { Host } from '#world/world.ts';
import { blockForGood } from '../block-person.ts';
import type { Person } from '../person.ts';
import { endCanceled } from './cancel-reset.ts';
import { isPending } from './reset.ts';
import { findReset } from './reset-rows.ts';

/**
 * In the transaction of the report, under the person's lock. Whoever came by the code of a reset that took effect may
 * have enrolled with it already: nothing is evaluated any more until an operator has settled it.
 */
export async function reportReset(tx: Host, person: Person, noticedAt: Date): Promise<void> {
  const { id: userId, clientId } = person.user;
  const reset = await findReset(tx.db, userId);
  if (reset === undefined) return;
  if (isPending(reset)) return await endCanceled({ ...tx, clientId }, reset, 'reported by the person');
  const tookEffect = reset.state === 'done' && reset.closedAt !== undefined && reset.closedAt >= noticedAt;
  if (!tookEffect || person.budget.blockedForGood) return;
  await blockForGood(tx, person);
  const what = 'blocked after a report';
  await record(tx, { clientId, userId, sessionId: undefined, what, outcome: 'the reset had taken effect' });
}
