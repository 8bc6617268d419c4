// A session is claimed by the person's own Start, and may be taken over by "Continue here"; a GET claims nothing.
import { deleteCode } from '#factors/otp/otp-rows.ts';
import { sha256 } from '#kit/secret.ts';
import { eraseMessageCodes } from '#messages/erase-codes.ts';
import { record, type Device } from '#trail/record.ts';
import { inTransaction } from '#world/ctx.ts';
import type { Host } from '#world/world.ts';
import { groundOf } from './course.ts';
import type { Flow } from './flows.ts';
import { holds } from './hold-session.ts';
import { lockPerson, type Person } from './person.ts';
import { findSession, findSessionByToken, saveOpen } from './session-rows.ts';
import { canMove, isExpired, start, type OpenSession, type Session } from './session.ts';

const COOKIE_BYTES = 32;

export interface Claim {
  /** Of the link, or its hash. */
  readonly token: string | Buffer;
  readonly returnUrl: string;
  readonly lang: string;
  /** What the link asked for (hosted/face.ts); kept like the language. */
  readonly look?: string | undefined;
  /** The browser can make and use passkeys. */
  readonly passkeys: boolean;
  /** "Continue here": also when another browser holds the session. */
  readonly takeOver: boolean;
  readonly device: Device;
}

export type Claimed =
  | { readonly kind: 'claimed'; readonly session: OpenSession; readonly cookie: string }
  | { readonly kind: 'held_elsewhere' }
  | { readonly kind: 'moved_too_often' }
  | { readonly kind: 'over' };

export async function claimSession(host: Host, claim: Claim): Promise<Claimed> {
  return await inTransaction(host, async (tx) => {
    const { session, person } = (await lockByToken(tx, claim.token)) ?? {};
    if (session === undefined || person === undefined || session.state !== 'open' || isExpired(session, tx.now()))
      return { kind: 'over' };
    const held = session.claimHash !== undefined;
    if (held && !claim.takeOver) return { kind: 'held_elsewhere' };
    if (held && !canMove(session)) return { kind: 'moved_too_often' };

    const cookie = tx.random(COOKIE_BYTES).toString('base64url');
    const { returnUrl, lang, look, passkeys } = claim;
    const claimant = { claimHash: sha256(cookie), returnUrl, lang, look, passkeys };
    const saved = await saveOpen(tx, start(session, groundOf(person), claimant));
    if (saved === undefined) return { kind: 'held_elsewhere' };
    if (held) {
      await deleteCode(tx.db, session.id);
      await eraseMessageCodes(tx.db, session.id);
    }
    await record(tx, {
      clientId: session.clientId,
      userId: session.userId,
      sessionId: session.id,
      what: 'claim',
      outcome: outcomeOf(held, saved.flow),
      device: claim.device,
    });
    return { kind: 'claimed', session: saved, cookie };
  });
}

/** Only an enrolment asks for the terms, so only there were they accepted. */
function outcomeOf(held: boolean, flow: Flow): string {
  const how = held ? 'moved to another browser' : 'started';
  return flow === 'enrolment' ? `${how}, terms accepted` : how;
}

/** The session of a link; says whether this browser holds it already. */
export async function findByLink(
  host: Host,
  token: string,
  cookieOf: (session: Session) => string | undefined,
): Promise<{ session: Session; held: boolean } | undefined> {
  const session = await findSessionByToken(host, sha256(token));
  return session === undefined ? undefined : { session, held: holds(session, cookieOf(session)) };
}

async function lockByToken(
  tx: Host,
  token: Claim['token'],
): Promise<{ session?: Session; person: Person } | undefined> {
  const unlocked = await findSessionByToken(tx, typeof token === 'string' ? sha256(token) : token);
  if (unlocked === undefined) return undefined;
  const person = await lockPerson(tx, unlocked);
  const session = await findSession(tx, unlocked.id);
  return session === undefined ? { person } : { session, person };
}
