// Samples and profiles of typing in the database, sealed. Whoever writes them holds the person's lock.
import type { SessionId, UserId } from '#kit/ids.ts';
import { sql, type Db } from '#world/db.ts';
import type { Host } from '#world/world.ts';
import type { Keystrokes } from './keystrokes.ts';
import { fromStored, toStored } from './profile-form.ts';
import type { Profile } from './profile.ts';
import type { Device } from './sample.ts';

export interface Whose {
  readonly userId: UserId;
  readonly device: Device;
  /** Digest of the text (profile-form.ts). */
  readonly text: string;
}

/** Undefined when there is none of this text, in the form of now. */
export async function findProfile(host: Host, { userId, device, text }: Whose): Promise<Profile | undefined> {
  const row = await host.db.maybeOne<{ profile_sealed: Buffer }>(sql`
    select profile_sealed from typing_profiles where user_id = ${userId} and device = ${device}`);
  return row && fromStored(host.vault.open(row.profile_sealed, contextOf(userId)), text);
}

export async function saveProfile(host: Host, { userId, device, text }: Whose, profile: Profile): Promise<void> {
  const sealed = host.vault.seal(toStored(profile, text), contextOf(userId));
  await host.db.run(sql`
    insert into typing_profiles (user_id, device, profile_sealed, updated_at)
    values (${userId}, ${device}, ${sealed}, ${host.now()})
    on conflict (user_id, device) do update
      set profile_sealed = excluded.profile_sealed, updated_at = excluded.updated_at`);
}

export interface ProfileRow {
  readonly device: Device;
  readonly updatedAt: Date;
}

export async function listProfiles(db: Db, userId: UserId): Promise<ProfileRow[]> {
  const rows = await db.many<{ device: Device; updated_at: Date }>(sql`
    select device, updated_at from typing_profiles where user_id = ${userId} order by device`);
  return rows.map((row) => ({ device: row.device, updatedAt: row.updated_at }));
}

/** The raw times of a session that was confirmed: kept for some days only, for a profile to be made anew. */
export interface Sample extends Keystrokes {
  /** Digest, as above. */
  readonly text: string;
}

export async function saveSample(host: Host, sessionId: SessionId, userId: UserId, sample: Sample): Promise<void> {
  const { text, sample: typed, characters } = sample;
  const sealed = host.vault.seal(JSON.stringify({ text, sample: typed, characters }), contextOf(userId));
  await host.db.run(sql`
    insert into typing_samples (session_id, user_id, sample_sealed, created_at)
    values (${sessionId}, ${userId}, ${sealed}, ${host.now()})
    on conflict (session_id) do nothing`);
}

/** More than a profile holds many times over. */
const MOST_SAMPLES = 100;

/** The latest of those after, the oldest of them first. */
export async function listSamples(
  host: Host,
  userId: UserId,
  after: Date,
): Promise<(Sample & { readonly typedAt: Date })[]> {
  const rows = await host.db.many<{ sample_sealed: Buffer; created_at: Date }>(sql`
    select sample_sealed, created_at from typing_samples where user_id = ${userId} and created_at > ${after}
    order by created_at desc, session_id desc limit ${MOST_SAMPLES}`);
  return rows.toReversed().map((row) => ({
    // Safe: only `saveSample` writes it, and the seal proves that nobody else did.
    ...(JSON.parse(host.vault.open(row.sample_sealed, contextOf(userId))) as Sample),
    typedAt: row.created_at,
  }));
}

/** Samples and profiles of every device. Answers how many profiles and samples there were. */
export async function deleteTyping(db: Db, userId: UserId): Promise<number> {
  const samples = await db.run(sql`delete from typing_samples where user_id = ${userId}`);
  return samples + (await db.run(sql`delete from typing_profiles where user_id = ${userId}`));
}

export async function sweepSamples(db: Db, before: Date, limit: number): Promise<number> {
  return await db.run(sql`
    delete from typing_samples where session_id in (
      select session_id from typing_samples where created_at < ${before}
      order by created_at limit ${limit} for update skip locked)`);
}

/** What is left of clients that measure no typing any more. */
export async function sweepUnwanted(db: Db, limit: number): Promise<number> {
  const unwanted = sql`
    select users.id from users join clients on clients.id = users.client_id where clients.settings ->> 'typing' = 'off'`;
  const samples = await db.run(sql`
    delete from typing_samples where session_id in (
      select session_id from typing_samples where user_id in (${unwanted}) limit ${limit})`);
  const profiles = await db.run(sql`
    delete from typing_profiles where (user_id, device) in (
      select user_id, device from typing_profiles where user_id in (${unwanted}) limit ${limit})`);
  return Math.max(samples, profiles);
}

/** Those that no session has added to since, or was opened by. */
export async function sweepProfiles(db: Db, before: Date, limit: number): Promise<number> {
  return await db.run(sql`
    delete from typing_profiles where (user_id, device) in (
      select user_id, device from typing_profiles where updated_at < ${before}
      order by updated_at limit ${limit} for update skip locked)`);
}

const contextOf = (userId: UserId) => `typing:${userId}`;
