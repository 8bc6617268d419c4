// Spends one try of a person's budget, and tells them of a block: their first one, and one that can become permanent.
import { saveBudget } from '#factors/guess-budget-rows.ts';
import { isWarningDue, openUntil, spendTry, type GuessBudget } from '#factors/guess-budget.ts';
import { record, type Device } from '#trail/record.ts';
import type { Host } from '#world/world.ts';
import { listContacts } from './contact-rows.ts';
import { tellPerson } from './notices/tell-person.ts';
import type { Person, Whose } from './person.ts';

/** In the caller's transaction, under the person's lock, before anything is looked at. Answers what is left. */
export async function spendGuess(
  tx: Host,
  person: Pick<Person, 'user' | 'budget'>,
  device?: Device,
): Promise<GuessBudget> {
  const { id: userId, clientId } = person.user;
  const whose = { clientId, userId };
  const before = person.budget;
  const after = await warn(tx, whose, spendTry(before, tx.now()));
  await saveBudget(tx.db, userId, after);
  const outcome = newBlock(before, after);
  if (outcome === undefined) return after;
  await record(tx, { ...whose, sessionId: undefined, what: 'blocked after failures', outcome, device });
  // The first of a row of blocks: whoever guesses must not flood the person's mailbox.
  const isFirst = before.blockedUntil === undefined;
  if (after.blockedForGood) await tellPerson(tx, whose, { kind: 'blocked' });
  else if (isFirst) await tellPerson(tx, whose, { kind: 'blocked', at: after.blockedUntil });
  return after;
}

/** RTS art. 4(4): alerted before the block is permanent. Who cannot be told, by no address, is never blocked for good. */
async function warn(tx: Host, whose: Whose, budget: GuessBudget): Promise<GuessBudget> {
  if (!isWarningDue(budget)) return budget;
  const recipients = await listContacts(tx.db, whose.userId, tx.now());
  if (recipients.length === 0) return budget;
  const warnedAt = tx.now();
  await tellPerson(tx, whose, { kind: 'permanent_block_ahead', at: openUntil(warnedAt), recipients });
  return { ...budget, warnedAt };
}

/** For the trail; undefined when the try blocked nothing that was not blocked before. */
function newBlock(before: GuessBudget, after: GuessBudget): string | undefined {
  if (after.blockedForGood) return before.blockedForGood ? undefined : 'for good';
  const until = after.blockedUntil;
  return until === undefined || until === before.blockedUntil ? undefined : `until ${until.toISOString()}`;
}
