// Authorities and the certificate that a sandbox's listener shows, in the database: every node has them.
import type { AuthorityId } from '#kit/ids.ts';
import { sql, type Db } from '#world/db.ts';
import type { SealedColumn } from '#world/sealed-column.ts';
import type { Authority } from './authority.ts';

export function authorityKeyContext(id: string): string {
  return `mtls-authority:${id}`;
}

export function serverKeyContext(authorityId: string): string {
  return `mtls-server:${authorityId}`;
}

export const sealedAuthorityKeys: SealedColumn = {
  what: 'keys of the mTLS authorities',
  table: sql`mtls_authorities`,
  column: sql`key_sealed`,
  key: sql`id`,
  row: (key) => sql`id = ${key}`,
  contextOf: authorityKeyContext,
};

export const sealedServerKeys: SealedColumn = {
  what: 'keys of the mTLS listener',
  table: sql`mtls_servers`,
  column: sql`key_sealed`,
  key: sql`authority_id`,
  row: (key) => sql`authority_id = ${key}`,
  contextOf: serverKeyContext,
};

interface Row {
  id: AuthorityId;
  certificate: Buffer;
  organisation: string;
  country: string;
  suffix: string;
  created_at: Date;
  retired_at: Date | null;
}

export interface SealedPair {
  /** DER. */
  readonly certificate: Buffer;
  readonly keySealed: Buffer;
}

export async function insertAuthority(db: Db, authority: Authority, keySealed: Buffer): Promise<void> {
  await db.run(sql`
    insert into mtls_authorities (id, certificate, key_sealed, organisation, country, suffix, created_at)
    values (${authority.id}, ${authority.certificate}, ${keySealed}, ${authority.organisation}, ${authority.country},
      ${authority.suffix}, ${authority.createdAt})`);
}

/** The newest first, those that are retired among them. */
export async function listAuthorities(db: Db): Promise<Authority[]> {
  const rows = await db.many<Row>(sql`
    select id, certificate, organisation, country, suffix, created_at, retired_at from mtls_authorities
    order by created_at desc, id desc`);
  return rows.map((row) => ({
    id: row.id,
    certificate: row.certificate,
    organisation: row.organisation,
    country: row.country,
    suffix: row.suffix,
    createdAt: row.created_at,
    retiredAt: row.retired_at ?? undefined,
  }));
}

export async function getAuthorityKey(db: Db, id: AuthorityId): Promise<Buffer> {
  const { sealed } = await db.one<{ sealed: Buffer }>(
    sql`select key_sealed as sealed from mtls_authorities where id = ${id}`,
  );
  return sealed;
}

/** False when there is none such, or it is retired already. */
export async function retireAuthority(db: Db, id: string, now: Date): Promise<boolean> {
  return (
    (await db.run(sql`update mtls_authorities set retired_at = ${now} where id = ${id} and retired_at is null`)) === 1
  );
}

export async function insertServer(db: Db, authorityId: AuthorityId, server: SealedPair): Promise<void> {
  await db.run(sql`
    insert into mtls_servers (authority_id, certificate, key_sealed)
    values (${authorityId}, ${server.certificate}, ${server.keySealed})`);
}

export async function findServer(db: Db, authorityId: AuthorityId): Promise<SealedPair | undefined> {
  return await db.maybeOne<SealedPair>(sql`
    select certificate, key_sealed as "keySealed" from mtls_servers where authority_id = ${authorityId}`);
}
