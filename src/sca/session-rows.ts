// Sessions in the database; a save is refused when somebody else moved the session first.
import type { ClientId, SessionId, UserId } from '#kit/ids.ts';
import type { Vault } from '#kit/secret.ts';
import { sql, type Db } from '#world/db.ts';
import type { Host } from '#world/world.ts';
import type { Flow, Step } from './flows.ts';
import type { Choices, ClosedSession, Notice, OpenSession, Outcome, Session, Staged } from './session.ts';

interface Row {
  id: SessionId;
  client_id: ClientId;
  user_id: UserId;
  token_hash: Buffer;
  state: 'open' | Outcome;
  reason: string | null;
  flow: Flow;
  created_at: Date;
  expires_at: Date;
  closed_at: Date | null;
  version: number;
  credentials_version: number;
  claim_hash: Buffer | null;
  claim: number;
  return_url: string | null;
  lang: string | null;
  look: string | null;
  tries: number;
  email_tries: number;
  pin_tries: number;
  passkey_tries: number;
  codes_sent: number;
  choices: Choices;
  done: Step[];
  notice: Notice | null;
  staged_sealed: Buffer | null;
}

const columns = sql`id, client_id, user_id, token_hash, state, reason, flow, created_at, expires_at, closed_at, version,
  credentials_version, claim_hash, claim, return_url, lang, look, tries, email_tries, pin_tries, passkey_tries, codes_sent, choices, done, notice, staged_sealed`;

export async function findSession(host: Host, id: string): Promise<Session | undefined> {
  return toSession(host.vault, await host.db.maybeOne<Row>(sql`select ${columns} from sca_sessions where id = ${id}`));
}

export async function findSessionByToken(host: Host, tokenHash: Buffer): Promise<Session | undefined> {
  const row = await host.db.maybeOne<Row>(sql`select ${columns} from sca_sessions where token_hash = ${tokenHash}`);
  return toSession(host.vault, row);
}

export async function insertSession(db: Db, session: OpenSession): Promise<void> {
  await db.run(sql`
    insert into sca_sessions (id, client_id, user_id, token_hash, state, flow, created_at, expires_at, credentials_version)
    values (${session.id}, ${session.clientId}, ${session.userId}, ${session.tokenHash}, 'open', ${session.flow},
      ${session.createdAt}, ${session.expiresAt}, ${session.credentialsVersion})`);
}

/** Compare and set: undefined when the session is no longer open, or another request moved it first. */
export async function saveOpen(host: Host, session: OpenSession): Promise<OpenSession | undefined> {
  const staged = Object.keys(session.staged).length === 0 ? null : JSON.stringify(session.staged);
  const saved = await host.db.run(sql`
    update sca_sessions set version = version + 1, flow = ${session.flow},
      credentials_version = ${session.credentialsVersion}, claim_hash = ${session.claimHash ?? null},
      claim = ${session.claim}, return_url = ${session.returnUrl ?? null}, lang = ${session.lang ?? null},
      look = ${session.look ?? null},
      tries = ${session.tries}, email_tries = ${session.emailTries},
      pin_tries = ${session.pinTries}, passkey_tries = ${session.passkeyTries}, codes_sent = ${session.codesSent},
      expires_at = ${session.expiresAt}, choices = ${JSON.stringify(session.choices)},
      done = ${[...session.done]}, notice = ${session.notice ?? null},
      staged_sealed = ${staged === null ? null : host.vault.seal(staged, contextOf(session.id))}
    where id = ${session.id} and version = ${session.version} and state = 'open'`);
  return saved === 0 ? undefined : { ...session, version: session.version + 1 };
}

/** Compare and set, as above. What the session staged is erased. */
export async function saveClosed(db: Db, session: ClosedSession): Promise<boolean> {
  const saved = await db.run(sql`
    update sca_sessions set version = version + 1, state = ${session.state}, reason = ${session.reason},
      closed_at = ${session.closedAt}, done = '{}', choices = '{}', notice = null, staged_sealed = null
    where id = ${session.id} and version = ${session.version} and state = 'open'`);
  return saved === 1;
}

/** To be ended: what they staged stays sealed, for an end must not fail over a seal that cannot be opened. */
export async function listOpenSessions(db: Db, userId: UserId): Promise<OpenSession[]> {
  const rows = await db.many<Row>(sql`
    select ${columns} from sca_sessions where user_id = ${userId} and state = 'open' order by id`);
  return rows.map((row) => toSession(undefined, row)).filter((session) => session?.state === 'open');
}

/** To be ended, as above. */
export async function findOpenSession(db: Db, id: SessionId): Promise<OpenSession | undefined> {
  const row = await db.maybeOne<Row>(sql`select ${columns} from sca_sessions where id = ${id} and state = 'open'`);
  const session = toSession(undefined, row);
  return session?.state === 'open' ? session : undefined;
}

export interface DueSession {
  readonly id: SessionId;
  readonly userId: UserId;
  readonly clientId: ClientId;
}

export async function listExpired(db: Db, now: Date, limit: number): Promise<DueSession[]> {
  const rows = await db.many<Pick<Row, 'id' | 'user_id' | 'client_id'>>(sql`
    select id, user_id, client_id from sca_sessions where state = 'open' and expires_at <= ${now}
    order by expires_at, id limit ${limit}`);
  return rows.map((row) => ({ id: row.id, userId: row.user_id, clientId: row.client_id }));
}

/** The newest first; what they staged stays sealed. */
export async function listSessions(db: Db, userId: UserId, limit: number): Promise<Session[]> {
  const rows = await db.many<Row>(sql`
    select ${columns} from sca_sessions where user_id = ${userId} order by created_at desc, id desc limit ${limit}`);
  return rows.map((row) => toSession(undefined, row)).filter((session) => session !== undefined);
}

function contextOf(id: SessionId): string {
  return `staged:${id}`;
}

function toSession(vault: Vault | undefined, row: Row | undefined): Session | undefined {
  if (row === undefined) return undefined;
  const base = {
    id: row.id,
    clientId: row.client_id,
    userId: row.user_id,
    tokenHash: row.token_hash,
    flow: row.flow,
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    version: row.version,
    credentialsVersion: row.credentials_version,
    claimHash: row.claim_hash ?? undefined,
    claim: row.claim,
    returnUrl: row.return_url ?? undefined,
    lang: row.lang ?? undefined,
    look: row.look ?? undefined,
  };
  if (row.state !== 'open') {
    return { ...base, state: row.state, reason: row.reason ?? '', closedAt: row.closed_at ?? row.expires_at };
  }
  return {
    ...base,
    state: 'open',
    tries: row.tries,
    emailTries: row.email_tries,
    pinTries: row.pin_tries,
    passkeyTries: row.passkey_tries,
    codesSent: row.codes_sent,
    choices: row.choices,
    done: row.done,
    notice: row.notice ?? undefined,
    staged: row.staged_sealed === null || !vault ? {} : toStaged(vault.open(row.staged_sealed, contextOf(row.id))),
  };
}

function toStaged(text: string): Staged {
  // Safe: only saveOpen writes it, and the seal proves that nobody else did.
  return JSON.parse(text) as Staged;
}
