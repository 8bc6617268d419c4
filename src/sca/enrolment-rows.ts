// What is known of a person's enrolment; its version guards the credentials against sessions that began earlier.
import type { UserId } from '#kit/ids.ts';
import { sql, type Db } from '#world/db.ts';

export interface Enrolment {
  readonly firstAskedAt: Date;
  readonly enrolledAt: Date | undefined;
  readonly lastEnrolledAt: Date | undefined;
  readonly credentialsVersion: number;
  /** When an element was last added, changed or removed after the enrolment. */
  readonly lastChangedAt: Date | undefined;
  /** After a reset: the next enrolment needs the secret that an operator gave out. */
  readonly proofRequired: boolean;
  /** The platform's number at the last enrolment; undefined: none, or it is not known. */
  readonly givenNumber: string | undefined;
  /** Verdicts of the typing in a row that did not stand in for the code. */
  readonly typingMisses: number;
  /** The person wants their typing neither measured nor kept. */
  readonly typingDeclined: boolean;
}

/** Undefined when no SCA was ever asked of the person. */
export async function findEnrolment(db: Db, userId: UserId): Promise<Enrolment | undefined> {
  const row = await db.maybeOne<{
    first_asked_at: Date;
    enrolled_at: Date | null;
    last_enrolled_at: Date | null;
    credentials_version: number;
    last_changed_at: Date | null;
    proof_required: boolean;
    given_number: string | null;
    typing_misses: number;
    typing_declined: boolean;
  }>(sql`
    select first_asked_at, enrolled_at, last_enrolled_at, credentials_version, last_changed_at,
      proof_required, given_number, typing_misses, typing_declined
    from enrolments
    where user_id = ${userId}`);
  if (row === undefined) return undefined;
  return {
    firstAskedAt: row.first_asked_at,
    enrolledAt: row.enrolled_at ?? undefined,
    lastEnrolledAt: row.last_enrolled_at ?? undefined,
    credentialsVersion: row.credentials_version,
    lastChangedAt: row.last_changed_at ?? undefined,
    proofRequired: row.proof_required,
    givenNumber: row.given_number ?? undefined,
    typingMisses: row.typing_misses,
    typingDeclined: row.typing_declined,
  };
}

export async function recordAsked(db: Db, userId: UserId, now: Date): Promise<void> {
  await db.run(sql`
    insert into enrolments (user_id, first_asked_at) values (${userId}, ${now}) on conflict (user_id) do nothing`);
}

/** In the transaction that makes the credentials real. Needs `recordAsked` before. */
export async function recordEnrolled(db: Db, userId: UserId, now: Date, givenNumber?: string): Promise<void> {
  await db.run(sql`
    update enrolments set enrolled_at = coalesce(enrolled_at, ${now}), last_enrolled_at = ${now},
      proof_required = false, given_number = ${givenNumber ?? null}, credentials_version = credentials_version + 1
    where user_id = ${userId}`);
}

/** In the transaction that adds, changes or removes an element of an enrolled person. */
export async function recordChanged(db: Db, userId: UserId, now: Date): Promise<void> {
  await db.run(sql`
    update enrolments set last_changed_at = ${now}, credentials_version = credentials_version + 1
    where user_id = ${userId}`);
}

/** Under the person's lock; counted before a verdict is looked at, and set to 0 by what ends the row. */
export async function saveTypingMisses(db: Db, userId: UserId, misses: number): Promise<void> {
  await db.run(sql`update enrolments set typing_misses = ${misses} where user_id = ${userId}`);
}

export async function saveTypingDeclined(db: Db, userId: UserId, declined: boolean): Promise<void> {
  await db.run(sql`update enrolments set typing_declined = ${declined}, typing_misses = 0 where user_id = ${userId}`);
}

/** Voids what every open session of the person has staged: it must begin anew on the new facts. */
export async function outdateSessions(db: Db, userId: UserId): Promise<void> {
  await db.run(sql`update enrolments set credentials_version = credentials_version + 1 where user_id = ${userId}`);
}
