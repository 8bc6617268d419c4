// Spends one try of a person's budget, and tells them of blocks: those that lapse, one for good, and that one beforehand.
import { saveBudget } from '#factors/guess-budget-rows.ts';
import { isBlockForGoodDue, isWarningDue, openUntil, spendTry, type GuessBudget } from '#factors/guess-budget.ts';
import { DAY, later } from '#kit/time.ts';
import { record, type Device } from '#trail/record.ts';
import type { Host } from '#world/world.ts';
import { blockForGood } from './block-person.ts';
import { listContacts } from './contact-rows.ts';
import { countNotices } from './notices/notice-rows.ts';
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
  const until = after.blockedUntil;
  if (until === undefined || until === before.blockedUntil) return after;
  const outcome = `until ${until.toISOString()}`;
  await record(tx, { ...whose, sessionId: undefined, what: 'blocked after failures', outcome, device });
  // One a day: whoever guesses must not flood the person's mailbox.
  const told = await countNotices(tx.db, userId, later(tx.now(), -DAY));
  if (!told.has('blocked')) await tellPerson(tx, whose, { kind: 'blocked', at: until });
  return after;
}

/**
 * In the transaction that refuses a guess, under the person's lock. Once they were warned, a failure blocks for good:
 * every open session of theirs ends, the one that was refused among them. Answers whether it did.
 */
export async function hardenBlock(
  tx: Host,
  person: Pick<Person, 'user' | 'budget'>,
  device?: Device,
): Promise<boolean> {
  if (!isBlockForGoodDue(person.budget, tx.now())) return false;
  const whose = { clientId: person.user.clientId, userId: person.user.id };
  await blockForGood(tx, person);
  await record(tx, { ...whose, sessionId: undefined, what: 'blocked after failures', outcome: 'for good', device });
  await tellPerson(tx, whose, { kind: 'blocked' });
  return true;
}

/** RTS art. 4(4): alerted before the block is permanent. Who cannot be told, by no address, is never blocked for good. */
async function warn(tx: Host, whose: Whose, budget: GuessBudget): Promise<GuessBudget> {
  if (!isWarningDue(budget, tx.now())) return budget;
  const recipients = await listContacts(tx.db, whose.userId, tx.now());
  const warnedAt = tx.now();
  const told = await tellPerson(tx, whose, { kind: 'permanent_block_ahead', at: openUntil(warnedAt), recipients });
  return told === 0 ? budget : { ...budget, warnedAt, warningSentAt: undefined };
}
