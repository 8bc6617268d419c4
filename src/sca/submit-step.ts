// An answer to a step, in three beats: spend the try, look at the proof, move the session. Two short transactions.
import { deleteCode } from '#factors/otp/otp-rows.ts';
import { giveBackTry, isBlocked } from '#factors/guess-budget.ts';
import { saveBudget } from '#factors/guess-budget-rows.ts';
import { recordUse } from '#factors/passkey/passkey-rows.ts';
import { record } from '#trail/record.ts';
import { inTransaction } from '#world/ctx.ts';
import type { Host } from '#world/world.ts';
import type { Answer } from './answer.ts';
import { noticeOfBlank } from './blank-answer.ts';
import { nextStepOf } from './course.ts';
import { failSession, validateSession } from './end-session.ts';
import { saveTypingMisses } from './enrolment-rows.ts';
import { hasProven, steps, type Step } from './flows.ts';
import { lockReady, type Ready } from './lock-ready.ts';
import type { Holder } from './hold-session.ts';
import { judge, type Judgement } from './judge.ts';
import { isCodeStep, sendCode } from './send-code.ts';
import type { Person } from './person.ts';
import { saveOpen } from './session-rows.ts';
import {
  advance,
  choose,
  isSpent,
  refuse,
  shorten,
  spend,
  stage,
  withoutVerdict,
  type Notice,
  type OpenSession,
} from './session.ts';
import { hardenBlock, spendGuess } from './spend-guess.ts';
import { noteTyping } from './typing/note-typing.ts';
import { spendSample } from './typing/spend-sample.ts';

/**
 * Does what the answer earns. It tells nothing: the page shows the session as it is afterwards, so that a reload, a
 * second tab and a lost connection all end on the same screen.
 */
export async function submitStep(host: Host, holder: Holder, answer: Answer): Promise<void> {
  const blank = noticeOfBlank(answer);
  if (blank !== undefined) {
    await inTransaction(host, (tx) => askAgain(tx, holder, answer.step, blank));
    return;
  }
  const ready = await inTransaction(host, (tx) => payFor(tx, holder, answer.step));
  if (ready === undefined) return;
  const judgement = await judge(host, ready.session, ready.person, answer);
  await inTransaction(host, (tx) => settle(tx, holder, ready.session, answer.step, judgement));
}

async function askAgain(tx: Host, holder: Holder, step: Step, notice: Notice): Promise<void> {
  const ready = await lockReady(tx, holder, (next) => next === step);
  if (ready === undefined || isBlocked(ready.person.budget, tx.now())) return;
  await saveOpen(tx, refuse(ready.session, notice));
}

/** First beat. The try is committed before anything is looked at: a crash or a hang-up gives no free guess. */
async function payFor(tx: Host, holder: Holder, step: Step): Promise<Ready | undefined> {
  const ready = await lockReady(tx, holder, (next) => next === step);
  if (ready === undefined) return undefined;
  const { session, person } = ready;
  if (isBlocked(person.budget, tx.now())) return undefined;
  if (step === 'pin_and_typing' && session.choices.typing === 'paid') {
    // Its one verdict was paid for and is lost, or still under way: there is no second one for the same typing.
    await saveOpen(tx, choose(session, { typing: 'spent' }));
    return undefined;
  }
  const spent = spend(session, step);
  if (spent === undefined) {
    await runOut(tx, holder, session, step);
    return undefined;
  }
  const paid = step === 'pin_and_typing' ? await payForVerdict(tx, spent, person) : withoutVerdict(spent, step);
  if (steps[step].price === 'guess') {
    await spendGuess(tx, person, holder.device);
    const { clientId, userId, id: sessionId } = session;
    // Told here, for another request may move the session before this one can settle.
    await record(tx, { clientId, userId, sessionId, what: step, outcome: 'try spent', device: holder.device });
  }
  if (paid === session) return ready;
  const saved = await saveOpen(tx, paid);
  return saved === undefined ? undefined : { ...ready, session: saved };
}

/** Counted as one that did not stand in for the code, until it has: reopening sessions buys no luck. */
async function payForVerdict(tx: Host, session: OpenSession, person: Person): Promise<OpenSession> {
  await saveTypingMisses(tx.db, session.userId, person.typingMisses + 1);
  return choose(session, { typing: 'paid' });
}

/** Ceremonies that went wrong are no guesses: the other way is left. Any other step ends the session. */
async function runOut(tx: Host, holder: Holder, session: OpenSession, step: Step): Promise<void> {
  if (steps[step].price === 'passkey_try') await saveOpen(tx, refuse(session, 'passkey_too_often'));
  else await failSession(tx, session, 'no tries left', holder.device);
}

