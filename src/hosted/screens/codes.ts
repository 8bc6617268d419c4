// The screens that take a code: the one that confirms a new phone, and the one that takes the PIN with it.
import { html, type Html } from '#kit/html.ts';
import type { OpenScreen, StepScreen } from '../screen.ts';
import { codeField, pinField } from './field.ts';
import { figure, problemBox, weave, type View, type Words } from './view.ts';

type NewPhoneCode = Extract<StepScreen, { name: 'new_phone_code' }>;
type PinAndCode = Extract<StepScreen, { name: 'pin_and_code' }>;
type OneCode = Extract<StepScreen, { name: 'code_alone' | 'mail_code' }>;

/** A code to the number in use, with nothing beside it: the original's way, in a sandbox. */
export function codeAlone(words: Words, screen: OpenScreen, step: OneCode): View {
  const { say } = words;
  const action = `/session/${screen.sessionId}`;
  const number = figure(step.number);
  const wrong = screen.problem === 'code_refused';
  const box = problemBox(words, screen.problem, wrong);
  const title = say('page.code_title');
  if (!step.codeSent) return sendFirst(words, screen, step, title, 'page.proof_send');
  return {
    title,
    body: html`<p>${weave(say('page.code_text', { number: '{number}' }), { number })}</p>
      ${box}
      <form method="post" action="${action}/code-alone" novalidate>
        ${codeField(words, { wrong, focus: true })}
        <button class="button">${say('page.confirm')}</button>
      </form>
      <div class="after">${resend(words, action, step.resendInS)}</div>`,
  };
}

/** One thing more, of who has proven two. */
export function mailCode(words: Words, screen: OpenScreen, step: OneCode): View {
  const { say } = words;
  const action = `/session/${screen.sessionId}`;
  const number = figure(step.number);
  const wrong = screen.problem === 'code_refused';
  const title = say('page.mail_code_title');
  if (!step.codeSent) return sendFirst(words, screen, step, title, 'page.mail_code_send');
  return {
    title,
    body: html`<p>${weave(say('page.mail_code_text', { email: '{email}' }), { email: number })}</p>
      ${problemBox(words, screen.problem, wrong)}
      <form method="post" action="${action}/mail-code" novalidate>
        ${codeField(words, { wrong, focus: true }, say('page.mail_code'))}
        <button class="button">${say('page.confirm')}</button>
      </form>
      <div class="after">
        <p class="quiet">${say('page.mail_code_newest')}</p>
        ${resend(words, action, step.resendInS)}
      </div>`,
  };
}

/** The PIN with nothing beside it that the person enters: as the original does it, or beside the rhythm of their typing. */
export function pinAlone(words: Words, screen: OpenScreen, action: 'pin-alone' | 'known-pin'): View {
  const { say } = words;
  const wrong = screen.problem === 'not_right';
  return {
    title: say('page.proof_title'),
    body: html`<p>${say('page.pin_alone_text')}</p>
      ${problemBox(words, screen.problem, wrong)}
      <form method="post" action="/session/${screen.sessionId}/${action}" novalidate>
        ${pinField(words, { name: 'pin', label: say('page.pin'), wrong, focus: true })}
        <button class="button">${say('page.confirm')}</button>
      </form>`,
  };
}

function sendFirst(
  words: Words,
  screen: OpenScreen,
  step: PinAndCode | OneCode,
  title: string,
  text: 'page.proof_send' | 'page.mail_code_send',
): View {
  const { say } = words;
  const number = figure(step.number);
  const sentence = text === 'page.proof_send' ? say(text, { number: '{number}' }) : say(text, { email: '{email}' });
  return {
    title,
    body: html`<p>${weave(sentence, { number, email: number })}</p>
      ${problemBox(words, screen.problem)}
      <form method="post" action="/session/${screen.sessionId}/send-code">
        <button class="button" ${wait(words, step.resendInS)}>${say('page.send_code')}</button>
      </form>`,
  };
}

export function newPhoneCode(words: Words, screen: OpenScreen, step: NewPhoneCode): View {
  const { say } = words;
  const action = `/session/${screen.sessionId}`;
  const number = figure(step.number);
  const wrong = screen.problem === 'code_refused';
  return {
    title: say('page.code_title'),
    body: html`<p>${weave(say('page.code_text', { number: '{number}' }), { number })}</p>
      ${problemBox(words, screen.problem, wrong)}
      <form method="post" action="${action}/code" novalidate>
        ${codeField(words, { wrong, focus: true })}
        <button class="button">${say('page.confirm')}</button>
      </form>
      <div class="after">
        <p class="quiet">${say('page.code_newest')}</p>
        ${resend(words, action, step.resendInS)}
        ${
          step.only
            ? html`<p class="quiet">${say('page.phone_only', { platform: screen.platform })}</p>`
            : html`<form method="post" action="${action}/change-number">
                <button class="link">${say('page.phone_other')}</button>
              </form>`
        }
      </div>`,
  };
}

/** One question at a time: the fields appear once a code is on its way, so that sending it loses nothing typed. */
export function pinAndCode(words: Words, screen: OpenScreen, step: PinAndCode): View {
  const { say } = words;
  const action = `/session/${screen.sessionId}`;
  const number = figure(step.number);
  const wrong = screen.problem === 'not_right' || screen.problem === 'code_refused';
  const box = problemBox(words, screen.problem, wrong);
  const title = say('page.proof_title');
  if (!step.codeSent) return sendFirst(words, screen, step, title, 'page.proof_send');
  const text = step.pinEntered
    ? say('page.code_text', { number: '{number}' })
    : say('page.proof_text', { number: '{number}' });
  return {
    title,
    body: html`<p>${weave(text, { number })}</p>
      ${box}
      <form method="post" action="${action}/proof" novalidate>
        ${!step.pinEntered && pinField(words, { name: 'pin', label: say('page.pin'), wrong, focus: true })}
        ${codeField(words, { wrong, focus: step.pinEntered })}
        <button class="button">${say('page.confirm')}</button>
      </form>
      <div class="after">
        <p class="quiet">${say('page.code_newest')}</p>
        ${resend(words, action, step.resendInS)}
      </div>`,
  };
}

function resend(words: Words, action: string, resendInS: number): Html {
  return html`<form method="post" action="${action}/send-code">
    <button class="button plain" ${wait(words, resendInS)}>${words.say('page.code_again')}</button>
  </form>`;
}

/** For the script, which counts down; without it the server tells who is too soon. */
function wait({ say }: Words, seconds: number): Html | undefined {
  if (seconds <= 0) return undefined;
  return html` data-wait="${seconds}" data-wait-words="${say('page.code_wait', { seconds: '{seconds}' })}"`;
}
