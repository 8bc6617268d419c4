// People with a hand of their own: they type their address on the pages, and days pass between their visits.
import { learn } from '#factors/typing/learn.ts';
import { textDigest } from '#factors/typing/profile-form.ts';
import { toSample } from '#factors/typing/sample.ts';
import { changeSetting } from '#clients/change-setting.ts';
import { connect, type Api } from './api.ts';
import { enrolledByNumber, openAgain, PIN, type Enrolled } from './changes.ts';
import type { House } from './house.ts';
import { lastCode, type PageReply, type Visitor } from './visitor.ts';
import { typeAddress, type Hand } from '../../src/sandbox/soft-typist.ts';

const DAY = 86_400_000;

/** What the page would send. */
export function typed(house: House, { id, email }: Pick<Enrolled, 'id' | 'email'>, hand: Hand = 'own'): string {
  return typeAddress(house.app.host, id, email, hand) ?? '';
}

/** One more or less may look like a replay; twenty make a profile mature. */
const VISITS = 25;

/** A person of a platform with the policy, and the mature profile that confirmed visits on as many days leave. */
export async function knownByTyping(house: House, api: Api, policy: 'signal' | 'element'): Promise<Enrolled> {
  await changeSetting(house.app.host, api.clientId, 'typing', policy);
  const person = await enrolledByNumber(house, api);
  const text = textDigest(person.email);
  for (let visit = 0; visit < VISITS; visit += 1) {
    house.clock.advance(DAY);
    const sample = toSample(typed(house, person));
    if (sample === undefined) throw new Error('the hand typed no sample');
    const session = `scas_taught${visit}${person.id}` as const;
    await learn(house.app.host, session, { userId: person.id, text }, { sample, characters: person.email.length });
  }
  return person;
}

/** A new session, in which the address was typed by a hand. */
export async function typeAgain(
  house: House,
  api: Api,
  person: Enrolled,
  { hand = 'own', typing = typed(house, person, hand) }: { readonly hand?: Hand; readonly typing?: string } = {},
): Promise<{ readonly who: Visitor; readonly page: PageReply }> {
  const who = await openAgain(house, api, person.id);
  const page = await who.step('email', { email: person.email, typing });
  return { who, page };
}

/** To the end by PIN and code, with whatever hand. */
export async function confirmByCode(house: House, api: Api, person: Enrolled, hand: Hand = 'own'): Promise<PageReply> {
  house.clock.advance(31_000);
  const { who } = await typeAgain(house, api, person, { hand });
  await who.step('send-code');
  return await who.step('proof', { pin: PIN, code: await lastCode(house, person.number) });
}

/** Our own call, as support makes it. */
// oxlint-disable-next-line typescript/no-explicit-any -- tests read answers as their receivers do
export async function profileOf(house: House, { clientId, apiKey }: Api, userId: string): Promise<any> {
  const { token } = await connect(house.url, clientId, apiKey);
  const reply = await fetch(`${house.url}/strongroom/v1/${clientId}/users/${userId}/typing-profile`, {
    headers: { authorization: `Bearer ${token}` },
  });
  return await reply.json();
}
