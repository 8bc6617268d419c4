// Codes in the database, one a session: saving a new one voids the one before.
import type { SessionId } from '#kit/ids.ts';
import { sql, type Db } from '#world/db.ts';

export interface StoredCode {
  readonly claim: number;
  readonly number: string;
  readonly codeHash: Buffer;
  readonly createdAt: Date;
  readonly expiresAt: Date;
}

export async function findCode(db: Db, sessionId: SessionId): Promise<StoredCode | undefined> {
  const row = await db.maybeOne<{
    claim: number;
    number: string;
    code_hash: Buffer;
    created_at: Date;
    expires_at: Date;
  }>(sql`select claim, number, code_hash, created_at, expires_at from otp_codes where session_id = ${sessionId}`);
  if (row === undefined) return undefined;
  return {
    claim: row.claim,
    number: row.number,
    codeHash: row.code_hash,
    createdAt: row.created_at,
    expiresAt: row.expires_at,
  };
}

export async function saveCode(db: Db, sessionId: SessionId, code: StoredCode): Promise<void> {
  await db.run(sql`
    insert into otp_codes (session_id, claim, number, code_hash, created_at, expires_at)
    values (${sessionId}, ${code.claim}, ${code.number}, ${code.codeHash}, ${code.createdAt}, ${code.expiresAt})
    on conflict (session_id) do update set claim = excluded.claim, number = excluded.number,
      code_hash = excluded.code_hash, created_at = excluded.created_at, expires_at = excluded.expires_at`);
}

export async function deleteCode(db: Db, sessionId: SessionId): Promise<void> {
  await db.run(sql`delete from otp_codes where session_id = ${sessionId}`);
}

/** Those that nobody can use any more. */
export async function sweepCodes(db: Db, now: Date, limit: number): Promise<number> {
  return await db.run(sql`
    delete from otp_codes where session_id in (
      select session_id from otp_codes where expires_at <= ${now}
      order by expires_at limit ${limit} for update skip locked)`);
}
