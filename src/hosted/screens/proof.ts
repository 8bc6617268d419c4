// The one-time code that came another way than the link: it shows that the link reached the right person.
import { html } from '#kit/html.ts';
import type { OpenScreen } from '../screen.ts';
import { field } from './field.ts';
import { problemBox, type View, type Words } from './view.ts';

export function proof(words: Words, screen: OpenScreen, again: boolean): View {
  const { say } = words;
  const { platform, problem } = screen;
  const wrong = problem === 'proof_refused';
  const input = html`class="digits" type="text" maxlength="24" autocomplete="off" autocapitalize="characters" spellcheck="false"`;
  return {
    title: say('page.proof_code'),
    body: html`<p>${say(again ? 'page.proof_code_again' : 'page.proof_code_text', { platform })}</p>
      ${problemBox(words, problem, wrong)}
      <form method="post" action="/session/${screen.sessionId}/proof-code" novalidate>
        ${field({ name: 'code', label: say('page.proof_code_label'), input, wrong, focus: true })}
        <button class="button">${say('page.continue')}</button>
      </form>`,
  };
}
