// Bearer tokens in the database, by their hashes, and who holds one.
import type { ClientId, KeyId } from '#kit/ids.ts';
import { sql, type Db } from '#world/db.ts';
import type { KeyScope } from '#world/scopes.ts';
import type { Client } from './client.ts';

export interface AccessToken {
  readonly clientId: ClientId;
  readonly keyId: KeyId;
  readonly expiresAt: Date;
  /** Thumbprint of a certificate. */
  readonly boundTo: Buffer | undefined;
}

export async function insertToken(db: Db, tokenHash: Buffer, token: AccessToken): Promise<void> {
  await db.run(sql`
    insert into access_tokens (token_hash, client_id, api_key_id, expires_at, certificate_thumbprint)
    values (${tokenHash}, ${token.clientId}, ${token.keyId}, ${token.expiresAt}, ${token.boundTo ?? null})`);
}

/** What a token says, and what else decides whether its caller may come. */
interface TokenHolder {
  readonly clientId: ClientId;
  readonly keyId: KeyId;
  readonly scopes: readonly KeyScope[];
  readonly keyEndsAt: Date | null;
  readonly lastUsedAt: Date | null;
  readonly settings: Client['settings'];
  /** Thumbprint of the certificate with which the token was got. */
  readonly boundTo: Buffer | null;
  /** Where calls may come from; everywhere, when empty. */
  readonly networks: readonly string[];
}

/** The key, its scopes and the client's rules as they are now, on every call: whatever is revoked ends at once. */
export async function findCaller(db: Db, tokenHash: Buffer, now: Date): Promise<TokenHolder | undefined> {
  return await db.maybeOne<TokenHolder>(sql`
    select access_tokens.client_id as "clientId", api_keys.id as "keyId", api_keys.scopes,
      api_keys.expires_at as "keyEndsAt", last_used_at as "lastUsedAt", clients.settings,
      certificate_thumbprint as "boundTo",
      array(select network::text from allowed_networks where client_id = clients.id) as networks
    from access_tokens join api_keys on api_keys.id = access_tokens.api_key_id
      join clients on clients.id = access_tokens.client_id
    where token_hash = ${tokenHash} and access_tokens.expires_at > ${now}
      and revoked_at is null and (api_keys.expires_at is null or api_keys.expires_at > ${now})`);
}

export async function sweepTokens(db: Db, now: Date, limit: number): Promise<number> {
  return await db.run(sql`
    delete from access_tokens where token_hash in (
      select token_hash from access_tokens where expires_at <= ${now}
      order by expires_at limit ${limit} for update skip locked)`);
}
