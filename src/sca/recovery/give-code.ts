// Gives out the one-time code of an enrolment, to be passed on another way than the link.
import { saveProof } from '#factors/proof/proof-rows.ts';
import { hashProof, makeProof, PROOF_LIFE_MS } from '#factors/proof/proof.ts';
import { badParam, Fault } from '#kit/fault.ts';
import type { UserId } from '#kit/ids.ts';
import { later } from '#kit/time.ts';
import { record } from '#trail/record.ts';
import { assertNotClosed } from '#users/requirements.ts';
import type { User } from '#users/user.ts';
import { inTransaction, type Ctx } from '#world/ctx.ts';
import { findEnrolment } from '../enrolment-rows.ts';
import { lockPerson } from '../person.ts';

export interface EnrolmentCode {
  readonly code: string;
  readonly expiresAt: Date;
}

/** For whoever is not enrolled. A code that was given out before opens nothing any more. */
export async function giveCode(ctx: Ctx, userId: UserId): Promise<EnrolmentCode> {
  return await inTransaction(ctx, (tx) => give(tx, userId, 'operator'));
}

/** As above, but not after a reset: there an API key alone would be enough to enrol in the person's place. */
export async function giveCodeByPlatform(ctx: Ctx, userId: UserId): Promise<EnrolmentCode> {
  return await inTransaction(ctx, (tx) => give(tx, userId, 'platform'));
}

async function give(tx: Ctx, userId: UserId, by: 'operator' | 'platform'): Promise<EnrolmentCode> {
  const { clientId } = tx;
  const { user, standing, proofDue } = await lockPerson(tx, { clientId, userId });
  assertCanEnrol(user);
  if (standing.enrolled) throw badParam('UserId', 'The person is enrolled: no code is asked of them.');
  if (!proofDue) throw badParam('UserId', 'No code is asked of the person: the setting firstEnrolment is not "proof".');
  const isReset = (await findEnrolment(tx.db, userId))?.proofRequired === true;
  if (by === 'platform' && isReset) {
    throw badParam('UserId', 'The person was reset by the operator, who alone gives out the code.');
  }
  const now = tx.now();
  const code = makeProof(tx);
  const expiresAt = later(now, PROOF_LIFE_MS);
  await saveProof(tx.db, userId, { proofHash: hashProof(tx, userId, code), createdAt: now, expiresAt });
  const outcome = tx.caller === undefined ? `to the ${by}` : `to the ${by}, with ${tx.caller.keyId}`;
  await record(tx, { clientId, userId, sessionId: undefined, what: 'enrolment code given out', outcome });
  return { code, expiresAt };
}

function assertCanEnrol(user: User): void {
  assertNotClosed(user);
  if (user.category === 'PAYER') throw new Fault('payer_not_allowed');
  if (user.category === 'PLATFORM') throw new Fault('forbidden');
}
