// The secrets of first enrolments in the database, one a person: a new one voids the one before.
import type { UserId } from '#kit/ids.ts';
import { sql, type Db } from '#world/db.ts';

export interface StoredProof {
  readonly proofHash: Buffer;
  readonly createdAt: Date;
  readonly expiresAt: Date;
}

export async function findProof(db: Db, userId: UserId): Promise<StoredProof | undefined> {
  const row = await db.maybeOne<{ proof_hash: Buffer; created_at: Date; expires_at: Date }>(sql`
    select proof_hash, created_at, expires_at from enrolment_proofs where user_id = ${userId}`);
  return row && { proofHash: row.proof_hash, createdAt: row.created_at, expiresAt: row.expires_at };
}

export async function saveProof(db: Db, userId: UserId, proof: StoredProof): Promise<void> {
  await db.run(sql`
    insert into enrolment_proofs (user_id, proof_hash, created_at, expires_at)
    values (${userId}, ${proof.proofHash}, ${proof.createdAt}, ${proof.expiresAt})
    on conflict (user_id) do update set proof_hash = excluded.proof_hash, created_at = excluded.created_at,
      expires_at = excluded.expires_at`);
}

export async function deleteProof(db: Db, userId: UserId): Promise<void> {
  await db.run(sql`delete from enrolment_proofs where user_id = ${userId}`);
}

/** Those that can still be used, and whose hash does not begin with this mark (kit/secret.ts, namedPepper). */
export async function countProofsUnlike(db: Db, mark: Buffer, now: Date): Promise<number> {
  const { left } = await db.one<{ left: number }>(sql`
    select count(*) as left from enrolment_proofs
    where expires_at > ${now} and substring(proof_hash from 1 for ${mark.length}::integer) <> ${mark}`);
  return left;
}

/** Those that ran out before. */
export async function sweepProofs(db: Db, before: Date, limit: number): Promise<number> {
  return await db.run(sql`
    delete from enrolment_proofs where user_id in (
      select user_id from enrolment_proofs where expires_at < ${before}
      order by expires_at limit ${limit} for update skip locked)`);
}
