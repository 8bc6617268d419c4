// The person types their own e-mail address; the script records the rhythm, never the keys.
import { html } from '#kit/html.ts';
import type { OpenScreen } from '../screen.ts';
import { field } from './field.ts';
import { figure, problemBox, weave, type View, type Words } from './view.ts';

export function email(words: Words, screen: OpenScreen, hint: string): View {
  const { say } = words;
  const wrong = screen.problem === 'email_different';
  // Not type="email": browsers tell no position of the cursor there, and trim and encode what is typed.
  const input = html`type="text" inputmode="email" autocomplete="off" autocapitalize="none" autocorrect="off"
  spellcheck="false" maxlength="254" data-typing`;
  const looks = weave(say('page.email_hint', { hint: '{hint}' }), { hint: figure(hint) });
  return {
    title: say('page.email_title'),
    body: html`<p>${say('page.email_text')}</p>
      ${problemBox(words, screen.problem, wrong)}
      <form method="post" action="/session/${screen.sessionId}/email" novalidate>
        <input type="hidden" name="typing" />
        ${field({ name: 'email', label: say('page.email'), hint: looks, input, wrong, focus: true })}
        <button class="button">${say('page.continue')}</button>
      </form>`,
  };
}
