// What a person may do on the way without answering a step: have a code sent, go another way, give up.
import { renamePasskey } from '#factors/passkey/passkey-rows.ts';
import { toName } from '#factors/passkey/passkey-name.ts';
import { isBlocked } from '#factors/guess-budget.ts';
import { record } from '#trail/record.ts';
import { inTransaction } from '#world/ctx.ts';
import type { Host } from '#world/world.ts';
import { mayDecline, nextStepOf } from './course.ts';
import { failSession, validateSession } from './end-session.ts';
import { isChange, isDoor, type Flow, type Step } from './flows.ts';
import type { Holder } from './hold-session.ts';
import { lockReady, type Ready } from './lock-ready.ts';
import { allowsOriginal } from './person.ts';
import { isCodeStep, sendCode } from './send-code.ts';
import { saveOpen } from './session-rows.ts';
import {
  changeNumber,
  choose,
  dropChange,
  enterFlow,
  refuse,
  spend,
  withoutVerdict,
  type Notice,
  type OpenSession,
} from './session.ts';

const isCeremony = (step: Step) => step === 'passkey' || step === 'new_passkey' || step === 'second_passkey';
const isNumber = (step: Step) => step === 'new_phone' || step === 'new_phone_code';

/** A code for the step that waits for one: on request, never by opening a page. */
export async function requestCode(host: Host, holder: Holder): Promise<void> {
  await inTransaction(host, async (tx) => {
    const ready = await lockReady(tx, holder, isCodeStep);
    if (ready === undefined || isBlocked(ready.person.budget, tx.now()) || !isCodeStep(ready.next)) return;
    const session = withoutVerdict(ready.session, ready.next);
    await saveOpen(tx, await sendCode(tx, session, ready.person, ready.next, holder.device));
  });
}

export async function chooseAnotherNumber(host: Host, holder: Holder): Promise<void> {
  await move(
    host,
    holder,
    (next) => next === 'new_phone_code',
    ({ session }) => changeNumber(session),
  );
}

/** The other way than the passkey, or back to it. */
export async function chooseWay(host: Host, holder: Holder, way: 'passkey' | 'other'): Promise<void> {
  const fits = (next: Step) => isCeremony(next) || isDoor(next) || isNumber(next);
  await move(host, holder, fits, ({ session, person, next }) => {
    if (isNumber(next) || next === 'second_passkey') return withoutBackup(session);
    if (way === 'passkey') return choose(session, { declined: false, stranded: false });
    return mayDecline(session, person) ? choose(session, { declined: true, stranded: false }) : session;
  });
}

/** The enrolment stands without the second way that was begun. */
function withoutBackup(session: OpenSession): OpenSession {
  if (session.flow !== 'enrolment' || session.choices.backup === undefined) return session;
  return choose(changeNumber(session), { backup: 'none' });
}

/** The ceremony came to nothing on the person's device. No guess: it has a cap of its own. */
export async function cancelPasskey(host: Host, holder: Holder, notice: Notice): Promise<void> {
  await move(host, holder, isCeremony, ({ session }) => {
    const paid = spend(session, 'new_passkey');
    return paid === undefined ? refuse(session, 'passkey_too_often') : refuse(paid, notice);
  });
}

/** Settings come after a full authentication, whatever is chosen there. */
export async function openSettings(host: Host, holder: Holder): Promise<void> {
  await move(host, holder, isDoor, ({ session }) =>
    session.flow === 'authentication' ? choose(session, { manages: true }) : session,
  );
}

/** Back to the settings, or from there to no change at all. */
export async function leaveChange(host: Host, holder: Holder): Promise<void> {
  await move(host, holder, isChange, ({ session }) =>
    session.flow === 'authentication' && session.choices.manages === true ? dropChange(session) : session,
  );
}

/** The person has neither of what is asked: here they read what can be done. */
export async function lose(host: Host, holder: Holder): Promise<void> {
  await move(host, holder, isDoor, ({ session }) => choose(session, { declined: true, stranded: true }));
}

/** The session ends in a request for recovery, and settles nothing. */
export async function askForRecovery(host: Host, holder: Holder): Promise<void> {
  await inTransaction(host, async (tx) => {
    const ready = await lockReady(tx, holder, (next) => next === 'stranded');
    if (ready === undefined) return;
    const reason = ready.session.flow === 'enrolment' ? 'no number given' : 'recovery asked';
    await failSession(tx, ready.session, reason, holder.device);
  });
}

/** At any step, also while blocked: the person goes back to the platform, and the session is over. */
export async function leaveSession(host: Host, holder: Holder): Promise<void> {
  await inTransaction(host, async (tx) => {
    const ready = await lockReady(tx, holder, () => true);
    if (ready !== undefined) await failSession(tx, ready.session, 'left by the person', holder.device);
  });
}

/** The original's ways with one element, where a sandbox's client asks for them. */
export async function changeAsOriginal(
  host: Host,
  holder: Holder,
  flow: Extract<Flow, 'forgotten_pin' | 'changed_number'>,
): Promise<void> {
  await move(host, holder, isDoor, ({ session, person }) => {
    const may = allowsOriginal(host, person.client);
    return may && session.flow === 'authentication' ? enterFlow(session, flow) : session;
  });
}

/** A name is no element: it changes at once. */
export async function namePasskey(host: Host, holder: Holder, passkeyId: string, typed: string): Promise<void> {
  await inTransaction(host, async (tx) => {
    const ready = await lockReady(tx, holder, (next) => next === 'settings');
    const name = toName(typed);
    if (ready === undefined || name === undefined || isBlocked(ready.person.budget, tx.now())) return;
    if (!ready.person.allPasskeys.some(({ id }) => id === passkeyId)) return;
    const { clientId, userId, id: sessionId } = ready.session;
    if (!(await renamePasskey(tx.db, userId, passkeyId, name))) return;
    await record(tx, {
      clientId,
      userId,
      sessionId,
      what: 'passkey named',
      outcome: 'done',
      element: 'passkey',
      device: holder.device,
    });
    await saveOpen(tx, refuse(ready.session, 'passkey_renamed'));
  });
}

async function move(
  host: Host,
  holder: Holder,
  fits: (next: Step) => boolean,
  to: (ready: Ready) => OpenSession,
): Promise<void> {
  await inTransaction(host, async (tx) => {
    const ready = await lockReady(tx, holder, fits);
    if (ready === undefined || isBlocked(ready.person.budget, tx.now())) return;
    const moved = to(ready);
    if (moved === ready.session) return;
    // What was left out may have been the last step.
    if (nextStepOf(tx, moved, ready.person) === undefined)
      await validateSession(tx, moved, ready.person, holder.device);
    else await saveOpen(tx, moved);
  });
}
