// The platform changed the contact of an enrolled person: the one in use until now is told.
import { scaContact, type User } from '#users/user.ts';
import type { Ctx } from '#world/ctx.ts';
import { findContact } from '../contact-rows.ts';
import { tellPerson } from './tell-person.ts';

/** In the caller's transaction, under the person's lock. Going back to what is in use is no news. */
export async function tellContactChange(ctx: Ctx, user: User): Promise<void> {
  const { email, phone } = scaContact(user);
  const inUse = await findContact(ctx.db, user.id, 'email');
  if (inUse === undefined) return;
  const isSame = email === inUse && phone === (await findContact(ctx.db, user.id, 'sms'));
  if (!isSame) await tellPerson(ctx, { clientId: user.clientId, userId: user.id }, { kind: 'contact_change_asked' });
}
