// The platform changed the contact of an enrolled person: the one in use until now is told.
import { record } from '#trail/record.ts';
import { scaContact, type User } from '#users/user.ts';
import type { Ctx } from '#world/ctx.ts';
import { findContact } from '../contact-rows.ts';
import { findEnrolment } from '../enrolment-rows.ts';
import { liftDisputesAbout } from './dispute-rows.ts';
import { tellPerson } from './tell-person.ts';

/** In the caller's transaction, under the person's lock. Going back to what is in use is no news. */
export async function tellContactChange(ctx: Ctx, user: User): Promise<void> {
  const inUse = {
    email: await findContact(ctx.db, user.id, 'email'),
    phone: await findContact(ctx.db, user.id, 'sms'),
  };
  if (inUse.email === undefined && inUse.phone === undefined) return;
  if (await isBack(ctx, user, inUse)) await settleReport(ctx, user);
  else await tellPerson(ctx, { clientId: user.clientId, userId: user.id }, { kind: 'contact_change_asked' });
}

interface InUse {
  readonly email: string | undefined;
  readonly phone: string | undefined;
}

/** The platform's number may have differed from the person's at the enrolment already: they gave another one. */
async function isBack(ctx: Ctx, user: User, inUse: InUse): Promise<boolean> {
  const { email, phone } = scaContact(user);
  if (email === undefined || email !== inUse.email) return false;
  return phone === undefined || phone === inUse.phone || phone === (await findEnrolment(ctx.db, user.id))?.givenNumber;
}

/** What was reported is undone: nothing is left that could be taken over. */
async function settleReport(ctx: Ctx, { id: userId, clientId }: User): Promise<void> {
  const about = 'contact_change_asked';
  const lifted = await liftDisputesAbout(ctx.db, userId, { about }, 'platform', ctx.now());
  if (lifted === 0) return;
  const what = 'report lifted: the contact is as it was';
  await record(ctx, { clientId, userId, sessionId: undefined, what, outcome: 'changed back by the platform' });
}
