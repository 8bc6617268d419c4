// Completes a session without a browser: the right answer at every step, its codes read in the inbox.
import { settingOf } from '#clients/client.ts';
import { challengeOf } from '#factors/passkey/ceremony.ts';
import { pinProblem } from '#factors/pin/pin.ts';
import { isPin } from '#factors/pin/pin-hash.ts';
import { giveCode } from '#sca/recovery/give-code.ts';
import type { Answer } from '#sca/answer.ts';
import type { Step } from '#sca/flows.ts';
import { challengeShown, emailAsked } from '#sca/judge.ts';
import type { Person } from '#sca/person.ts';
import type { OpenSession, Session } from '#sca/session.ts';
import { isCodeStep } from '#sca/send-code.ts';
import { submitStep } from '#sca/submit-step.ts';
import { sealContext } from '#messages/message.ts';
import { scaContact } from '#users/user.ts';
import type { Host } from '#world/world.ts';
import { arrivedOf } from './arrivals.ts';
import { askForCode, assertTaken, channelOf, driveSession, stuck, type Wishes } from './drive-session.ts';
import { findNewestCode } from './sandbox-rows.ts';
import type { Seed } from './seed.ts';
import { typeAddress, type Hand } from './soft-typist.ts';
import { makePasskey, usePasskey } from './soft-passkey.ts';
import type { Troubles } from './troubles.ts';

export interface Right extends Wishes {
  /** The PIN that is chosen, or proves. */
  readonly pin?: string | undefined;
  /** Where the platform gave no number. */
  readonly phoneNumber?: string | undefined;
  /** The one-time code of an enrolment; undefined: a new one is given out. */
  readonly proof?: string | undefined;
  /** Who types the address; undefined: the person. */
  readonly typing?: Hand | undefined;
}

export interface Known {
  readonly seed: Seed;
  readonly troubles: Troubles;
}

/** Chosen in turn, for one may hold somebody's birthday; of longer PINs they are the beginning. */
const PINS = ['482913739461', '739461285037', '916403728156'];
/** Mangopay: testing: it takes a code that everybody knows. */
const TEST_NUMBER = '+33611111111';

/** Answers it as it is then. @throws Fault `param_error` that says why it cannot be completed */
export async function completeSession(host: Host, session: Session, right: Right, known: Known): Promise<Session> {
  return await driveSession(host, session, right, async ({ holder, session: now, person, step }) => {
    if (isCodeStep(step) && (await askForCode(host, holder, now, step))) return;
    await submitStep(host, holder, await rightAnswer(host, { session: now, person, step }, right, known));
    await assertTaken(host, now, step);
  });
}

export interface At {
  readonly session: OpenSession;
  readonly person: Person;
  readonly step: Step;
}

export async function rightAnswer(host: Host, at: At, right: Right, known: Known): Promise<Answer> {
  const { session, person, step } = at;
  const code = () => readCode(host, at, known.troubles);
  const pin = () => findPin(host, person, right, known.seed);
  switch (step) {
    case 'proof':
      return { step, code: right.proof ?? (await giveProof(host, session)) };
    case 'email':
      return typedAddress(host, session, person, right);
    case 'new_pin': {
      const chosen = right.pin ?? choosePin(person);
      return { step, pin: chosen, again: chosen };
    }
    case 'backup':
      return { step, backup: 'none' };
    case 'new_phone':
      return newPhone(session, person, right);
    case 'new_phone_code':
    case 'code_alone':
    case 'mail_code':
      return { step, code: await code() };
    case 'pin_and_code':
      return { step, pin: await pin(), code: await code() };
    case 'pin_alone':
    case 'pin_and_typing':
      return { step, pin: await pin() };
    case 'settings':
      return { step, change: undefined };
    case 'removal':
      return { step };
    case 'new_passkey':
    case 'second_passkey':
      return { step, credential: await makePasskey(host, challengeOf(host, challengeShown(session, step))) };
    case 'passkey': {
      const credential = await usePasskey(host, challengeOf(host, challengeShown(session, step)), person.passkeys);
      if (credential === undefined) throw stuck('The passkey of the person is in the browser that made it.');
      return { step, credential };
    }
    case 'stranded':
      throw stuck('The person has no PIN and number to confirm with, or the platform gave no number.');
  }
}

/** They say neither yes nor no to being measured: what they said before holds. */
function typedAddress(host: Host, session: OpenSession, person: Person, { typing = 'own' }: Right): Answer {
  const email = emailAsked(session, person) ?? '';
  return { step: 'email', email, typing: typeAddress(host, session.userId, email, typing) };
}

/** A new number, where one is asked for; else the platform's. */
function newPhone({ choices }: OpenSession, person: Person, { phoneNumber }: Right): Answer {
  const { phone } = scaContact(person.user);
  const isOther = choices.change === 'number' || phone === undefined;
  if (phoneNumber === undefined && !isOther) return { step: 'new_phone', suggested: true };
  return { step: 'new_phone', number: phoneNumber ?? TEST_NUMBER, country: undefined };
}

function choosePin(person: Person): string {
  const { phone, birthday } = scaContact(person.user);
  const known = { birthday, phones: [phone, person.phone].filter((number) => number !== undefined) };
  const digits = settingOf(person.client, 'pinLength');
  const chosen = PINS.map((pin) => pin.slice(0, digits)).find((pin) => pinProblem(pin, known, digits) === undefined);
  if (chosen === undefined) throw stuck('No PIN of the sandbox fits the person: send one as Pin.');
  return chosen;
}

/** Looked at before it is tried: what the sandbox does not know shall cost the person no guess. */
async function findPin(host: Host, person: Person, { pin }: Right, seed: Seed): Promise<string> {
  const { id: userId, clientId } = person.user;
  if (pin !== undefined) return pin;
  const seeded = seed.users.find(({ Id }) => Id === userId)?.Sca?.Pin;
  // One of before the platform asked for another length, too.
  const lengths = [settingOf(person.client, 'pinLength'), 6];
  const ours = lengths.flatMap((digits) => PINS.map((each) => each.slice(0, digits)));
  for (const candidate of new Set([...(seeded === undefined ? [] : [seeded]), ...ours])) {
    if (await isPin(host, { clientId, userId }, person.pin, candidate)) return candidate;
  }
  throw stuck('The person chose a PIN that the sandbox does not know: send it as Pin.');
}

async function giveProof(host: Host, { clientId, userId }: OpenSession): Promise<string> {
  return (await giveCode({ ...host, clientId }, userId)).code;
}

/** As its person reads it: one that failed or is late has not arrived. */
async function readCode(host: Host, { session, step }: At, troubles: Troubles): Promise<string> {
  const newest = await findNewestCode(host.db, session.id, channelOf(step));
  if (newest === undefined) throw stuck('No code was sent.');
  const message = { ...newest, sentAt: newest.sentAt ?? undefined };
  const [arrived] = await arrivedOf(host, troubles, [message]);
  if (arrived === undefined || arrived.sealed === undefined || arrived.sealed === null)
    throw stuck('The code has not arrived.');
  return host.vault.open(arrived.sealed, sealContext(arrived.id));
}
