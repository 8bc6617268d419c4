// Where a person stands with SCA, for a platform that wants to know before it asks.
import { getClient } from '#clients/client-rows.ts';
import { settingOf, type ConsentScope } from '#clients/client.ts';
import { Fault } from '#kit/fault.ts';
import type { UserId } from '#kit/ids.ts';
import { findEnrolment } from '#sca/enrolment-rows.ts';
import type { UserStatus } from '#users/user.ts';
import { getUser } from '#users/user-rows.ts';
import type { Ctx } from '#world/ctx.ts';

export interface ScaStatus {
  readonly userStatus: UserStatus;
  /** Stays true while the person re-enrols. */
  readonly isEnrolled: boolean;
  readonly lastEnrolledAt: Date | undefined;
  /** What people may consent to. */
  readonly consentScopes: readonly ConsentScope[];
}

/** Mangopay: view-user-sca-status. @throws Fault `not_found` also when no SCA was ever asked of the person */
export async function getScaStatus(ctx: Ctx, userId: UserId): Promise<ScaStatus> {
  const user = await getUser(ctx.db, ctx.clientId, userId);
  const enrolment = await findEnrolment(ctx.db, userId);
  if (enrolment === undefined) {
    throw new Fault('not_found', {
      errors: { RessourceNotFound: `Cannot found the ressource ScaStatus with the id=${userId} ` },
    });
  }
  const { enrolledAt, lastEnrolledAt } = enrolment;
  const consentScopes = settingOf(await getClient(ctx.db, ctx.clientId), 'consentScopes');
  return { userStatus: user.status, isEnrolled: enrolledAt !== undefined, lastEnrolledAt, consentScopes };
}
