// Idempotency keys: a key works once, and the first answer is kept for 24 hours, sealed, without links that died.
import { Fault, badParam } from '#kit/fault.ts';
import { sha256, type Vault } from '#kit/secret.ts';
import { DAY, later, MINUTE } from '#kit/time.ts';
import type { Ctx } from '#world/ctx.ts';
import { sql, type Db } from '#world/db.ts';

const KEPT_MS = DAY;
/** No link lives longer (sca/session.ts): also one that was kept just after its session ended is erased then. */
const LINK_MS = 10 * MINUTE;

export interface Answer {
  readonly status: number;
  readonly requestUrl: string;
  readonly body: unknown;
}

export interface KeptAnswer extends Answer {
  readonly contentLength: number;
  readonly answeredAt: Date;
}

/** Claims the key before the call is handled; a second call with it is refused, also while the first still runs. */
export async function claimKey(ctx: Ctx, key: string): Promise<void> {
  if (!/^[A-Za-z0-9-]{16,36}$/.test(key)) {
    throw badParam('Idempotency-Key', 'The key must have 16 to 36 letters, digits or dashes.');
  }
  const now = ctx.now();
  const claimed = await ctx.db.run(sql`
    insert into kept_responses (client_id, key, created_at) values (${ctx.clientId}, ${key}, ${now})
    on conflict (client_id, key) do update
      set created_at = ${now}, status = null, body_sealed = null, link_hash = null, link_sealed = null
      where kept_responses.created_at <= ${later(now, -KEPT_MS)}`);
  if (claimed === 0) throw new Fault('idempotency_conflict');
}

export async function keepAnswer(ctx: Ctx, key: string, answer: Answer): Promise<void> {
  const { body, link } = withoutLink(answer.body);
  const context = contextOf(ctx, key);
  const text = JSON.stringify(body ?? null);
  const token = link === undefined ? null : new URL(link).searchParams.get('token');
  await ctx.db.run(sql`
    update kept_responses set status = ${answer.status}, request_url = ${answer.requestUrl},
      content_length = ${Buffer.byteLength(JSON.stringify(answer.body) ?? '')},
      body_sealed = ${ctx.vault.seal(text, context)},
      link_hash = ${token === null ? null : sha256(token)},
      link_sealed = ${link === undefined ? null : ctx.vault.seal(link, context)}
    where client_id = ${ctx.clientId} and key = ${key}`);
}

/** @throws Fault `response_not_kept` when the key is unknown, too old, or its call has not been answered */
export async function getKeptAnswer(ctx: Ctx, key: string): Promise<KeptAnswer> {
  const row = await ctx.db.maybeOne<{
    status: number | null;
    request_url: string;
    content_length: number;
    body_sealed: Buffer;
    link_sealed: Buffer | null;
    created_at: Date;
  }>(sql`
    select status, request_url, content_length, body_sealed, link_sealed, created_at from kept_responses
    where client_id = ${ctx.clientId} and key = ${key} and created_at > ${later(ctx.now(), -KEPT_MS)}`);
  if (row === undefined || row.status === null) throw new Fault('response_not_kept');
  const context = contextOf(ctx, key);
  return {
    status: row.status,
    requestUrl: row.request_url,
    contentLength: row.content_length,
    answeredAt: row.created_at,
    body: withLink(JSON.parse(ctx.vault.open(row.body_sealed, context)), openLink(ctx.vault, row.link_sealed, context)),
  };
}

/** A dead link helps nobody: called in the transaction that ends its session. */
export async function eraseKeptLink(db: Db, linkHash: Buffer): Promise<void> {
  await db.run(sql`update kept_responses set link_hash = null, link_sealed = null where link_hash = ${linkHash}`);
}

export async function sweepKeptAnswers(db: Db, now: Date, limit: number): Promise<number> {
  const links = await db.run(sql`
    update kept_responses set link_hash = null, link_sealed = null where (client_id, key) in (
      select client_id, key from kept_responses where link_hash is not null and created_at <= ${later(now, -LINK_MS)}
      limit ${limit} for update skip locked)`);
  const answers = await db.run(sql`
    delete from kept_responses where (client_id, key) in (
      select client_id, key from kept_responses where created_at <= ${later(now, -KEPT_MS)}
      order by created_at limit ${limit} for update skip locked)`);
  return Math.max(links, answers);
}

function contextOf(ctx: Ctx, key: string): string {
  return `kept-response:${ctx.clientId}:${key}`;
}

function openLink(vault: Vault, sealed: Buffer | null, context: string): string | undefined {
  return sealed === null ? undefined : vault.open(sealed, context);
}

function withoutLink(body: unknown): { body: unknown; link: string | undefined } {
  if (!hasPendingAction(body) || body.PendingUserAction === null) return { body, link: undefined };
  return { body: { ...body, PendingUserAction: null }, link: body.PendingUserAction.RedirectUrl };
}

function withLink(body: unknown, link: string | undefined): unknown {
  if (link === undefined || !hasPendingAction(body)) return body;
  return { ...body, PendingUserAction: { RedirectUrl: link } };
}

function hasPendingAction(body: unknown): body is { PendingUserAction: { RedirectUrl: string } | null } {
  return typeof body === 'object' && body !== null && 'PendingUserAction' in body;
}
