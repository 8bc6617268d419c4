// A new session and its link. Older sessions of the person stay usable until they end by themselves.
import { Fault } from '#kit/fault.ts';
import { newId } from '#kit/ids.ts';
import { sha256 } from '#kit/secret.ts';
import { later } from '#kit/time.ts';
import { record } from '#trail/record.ts';
import type { User } from '#users/user.ts';
import type { Ctx } from '#world/ctx.ts';
import { recordAsked } from './enrolment-rows.ts';
import { flowFor } from './flows.ts';
import { firstEnrolmentOf, toPerson, type Person } from './person.ts';
import { insertSession } from './session-rows.ts';
import { SESSION_LIFE_MS } from './session.ts';

/** OWASP ASVS 5, 7.2.3: at least 128 random bits. Only the hash is stored. */
const TOKEN_BYTES = 16;

/** In the caller's transaction. The link is told once, here; nobody can read it again. */
export async function openSession(ctx: Ctx, user: User): Promise<{ redirectUrl: string }> {
  const now = ctx.now();
  await recordAsked(ctx.db, user.id, now);
  const person = await toPerson(ctx, user);
  assertProtected(ctx, person);
  const token = `sca_${ctx.random(TOKEN_BYTES).toString('hex')}`;
  const id = newId('scas_', ctx);
  await insertSession(ctx.db, {
    id,
    clientId: ctx.clientId,
    userId: user.id,
    tokenHash: sha256(token),
    state: 'open',
    flow: flowFor(person.standing),
    createdAt: now,
    expiresAt: later(now, SESSION_LIFE_MS),
    version: 0,
    credentialsVersion: person.credentialsVersion,
    claimHash: undefined,
    claim: 0,
    returnUrl: undefined,
    lang: undefined,
    look: undefined,
    tries: 0,
    emailTries: 0,
    pinTries: 0,
    passkeyTries: 0,
    codesSent: 0,
    choices: {},
    done: [],
    notice: undefined,
    staged: {},
  });
  await record(ctx, { clientId: ctx.clientId, userId: user.id, sessionId: id, what: 'session', outcome: 'opened' });
  return { redirectUrl: `${ctx.publicUrl}/?token=${token}` };
}

/** RTS art. 24(2)(b): an institution says what ties a first enrolment to the right person; a live server does not guess. */
function assertProtected(ctx: Ctx, { client, standing }: Person): void {
  if (standing.enrolled || firstEnrolmentOf(ctx, client) !== undefined) return;
  ctx.log.error('a first enrolment was refused: the client has no firstEnrolment setting', { client: client.id });
  throw new Fault('forbidden', {
    errors: { firstEnrolment: 'The client has to choose this setting before people can enrol.' },
  });
}
