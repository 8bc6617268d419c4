// The seals around what open sessions have staged, for a change of the master secret; a staged PIN is a seal within.
import { resealPin } from '#factors/pin/pin-hash.ts';
import { sql, type Db } from '#world/db.ts';
import type { SealedColumn } from '#world/sealed-column.ts';
import type { Staged } from './session.ts';

/** Bound to the session; the seal within to the person. */
const owner = sql`id || ' ' || user_id`;

export const sealedStages: SealedColumn = {
  what: 'open sessions',
  table: sql`sca_sessions`,
  column: sql`staged_sealed`,
  key: sql`id`,
  row: (key) => sql`id = ${key}`,
  owner,
  contextOf: (idAndUser) => `staged:${idAndUser.split(' ')[0]}`,
  within(vault, plain, idAndUser) {
    // Safe: only a session's save writes it, and the seal proves that nobody else did.
    const staged = JSON.parse(plain) as Staged;
    if (staged.pin === undefined) return plain;
    const userId = idAndUser.split(' ')[1] ?? '';
    const pin = resealPin(vault, userId, Buffer.from(staged.pin, 'base64')).toString('base64');
    return JSON.stringify({ ...staged, pin });
  },
  // A request that has read the session with the old seal must not save it again.
  also: sql`version = version + 1`,
};

/** Enrolment codes of resets that are under way, whose hash does not begin with this mark (kit/secret.ts, namedPepper). */
export async function countResetCodesUnlike(db: Db, mark: Buffer): Promise<number> {
  const { left } = await db.one<{ left: number }>(sql`
    select count(*) as left from sca_resets
    where state in ('waiting_for_approval', 'waiting') and proof_hash is not null
      and substring(proof_hash from 1 for ${mark.length}::integer) <> ${mark}`);
  return left;
}
