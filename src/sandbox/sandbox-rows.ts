// What a sandbox reads past the other rooms: positions in their outboxes, codes that arrived, whose a user is.
import type { ClientId, MessageId, SessionId, UserId } from '#kit/ids.ts';
import type { Channel } from '#messages/message.ts';
import { sql, type Db } from '#world/db.ts';

/** The newest row of an outbox: what comes after it is new. */
export async function lastPosition(db: Db, of: 'messages' | 'webhooks'): Promise<number> {
  const table = of === 'messages' ? sql`messages` : sql`deliveries`;
  const { position } = await db.one<{ position: number }>(
    sql`select coalesce(max(position), 0) as position from ${table}`,
  );
  return position;
}

export async function positionOfDelivery(db: Db, eventId: string, hookId: string): Promise<number> {
  const found = await db.maybeOne<{ position: number }>(sql`
    select position from deliveries where event_id = ${eventId} and hook_id = ${hookId}`);
  return found?.position ?? 0;
}

export interface Meant {
  readonly after: number;
  /** As `toRecipient` writes it. */
  readonly to: string | undefined;
  readonly times: number;
}

/** The first messages after a position, to whomever or to one. */
export async function listMeant(db: Db, { after, to, times }: Meant): Promise<MessageId[]> {
  const rows = await db.many<{ id: MessageId }>(sql`
    select id from messages where position > ${after}
      ${to === undefined ? sql`` : sql`and lower(recipient) = ${to}`}
    order by position limit ${times}`);
  return rows.map(({ id }) => id);
}

export interface SessionCode {
  readonly id: MessageId;
  /** Gone once it opens nothing any more. */
  readonly sealed: Buffer | null;
  readonly createdAt: Date;
  readonly sentAt: Date | null;
}

/** Of those that went this way. */
export async function findNewestCode(
  db: Db,
  sessionId: SessionId,
  channel: Channel = 'sms',
): Promise<SessionCode | undefined> {
  return await db.maybeOne<SessionCode>(sql`
    select id, code_sealed as sealed, created_at as "createdAt", sent_at as "sentAt" from messages
    where session_id = ${sessionId} and channel = ${channel} order by position desc limit 1`);
}

export async function findClientOf(db: Db, userId: UserId): Promise<ClientId | undefined> {
  const row = await db.maybeOne<{ clientId: ClientId }>(sql`
    select client_id as "clientId" from users where id = ${userId}`);
  return row?.clientId;
}

/** A bearer token with the hash of its API key, which is the same after a reset. */
export interface KeptToken {
  readonly tokenHash: Buffer;
  readonly clientId: ClientId;
  readonly keyHash: Buffer;
  readonly expiresAt: Date;
  readonly boundTo: Buffer | null;
}

export async function listTokens(db: Db): Promise<KeptToken[]> {
  return await db.many<KeptToken>(sql`
    select token_hash as "tokenHash", api_keys.client_id as "clientId", key_hash as "keyHash", access_tokens.expires_at as "expiresAt",
      certificate_thumbprint as "boundTo"
    from access_tokens join api_keys on api_keys.id = access_tokens.api_key_id`);
}

/** Of a key that there is no more, nothing is restored. */
export async function restoreToken(
  db: Db,
  { tokenHash, clientId, keyHash, expiresAt, boundTo }: KeptToken,
): Promise<void> {
  await db.run(sql`
    insert into access_tokens (token_hash, client_id, api_key_id, expires_at, certificate_thumbprint)
    select ${tokenHash}, client_id, id, ${expiresAt}, ${boundTo}::bytea from api_keys
    where client_id = ${clientId} and key_hash = ${keyHash}
    on conflict do nothing`);
}
