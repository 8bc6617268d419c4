// People who are enrolled already, and their way to what they may change.
import { connect, type Api } from './api.ts';
import { newAuthenticator, optionsIn, type Authenticator } from './authenticator.ts';
import type { House } from './house.ts';
import { enrollmentLink, newNumber, newOwner, type Owner } from './people.ts';
import { enrol, lastCode, newVisitor, type PageReply, type Visitor } from './visitor.ts';

export const PIN = '482913';

export interface Enrolled extends Owner {
  readonly number: string;
}

/** By PIN and number, the number being the platform's. The clock moves on, so that the next code can be sent. */
export async function enrolledByNumber(
  house: House,
  api: Api,
  overrides: Record<string, unknown> = {},
): Promise<Enrolled> {
  const number = newNumber();
  const owner = await newOwner(api, { PhoneNumber: number, ...overrides });
  await enrol(house, newVisitor(house), owner, { number, pin: PIN });
  house.clock.advance(31_000);
  return { ...owner, number };
}

/** By passkey and PIN, without a number. */
export async function enrolledByPasskey(house: House, api: Api): Promise<{ owner: Owner; device: Authenticator }> {
  const owner = await newOwner(api);
  const device = newAuthenticator(house.url);
  const who = newVisitor(house);
  const page = await who.start(owner.link, { passkeys: 'yes' });
  await who.step('new-passkey', { credential: device.create(optionsIn(page.html)) });
  await who.step('email', { email: owner.email });
  await who.step('pin', { pin: PIN, again: PIN });
  await who.step('backup', { backup: 'none' });
  house.clock.advance(1_000);
  return { owner, device };
}

/** A session of an enrolled person in a browser that can make passkeys; days may have passed for the platform's token. */
export async function openAgain(house: House, { clientId, apiKey }: Api, userId: string): Promise<Visitor> {
  const who = newVisitor(house);
  await who.start(await enrollmentLink(await connect(house.url, clientId, apiKey), userId), { passkeys: 'yes' });
  return who;
}

/** PIN and a code to the number in use. */
export async function prove(house: House, who: Visitor, { email, number }: Enrolled, pin = PIN): Promise<PageReply> {
  await who.step('email', { email });
  await who.step('send-code');
  return await who.step('proof', { pin, code: await lastCode(house, number) });
}

/** Every credential of a person, byte for byte. */
export async function credentialsOf(house: House, userId: string): Promise<unknown> {
  const rows = async (text: string) => await house.db.many({ text, values: [userId] });
  return {
    pin: await rows(`select encode(pin_sealed, 'hex') as pin from pins where user_id = $1`),
    phone: await rows('select number from phones where user_id = $1'),
    passkeys: await rows(
      `select id, encode(public_key, 'hex') as key, name from passkeys where user_id = $1 order by id`,
    ),
    contacts: await rows('select channel, address from sca_contacts where user_id = $1 and until is null order by 1'),
  };
}
