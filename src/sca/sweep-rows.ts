// What sessions leave behind, after its time: a limited number at once, and none that somebody else holds.
import { sql, type Db } from '#world/db.ts';

/** Those that ended before. The trail keeps what happened in them. */
export async function sweepSessions(db: Db, before: Date, limit: number): Promise<number> {
  return await db.run(sql`
    delete from sca_sessions where id in (
      select id from sca_sessions where closed_at < ${before} order by closed_at limit ${limit} for update skip locked)`);
}

/** Those that went out of use before. */
export async function sweepContacts(db: Db, before: Date, limit: number): Promise<number> {
  return await db.run(sql`
    delete from sca_contacts where (user_id, channel, since) in (
      select user_id, channel, since from sca_contacts where until < ${before}
      order by until limit ${limit} for update skip locked)`);
}

/** Resets that were done or canceled before, and reports that were lifted before. */
export async function sweepCases(db: Db, before: Date, limit: number): Promise<number> {
  const resets = await db.run(sql`
    delete from sca_resets where id in (
      select id from sca_resets where closed_at < ${before} order by closed_at limit ${limit} for update skip locked)`);
  const disputes = await db.run(sql`
    delete from disputes where id in (
      select id from disputes where lifted_at < ${before} order by lifted_at limit ${limit} for update skip locked)`);
  return Math.max(resets, disputes);
}
