// Makes the resets effective whose delay is over.
import { deletePasskeys } from '#factors/passkey/passkey-rows.ts';
import { deletePhone } from '#factors/phone/phone-rows.ts';
import { deletePin } from '#factors/pin/pin-rows.ts';
import { saveProof } from '#factors/proof/proof-rows.ts';
import { PROOF_LIFE_MS } from '#factors/proof/proof.ts';
import { resetBudget, saveBudget } from '#factors/guess-budget-rows.ts';
import { untouched } from '#factors/guess-budget.ts';
import { deleteTyping } from '#factors/typing/typing-rows.ts';
import { later } from '#kit/time.ts';
import { record } from '#trail/record.ts';
import { setUserStatus } from '#users/user-rows.ts';
import { emit } from '#webhooks/emit.ts';
import { inTransaction, type Ctx } from '#world/ctx.ts';
import type { Host } from '#world/world.ts';
import { endContacts, findNewestContactAt } from '../contact-rows.ts';
import { failSession } from '../end-session.ts';
import { liftDisputes, listOpenDisputes } from '../notices/dispute-rows.ts';
import { tellPerson } from '../notices/tell-person.ts';
import { lockPerson, type Person } from '../person.ts';
import { listOpenSessions } from '../session-rows.ts';
import { endCanceled } from './cancel-reset.ts';
import { contactsOfLate } from './contacts-of-late.ts';
import { putOffReset } from './put-off-reset.ts';
import { effectAt, isPending, type Reset } from './reset.ts';
import { findReset, listDueResets, recordUnenrolled, saveEnded, type DueReset } from './reset-rows.ts';

/** Answers how many were looked at; any number of nodes may run it at once. */
export async function settleResets(host: Host, limit: number): Promise<number> {
  const due = await listDueResets(host.db, host.now(), limit);
  for (const each of due) {
    try {
      await inTransaction({ ...host, clientId: each.clientId }, (tx) => settle(tx, each));
    } catch (error) {
      // One that cannot be settled must not keep the others waiting.
      host.log.error('a reset could not be settled', { user: each.userId, error });
    }
  }
  return due.length;
}

/** Everything that led here is looked at again under the lock: it may be canceled, reported or put off meanwhile. */
async function settle(tx: Ctx, { clientId, userId }: DueReset): Promise<void> {
  const person = await lockPerson(tx, { clientId, userId });
  const reset = await findReset(tx.db, userId);
  if (reset === undefined || !isPending(reset)) return;
  if (person.user.status === 'CLOSED') return await endCanceled(tx, reset, 'account closed');
  if (await isReported(tx, reset)) return await endCanceled(tx, reset, 'reported by the person');

  const newestContactAt = await findNewestContactAt(tx.db, userId);
  const at = effectAt(reset, newestContactAt);
  if (at === undefined || reset.proofHash === undefined) return;
  if (at > tx.now()) {
    if (newestContactAt !== undefined) await putOffReset(tx, userId, newestContactAt);
    return;
  }
  await takeEffect(tx, person, reset, reset.proofHash);
}

async function isReported(tx: Ctx, reset: Reset): Promise<boolean> {
  const disputes = await listOpenDisputes(tx.db, reset.userId);
  return disputes.some(({ about }) => about === 'reset_asked');
}

async function takeEffect(tx: Ctx, person: Person, reset: Reset, proofHash: Buffer): Promise<void> {
  const { clientId, userId } = reset;
  const now = tx.now();
  // Before they are ended: a session tells its end to nobody, but these are told.
  const recipients = await contactsOfLate(tx, person.user);
  for (const session of await listOpenSessions(tx.db, userId)) await failSession(tx, session, 'reset');
  await destroyElements(tx, person);
  await recordUnenrolled(tx.db, userId);
  await saveProof(tx.db, userId, { proofHash, createdAt: now, expiresAt: later(now, PROOF_LIFE_MS) });
  await saveEnded(tx.db, reset.id, { state: 'done', at: now, reason: 'took effect' });
  await record(tx, { clientId, userId, sessionId: undefined, what: 'reset', outcome: 'took effect' });
  await tellPerson(tx, { clientId, userId }, { kind: 'reset_done', recipients });
  if (person.user.status === 'PENDING_USER_ACTION') return;
  // Mangopay: webhooks/event-types: the person must enrol again, and the platform is to ask for a link.
  await setUserStatus(tx.db, userId, 'PENDING_USER_ACTION');
  await emit(tx, { type: 'USER_ACCOUNT_VALIDATION_ASKED', resourceId: userId });
}

/** RTS art. 27. Reports were about what is destroyed here; a permanent block is an operator's to lift. */
async function destroyElements(tx: Ctx, { user, budget }: Person): Promise<void> {
  await deletePin(tx.db, user.id);
  await deletePhone(tx.db, user.id);
  await deletePasskeys(tx.db, user.id);
  await deleteTyping(tx.db, user.id);
  await endContacts(tx.db, user.id, tx.now());
  await liftDisputes(tx.db, user.id, 'operator', tx.now());
  await resetBudget(tx.db, user.id);
  if (budget.blockedForGood) await saveBudget(tx.db, user.id, { ...untouched, blockedForGood: true });
}
