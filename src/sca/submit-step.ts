// An answer to a step, in three beats: spend the try, look at the proof, move the session. Two short transactions.
import { isBlocked, spendTry } from '#factors/guess-budget.ts';
import { saveBudget } from '#factors/guess-budget-rows.ts';
import { record } from '#trail/record.ts';
import { inTransaction } from '#world/ctx.ts';
import type { Host } from '#world/world.ts';
import { failSession, validateSession } from './end-session.ts';
import { flowFor, nextStep, steps, type Step } from './flows.ts';
import { lockHeld, type Holder } from './hold-session.ts';
import { judge, type Answer, type Judgement } from './judge.ts';
import type { Person } from './person.ts';
import { sendCode } from './send-code.ts';
import { saveOpen } from './session-rows.ts';
import {
  advance,
  changeNumber,
  isExpired,
  isSpent,
  refuse,
  restart,
  spend,
  stage,
  type OpenSession,
} from './session.ts';

interface Ready {
  readonly session: OpenSession;
  readonly person: Person;
  readonly next: Step;
}

const isCodeStep = (step: Step) => step === 'new_phone_code' || step === 'pin_and_code';

/**
 * Does what the answer earns. It tells nothing: the page shows the session as it is afterwards, so that a reload, a
 * second tab and a lost connection all end on the same screen.
 */
export async function submitStep(host: Host, holder: Holder, answer: Answer): Promise<void> {
  const ready = await inTransaction(host, (tx) => payFor(tx, holder, answer.step));
  if (ready === undefined) return;
  const judgement = await judge(host, ready.session, ready.person, answer);
  await inTransaction(host, (tx) => settle(tx, holder, ready.session, answer.step, judgement));
}

/** A code for the step that waits for one: on request, never by opening a page. */
export async function requestCode(host: Host, holder: Holder): Promise<void> {
  await inTransaction(host, async (tx) => {
    const ready = await lockReady(tx, holder, isCodeStep);
    if (ready === undefined || isBlocked(ready.person.budget, tx.now())) return;
    const step = ready.next === 'new_phone_code' ? 'new_phone_code' : 'pin_and_code';
    await saveOpen(tx, await sendCode(tx, ready.session, ready.person, step, holder.device));
  });
}

export async function chooseAnotherNumber(host: Host, holder: Holder): Promise<void> {
  await inTransaction(host, async (tx) => {
    const ready = await lockReady(tx, holder, (next) => next === 'new_phone_code');
    if (ready !== undefined) await saveOpen(tx, changeNumber(ready.session));
  });
}

/** First beat. The try is committed before anything is looked at: a crash or a hang-up gives no free guess. */
async function payFor(tx: Host, holder: Holder, step: Step): Promise<Ready | undefined> {
  const ready = await lockReady(tx, holder, (next) => next === step);
  if (ready === undefined) return undefined;
  const { session, person } = ready;
  const now = tx.now();
  const isGuess = steps[step].price === 'guess';
  if (isBlocked(person.budget, now)) return undefined;
  const paid = spend(session, step);
  if (paid === undefined) {
    // The last try was spent by a request that never came back to settle it.
    await failSession(tx, session, 'no tries left', holder.device);
    return undefined;
  }
  if (isGuess) {
    await saveBudget(tx.db, session.userId, spendTry(person.budget, now));
    const { clientId, userId, id: sessionId } = session;
    // Told here, for another request may move the session before this one can settle.
    await record(tx, { clientId, userId, sessionId, what: step, outcome: 'try spent', device: holder.device });
  }
  if (paid === session) return ready;
  const saved = await saveOpen(tx, paid);
  return saved === undefined ? undefined : { ...ready, session: saved };
}

/** Third beat. All that decided is checked again: the session, its holder, the person's credentials. */
async function settle(tx: Host, holder: Holder, judged: OpenSession, step: Step, judgement: Judgement): Promise<void> {
  const ready = await lockReady(tx, holder, (next) => next === step);
  // Another request moved the session meanwhile: its answer stands, ours is dropped.
  if (ready === undefined || ready.session.version !== judged.version) return;
  const { session, person } = ready;
  const { device } = holder;
  const { clientId, userId, id: sessionId } = session;
  const element = steps[step].price === 'guess' ? 'sms_code' : undefined;
  const outcome = judgement.accepted ? 'accepted' : 'refused';
  await record(tx, { clientId, userId, sessionId, what: step, outcome, element, device });

  if (!judgement.accepted) {
    if (isSpent(session, step)) await failSession(tx, session, 'no tries left', device);
    else await saveOpen(tx, refuse(stage(session, judgement.staged), judgement.notice));
    return;
  }
  const advanced = advance(session, step, judgement.staged);
  if (nextStep(advanced.flow, person.standing, advanced.done) === undefined) {
    await validateSession(tx, advanced, person, device);
  } else {
    await saveOpen(
      tx,
      step === 'new_phone' ? await sendCode(tx, advanced, person, 'new_phone_code', device) : advanced,
    );
  }
}

/** The holder's open session, waiting for a step that `fits`, on credentials that nobody changed meanwhile. */
async function lockReady(tx: Host, holder: Holder, fits: (next: Step) => boolean): Promise<Ready | undefined> {
  const held = await lockHeld(tx, holder);
  if (held === undefined || held.session.state !== 'open' || isExpired(held.session, tx.now())) return undefined;
  const { session, person } = held;
  if (session.credentialsVersion !== person.credentialsVersion) {
    // Enrolled in another session, or a contact was changed: what was staged here is void.
    await saveOpen(tx, restart(session, flowFor(person.standing), person.credentialsVersion));
    return undefined;
  }
  const next = nextStep(session.flow, person.standing, session.done);
  return next !== undefined && fits(next) ? { session, person, next } : undefined;
}
