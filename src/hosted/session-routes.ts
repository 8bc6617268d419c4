// The session's pages: a GET shows it and changes nothing; a POST moves it and leads back to the GET.
import { getClient } from '#clients/client-rows.ts';
import { findCode } from '#factors/otp/otp-rows.ts';
import type { RawReply, RawRequest, RawRoute } from '#http/route.ts';
import { findUndelivered } from '#messages/message-rows.ts';
import type { Answer } from '#sca/answer.ts';
import { nextStepOf } from '#sca/course.ts';
import { holds, type Holder } from '#sca/hold-session.ts';
import {
  askForRecovery,
  cancelPasskey,
  changeAsOriginal,
  chooseAnotherNumber,
  chooseWay,
  leaveChange,
  leaveSession,
  lose,
  namePasskey,
  openSettings,
  requestCode,
} from '#sca/move-session.ts';
import { getPerson } from '#sca/person.ts';
import { findSession } from '#sca/session-rows.ts';
import { isExpired, type Notice } from '#sca/session.ts';
import { submitStep } from '#sca/submit-step.ts';
import { toLanguage } from '#words/languages.ts';
import type { Host } from '#world/world.ts';
import { faceOf, keptLook } from './face.ts';
import { cookieOf, deviceOf, formOf, guarded, guardedPost, languageOf, notice, redirect, show } from './reply.ts';
import { toScreen } from './session-screen.ts';

export function sessionRoutes(host: Host): RawRoute[] {
  const step = (name: string, toAnswer: (form: URLSearchParams) => Answer) =>
    move(name, (holder, form) => submitStep(host, holder, toAnswer(form)));
  const move = (name: string, act: (holder: Holder, form: URLSearchParams) => Promise<void>) =>
    ({
      method: 'POST',
      path: `/session/:sessionId/${name}`,
      handle: guardedPost(host, async (request) => {
        await act(holderOf(host, request), formOf(request));
        return backToSession(request);
      }),
    }) satisfies RawRoute;
  /** A ceremony that came to nothing on the person's device is told in the same form. */
  const ceremony = (name: string, of: 'passkey' | 'new_passkey' | 'second_passkey') =>
    move(name, async (holder, form) => {
      const problem = toPasskeyNotice(form.get('problem') ?? '');
      if (problem !== undefined) await cancelPasskey(host, holder, problem);
      else await submitStep(host, holder, { step: of, credential: form.get('credential') ?? '' });
    });

  return [
    { method: 'GET', path: '/session/:sessionId', handle: guarded(host, (request) => showSession(host, request)) },
    { method: 'GET', path: '/session/:sessionId/leave', handle: guarded(host, (request) => showLeave(host, request)) },
    // A form whose answer was lost leaves its address in the browser, which asks for it when the page is opened again.
    {
      method: 'GET',
      path: '/session/:sessionId/:step',
      handle: guarded(host, async (request) => backToSession(request)),
    },
    move('leave', (holder) => leaveSession(host, holder)),
    step('proof-code', (form) => ({ step: 'proof', code: form.get('code') ?? '' })),
    step('email', (form) => ({
      step: 'email',
      email: form.get('email') ?? '',
      typing: form.get('typing') ?? undefined,
      // A form that did not ask has no answer: a box that is not there is not one that was left empty.
      declines: form.has('typing_asked') ? form.get('typing_declined') === 'yes' : undefined,
    })),
    ceremony('new-passkey', 'new_passkey'),
    ceremony('second-passkey', 'second_passkey'),
    ceremony('passkey', 'passkey'),
    step('backup', (form) => ({ step: 'backup', backup: toBackup(form.get('backup')) })),
    step('pin', (form) => ({ step: 'new_pin', pin: form.get('pin') ?? '', again: form.get('again') ?? '' })),
    step('phone', toPhoneAnswer),
    step('code', (form) => ({ step: 'new_phone_code', code: form.get('code') ?? '' })),
    step('proof', (form) => ({ step: 'pin_and_code', pin: form.get('pin') ?? '', code: form.get('code') ?? '' })),
    step('known-pin', (form) => ({ step: 'pin_and_typing', pin: form.get('pin') ?? '' })),
    step('mail-code', (form) => ({ step: 'mail_code', code: form.get('code') ?? '' })),
    step('pin-alone', (form) => ({ step: 'pin_alone', pin: form.get('pin') ?? '' })),
    step('code-alone', (form) => ({ step: 'code_alone', code: form.get('code') ?? '' })),
    step('settings', toSettingsAnswer),
    step('removal', () => ({ step: 'removal' })),
    move('send-code', (holder) => requestCode(host, holder)),
    move('change-number', (holder) => chooseAnotherNumber(host, holder)),
    move('way', (holder, form) => chooseWay(host, holder, form.get('way') === 'passkey' ? 'passkey' : 'other')),
    move('manage', (holder) => openSettings(host, holder)),
    move('back', (holder) => leaveChange(host, holder)),
    move('lost', (holder) => lose(host, holder)),
    move('recovery', (holder) => askForRecovery(host, holder)),
    move('change', (holder, form) =>
      changeAsOriginal(host, holder, form.get('flow') === 'forgotten_pin' ? 'forgotten_pin' : 'changed_number'),
    ),
    move('name-passkey', (holder, form) => {
      const id = form.get('passkey') ?? '';
      return namePasskey(host, holder, id, form.get(`name-${id}`) ?? '');
    }),
  ];
}

