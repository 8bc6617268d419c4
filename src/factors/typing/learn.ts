// What a confirmed session teaches: its sample enters the profile, within the profile's bounds.
import type { SessionId } from '#kit/ids.ts';
import { DAY, later } from '#kit/time.ts';
import type { Host } from '#world/world.ts';
import { rhythmOf, typedOn, type Keystrokes } from './keystrokes.ts';
import { emptyProfile, withConfirmed, withUsed, type Kept, type Profile } from './profile.ts';
import type { Rhythm } from './rhythm.ts';
import { findProfile, listSamples, saveProfile, saveSample, type Whose } from './typing-rows.ts';
import { vectorOf } from './vector.ts';
import { shippedVerifier } from './verifier.ts';
import { shortened, verify, type TypingAnswer } from './verify.ts';

/** For which raw times are kept after the session, sealed. The profile holds features. */
export const SAMPLES_KEPT_MS = 30 * DAY;
/** A profile that nothing was added to for so long is of no use, and is erased. */
export const PROFILES_KEPT_MS = 400 * DAY;

/** Whose typing of which text, on whatever device. */
type Owner = Omit<Whose, 'device'>;

/** The stored profile; where there is none of this text and form, one made of the samples that are still kept. */
export async function getProfile(host: Host, whose: Whose): Promise<Profile> {
  return (await findProfile(host, whose)) ?? (await rebuild(host, whose));
}

/**
 * In the transaction that validates, under the person's lock, and only for a session that other elements validated. A
 * sample that no hand typed just now, or that measures nothing, teaches nothing and is not kept.
 */
export async function learn(tx: Host, sessionId: SessionId, owner: Owner, keystrokes: Keystrokes): Promise<void> {
  const rhythm = rhythmOf(keystrokes);
  if (typeof rhythm === 'string') return;
  const whose = { ...owner, device: typedOn(keystrokes) };
  const profile = await getProfile(tx, whose);
  if (!teaches(verify(profile, rhythm, shippedVerifier))) return;
  await saveSample(tx, sessionId, owner.userId, { ...keystrokes, text: owner.text });
  await saveProfile(tx, whose, taught(profile, rhythm, tx.now()));
}

/** As above, for a session that the sample helped to validate: none of it is learned, but it is known when it comes again. */
export async function rememberUsed(tx: Host, owner: Owner, keystrokes: Keystrokes): Promise<void> {
  const rhythm = rhythmOf(keystrokes);
  if (typeof rhythm === 'string') return;
  const whose = { ...owner, device: typedOn(keystrokes) };
  await saveProfile(tx, whose, withUsed(await getProfile(tx, whose), toKept(rhythm, tx.now())));
}

async function rebuild(host: Host, { userId, device, text }: Whose): Promise<Profile> {
  let profile = emptyProfile;
  for (const sample of await listSamples(host, userId, later(host.now(), -SAMPLES_KEPT_MS))) {
    const rhythm = sample.text === text && typedOn(sample) === device ? rhythmOf(sample) : 'pasted';
    if (typeof rhythm === 'string' || !teaches(verify(profile, rhythm, shippedVerifier))) continue;
    profile = taught(profile, rhythm, sample.typedAt);
  }
  return profile;
}

function taught(profile: Profile, rhythm: Rhythm, at: Date): Profile {
  return withConfirmed(profile, toKept(rhythm, at), shippedVerifier);
}

function toKept(rhythm: Rhythm, at: Date): Kept {
  return { visit: dayOf(at), vector: vectorOf(shortened(rhythm)) };
}

/** A visit is a day: twenty confirmations in an hour are one mood, and one occasion. */
function dayOf(at: Date): number {
  return Math.floor(at.getTime() / DAY);
}

function teaches(answer: TypingAnswer): boolean {
  if (answer.kind === 'measured') return true;
  return answer.kind === 'abstains' && ['too_few_samples', 'too_few_visits', 'changed'].includes(answer.why);
}
