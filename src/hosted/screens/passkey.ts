// The ceremonies of a passkey: the script runs them and fills the form in; the other way is a plain form beside it.
import { html, type Html } from '#kit/html.ts';
import type { OpenScreen, StepScreen } from '../screen.ts';
import { problemBox, type View, type Words } from './view.ts';

type UsePasskey = Extract<StepScreen, { name: 'passkey' }>;
type NewPasskey = Extract<StepScreen, { name: 'new_passkey' }>;

export function usePasskey(words: Words, screen: OpenScreen, { options }: UsePasskey): View {
  const { say } = words;
  return {
    title: say('page.passkey_use'),
    body: html`<p>${say('page.passkey_use_text')}</p>
      ${problemBox(words, screen.problem)} ${ceremony(words, screen, 'get', 'passkey', options, say('page.passkey_use_button'))}`,
  };
}

export function newPasskey(words: Words, screen: OpenScreen, { options, step, purpose }: NewPasskey): View {
  const { say } = words;
  const path = step === 'second_passkey' ? 'second-passkey' : 'new-passkey';
  return {
    title: say(purpose === 'first' ? 'page.passkey_new' : 'page.passkey_another'),
    body: html`<p>${say(`page.passkey_${purpose}_text`)}</p>
      ${problemBox(words, screen.problem)} ${ceremony(words, screen, 'create', path, options, say('page.passkey_new_button'))}`,
  };
}

function ceremony(
  { say }: Words,
  { sessionId }: OpenScreen,
  kind: 'create' | 'get',
  path: string,
  options: string,
  label: string,
): Html {
  // The button waits for the script, without which it could do nothing; the other way needs none.
  return html`<form method="post" action="/session/${sessionId}/${path}" data-passkey="${kind}" data-options="${options}">
      <input type="hidden" name="credential" />
      <input type="hidden" name="problem" />
      <button class="button">${label}</button>
    </form>
    <noscript><p class="note">${say('page.passkey_no_script')}</p></noscript>`;
}
