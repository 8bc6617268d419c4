// Certificates of platforms in the database: whose each is, and whether it still counts.
import type { AuthorityId, ClientId } from '#kit/ids.ts';
import { sql, type Db } from '#world/db.ts';
import type { ClientCertificate } from './certificate.ts';

interface Row {
  thumbprint: Buffer;
  client_id: ClientId;
  authority_id: AuthorityId;
  serial: string;
  subject: string;
  not_before: Date;
  not_after: Date;
  issued_at: Date;
  revoked_at: Date | null;
  revoked_because: string | null;
}

/** With an authority everything ends that it issued. */
const columns = sql`thumbprint, client_id, authority_id, serial, subject, not_before, not_after, issued_at,
  coalesce(revoked_at, retired_at) as revoked_at,
  case when revoked_at is null and retired_at is not null then 'its authority was retired' else revoked_because end
    as revoked_because`;
const certificates = sql`client_certificates join mtls_authorities on mtls_authorities.id = authority_id`;

export async function insertCertificate(db: Db, certificate: ClientCertificate): Promise<void> {
  await db.run(sql`
    insert into client_certificates (thumbprint, client_id, authority_id, serial, subject, not_before, not_after,
      issued_at)
    values (${certificate.thumbprint}, ${certificate.clientId}, ${certificate.authorityId}, ${certificate.serial},
      ${certificate.subject}, ${certificate.notBefore}, ${certificate.notAfter}, ${certificate.issuedAt})`);
}

/** Of one client, or of all; those that end first, first. */
export async function listCertificates(db: Db, clientId: ClientId | undefined): Promise<ClientCertificate[]> {
  const which = clientId === undefined ? sql`true` : sql`client_id = ${clientId}`;
  const rows = await db.many<Row>(sql`
    select ${columns} from ${certificates} where ${which} order by not_after, issued_at, thumbprint`);
  return rows.map(toCertificate);
}

export interface Standing {
  readonly clientId: ClientId;
  readonly notBefore: Date;
  readonly notAfter: Date;
  readonly isRevoked: boolean;
  /** DER of who issued it. */
  readonly authority: Buffer;
}

/** Undefined: we did not issue it. */
export async function findStanding(db: Db, thumbprint: Buffer): Promise<Standing | undefined> {
  return await db.maybeOne<Standing>(sql`
    select client_id as "clientId", not_before as "notBefore", not_after as "notAfter",
      (revoked_at is not null or retired_at is not null) as "isRevoked", mtls_authorities.certificate as authority
    from ${certificates}
    where thumbprint = ${thumbprint}`);
}

/** False when the client has none such, or it is revoked already. */
export async function revoke(
  db: Db,
  { clientId, thumbprint }: Pick<ClientCertificate, 'clientId' | 'thumbprint'>,
  { at, because }: { readonly at: Date; readonly because: string },
): Promise<boolean> {
  const revoked = await db.run(sql`
    update client_certificates set revoked_at = ${at}, revoked_because = ${because}
    where thumbprint = ${thumbprint} and client_id = ${clientId} and revoked_at is null`);
  return revoked === 1;
}

/** Those that are revoked and not over: RFC 5280 lets a list drop what is over. */
export async function listRevoked(
  db: Db,
  authorityId: AuthorityId,
  now: Date,
): Promise<{ readonly serial: string; readonly revokedAt: Date }[]> {
  return await db.many<{ serial: string; revokedAt: Date }>(sql`
    select serial, revoked_at as "revokedAt" from client_certificates
    where authority_id = ${authorityId} and revoked_at is not null and not_after > ${now} order by revoked_at, serial`);
}

/**
 * Locks those that end before a moment, and of which the platform was not told yet so few days before the end. Another
 * node passes them by.
 */
export async function lockUntold(
  db: Db,
  due: { readonly now: Date; readonly before: Date; readonly days: number; readonly limit: number },
): Promise<ClientCertificate[]> {
  const rows = await db.many<Row>(sql`
    select ${columns} from ${certificates}
    where revoked_at is null and retired_at is null and not_after > ${due.now} and not_after <= ${due.before}
      and (told_days is null or told_days > ${due.days})
    order by not_after limit ${due.limit} for update of client_certificates skip locked`);
  return rows.map(toCertificate);
}

export async function setTold(db: Db, thumbprint: Buffer, days: number): Promise<void> {
  await db.run(sql`update client_certificates set told_days = ${days} where thumbprint = ${thumbprint}`);
}

function toCertificate(row: Row): ClientCertificate {
  return {
    thumbprint: row.thumbprint,
    clientId: row.client_id,
    authorityId: row.authority_id,
    serial: row.serial,
    subject: row.subject,
    notBefore: row.not_before,
    notAfter: row.not_after,
    issuedAt: row.issued_at,
    revokedAt: row.revoked_at ?? undefined,
    revokedBecause: row.revoked_because ?? undefined,
  };
}
