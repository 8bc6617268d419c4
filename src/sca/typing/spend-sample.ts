// A typing stands in for the code once: it is looked at again where it does, and known when it comes again.
import { rememberUsed } from '#factors/typing/learn.ts';
import { textDigest } from '#factors/typing/profile-form.ts';
import type { Host } from '#world/world.ts';
import { emailAsked, type Judgement } from '../judge.ts';
import type { Person } from '../person.ts';
import type { OpenSession } from '../session.ts';
import { isSure, weigh } from './weigh.ts';

/**
 * In the transaction that settles, under the person's lock: of two sessions with one sample, both looked at before either
 * was settled, the second is asked for the code (RTS art. 4(1)).
 */
export async function spendSample(
  tx: Host,
  session: OpenSession,
  person: Person,
  judgement: Judgement,
): Promise<Judgement> {
  const { keystrokes } = session.staged;
  const address = emailAsked(session, person);
  if (judgement.accepted !== true || keystrokes === undefined || address === undefined) return judgement;
  const typing = await weigh(tx, session, keystrokes, address);
  if (!isSure(typing, keystrokes)) return { accepted: 'code_asked', pinRight: true, typing };
  await rememberUsed(tx, { userId: session.userId, text: textDigest(address) }, keystrokes);
  return judgement;
}