/** What the script says of a ceremony that gave no credential. */
function toPasskeyNotice(problem: string): Notice | undefined {
  if (problem === '') return undefined;
  if (problem === 'known') return 'passkey_known';
  return problem === 'unusable' ? 'passkey_unusable' : 'passkey_cancelled';
}

function toBackup(value: string | null): 'number' | 'passkey' | 'none' {
  return value === 'number' || value === 'passkey' ? value : 'none';
}

function toSettingsAnswer(form: URLSearchParams): Answer {
  const change = form.get('change');
  if (change === 'remove_passkey') return { step: 'settings', change, passkey: form.get('passkey') ?? '' };
  const known = change === 'pin' || change === 'number' || change === 'add_passkey';
  return { step: 'settings', change: known ? change : undefined };
}

function toPhoneAnswer(form: URLSearchParams): Answer {
  if (form.get('suggested') === 'yes') return { step: 'new_phone', suggested: true };
  return { step: 'new_phone', number: form.get('number') ?? '', country: form.get('country') ?? undefined };
}

/** What is over already shows its end in place of the question. */
async function showLeave(host: Host, request: RawRequest): Promise<RawReply> {
  const session = await findSession(host, request.params['sessionId'] ?? '');
  const isOpen = session?.state === 'open' && !isExpired(session, host.now());
  if (!isOpen || !holds(session, cookieOf(host, request, session.id))) return backToSession(request);
  const { name: platform } = await getClient(host.db, session.clientId);
  const lang = toLanguage(session.lang) ?? languageOf(request);
  const face = await faceOf(host, session.clientId, keptLook(session.look));
  return show(host, { kind: 'leave', sessionId: session.id, platform }, 200, lang, face);
}

async function showSession(host: Host, request: RawRequest): Promise<RawReply> {
  const session = await findSession(host, request.params['sessionId'] ?? '');
  const lang = toLanguage(session?.lang) ?? languageOf(request);
  if (session === undefined || !holds(session, cookieOf(host, request, session.id))) {
    return show(host, notice('opened_elsewhere'), 403, languageOf(request));
  }
  const person = await getPerson(host, session);
  const code = await findCode(host.db, session.id);
  const isByMail = session.state === 'open' && nextStepOf(host, session, person) === 'mail_code';
  const undelivered = await findUndelivered(host.db, session.id, isByMail ? 'email' : 'sms');
  const face = await faceOf(host, session.clientId, keptLook(session.look));
  return show(host, toScreen(host, { session, person, code, undelivered }), 200, lang, face);
}

function backToSession(request: RawRequest): RawReply {
  return redirect(`/session/${encodeURIComponent(request.params['sessionId'] ?? '')}`);
}

function holderOf(host: Host, request: RawRequest): Holder {
  const sessionId = request.params['sessionId'] ?? '';
  return { sessionId, cookie: cookieOf(host, request, sessionId), device: deviceOf(request) };
}
