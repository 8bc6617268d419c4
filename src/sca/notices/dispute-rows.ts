// Disputes: what a person said was not them. What a dispute is about stays frozen until it is lifted.
import type { ClientId, UserId } from '#kit/ids.ts';
import type { NoticeKind } from '#messages/message.ts';
import { sql, type Db } from '#world/db.ts';

export type DisputeId = `dsp_${string}`;

export interface Dispute {
  readonly id: DisputeId;
  readonly about: NoticeKind;
  /** What the notice was about, such as the id of a passkey. */
  readonly subject: string | undefined;
  /** When the notice was made: at or just after what it tells of. */
  readonly noticedAt: Date;
  /** When the person reported it. */
  readonly madeAt: Date;
}

export async function insertDispute(
  db: Db,
  whose: { readonly clientId: ClientId; readonly userId: UserId },
  dispute: Dispute,
): Promise<void> {
  await db.run(sql`
    insert into disputes (id, client_id, user_id, about, subject, noticed_at, made_at)
    values (${dispute.id}, ${whose.clientId}, ${whose.userId}, ${dispute.about}, ${dispute.subject ?? null},
      ${dispute.noticedAt}, ${dispute.madeAt})`);
}

/** The oldest first. */
export async function listOpenDisputes(db: Db, userId: UserId): Promise<Dispute[]> {
  const rows = await db.many<{
    id: DisputeId;
    about: NoticeKind;
    subject: string | null;
    noticed_at: Date;
    made_at: Date;
  }>(sql`
    select id, about, subject, noticed_at, made_at from disputes where user_id = ${userId} and lifted_at is null
    order by made_at, id`);
  return rows.map((row) => ({
    id: row.id,
    about: row.about,
    subject: row.subject ?? undefined,
    noticedAt: row.noticed_at,
    madeAt: row.made_at,
  }));
}

type LiftedBy = 'operator' | 'person' | 'platform';

/** All of them: answers how many. In the caller's transaction, under the person's lock. */
export async function liftDisputes(db: Db, userId: UserId, by: LiftedBy, now: Date): Promise<number> {
  return await db.run(sql`
    update disputes set lifted_at = ${now}, lifted_by = ${by} where user_id = ${userId} and lifted_at is null`);
}

/** Those about one thing, and where it has a subject about that one alone. As above. */
export async function liftDisputesAbout(
  db: Db,
  userId: UserId,
  { about, subject }: { readonly about: NoticeKind; readonly subject?: string | undefined },
  by: LiftedBy,
  now: Date,
): Promise<number> {
  return await db.run(sql`
    update disputes set lifted_at = ${now}, lifted_by = ${by}
    where user_id = ${userId} and lifted_at is null and about = ${about}
      and (${subject ?? null}::text is null or subject = ${subject ?? null})`);
}