/** Third beat. All that decided is checked again: the session, its holder, the person's credentials. */
async function settle(tx: Host, holder: Holder, judged: OpenSession, step: Step, looked: Judgement): Promise<void> {
  const ready = await lockReady(tx, holder, (next) => next === step);
  // Another request moved the session meanwhile: its answer stands, ours is dropped.
  if (ready === undefined || ready.session.version !== judged.version) return;
  const { session, person } = ready;
  const { device } = holder;
  const judgement = await spendOnce(tx, ready, step, looked);
  await recordVerdict(tx, holder, session, step, judgement);
  if ('typing' in judgement) await noteTyping(tx, session, judgement.typing, device);
  if (judgement.accepted === 'code_asked') {
    const unsure = stage(choose(session, { typing: 'spent' }), { pinRight: judgement.pinRight });
    await saveOpen(tx, await sendCode(tx, unsure, person, 'pin_and_code', device));
    return;
  }
  if (!judgement.accepted) {
    if (steps[step].price === 'guess' && (await hardenBlock(tx, person, device))) return;
    const refused = refuse(choose(stage(session, judgement.staged), judgement.choices), judgement.notice);
    if (isSpent(session, step) && steps[step].price !== 'passkey_try') {
      await failSession(tx, session, 'no tries left', device);
    } else await saveOpen(tx, refused);
    return;
  }
  // Single use: RTS art. 4(1).
  if (isCodeStep(step)) await deleteCode(tx.db, session.id);
  const advanced = choose(advance(session, step, judgement.staged), judgement.choices);
  const next = nextStepOf(tx, advanced, person);
  if (next === undefined) {
    await validateSession(tx, advanced, person, device);
    return;
  }
  if (steps[step].price === 'guess') await saveBudget(tx.db, session.userId, giveBackTry(person.budget));
  if (
    advanced.flow === 're_enrolment' &&
    hasProven(advanced.done) &&
    person.phoneChanged &&
    person.changeableAt !== undefined
  ) {
    // Told before a code goes to the new number: the last change is too fresh.
    await failSession(tx, advanced, 'changed too recently', device);
    return;
  }
  const kept = hasProven(advanced.done) ? shorten(advanced, tx.now()) : advanced;
  const isSent = step === 'new_phone' || next === 'mail_code';
  await saveOpen(tx, isSent && isCodeStep(next) ? await sendCode(tx, kept, person, next, device) : kept);
}

/** What proves once is looked at once more: two requests may have looked before either was settled. */
async function spendOnce(tx: Host, { session, person }: Ready, step: Step, looked: Judgement): Promise<Judgement> {
  if (step === 'pin_and_typing') return await spendSample(tx, session, person, looked);
  return await spendCounter(tx, looked);
}

/** WebAuthn 7.2, step 22: two answers made with one counter are not both the person's. */
async function spendCounter(tx: Host, judgement: Judgement): Promise<Judgement> {
  if (judgement.accepted !== true || judgement.used === undefined) return judgement;
  const { passkey, counter, backedUp } = judgement.used;
  const use = { from: passkey.counter, to: counter, backedUp, at: tx.now() };
  return (await recordUse(tx.db, passkey.id, use)) ? judgement : { accepted: false, notice: 'passkey_refused' };
}

async function recordVerdict(
  tx: Host,
  { device }: Holder,
  { clientId, userId, id: sessionId }: OpenSession,
  step: Step,
  judgement: Judgement,
): Promise<void> {
  const { proves, makes } = steps[step];
  const element = makes === undefined ? proves : [...proves, trailNames[makes]];
  const outcome = outcomeOf(judgement);
  await record(tx, { clientId, userId, sessionId, what: step, outcome, element, device });
}

const trailNames = { new_pin: 'pin', new_number: 'sms_code', new_passkey: 'passkey' } as const;

function outcomeOf(judgement: Judgement): string {
  if (judgement.accepted === 'code_asked') return 'the code is asked';
  return judgement.accepted ? `accepted${kindOf(judgement)}` : 'refused';
}

/** Whether a passkey can be copied is contested (RTS art. 7): the auditor reads which kind it was. */
function kindOf({ used, staged }: Extract<Judgement, { accepted: true }>): string {
  const passkey = used?.passkey ?? staged.passkeys?.at(-1);
  if (passkey === undefined) return '';
  return passkey.synced ? ', synced' : ', device-bound';
}
