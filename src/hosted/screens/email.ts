// The person types their own e-mail address; the script records the rhythm, never the keys, and says what for.
import { html, type Html } from '#kit/html.ts';
import type { OpenScreen, StepScreen } from '../screen.ts';
import { field } from './field.ts';
import { figure, problemBox, weave, type View, type Words } from './view.ts';

type Email = Extract<StepScreen, { name: 'email' }>;

export function email(words: Words, screen: OpenScreen, { hint, typing }: Email): View {
  const { say } = words;
  const wrong = screen.problem === 'email_different';
  // Not type="email": browsers tell no position of the cursor there, and trim and encode what is typed.
  const input = html`type="text" inputmode="email" autocomplete="off" autocapitalize="none" autocorrect="off"
  spellcheck="false" maxlength="254"${typing !== undefined && html` data-typing`}`;
  const looks = weave(say('page.email_hint', { hint: '{hint}' }), { hint: figure(hint) });
  return {
    title: say('page.email_title'),
    body: html`<p>${say(typing === 'measured' ? 'page.email_text' : 'page.email_text_plain')}</p>
      ${problemBox(words, screen.problem, wrong)}
      <form method="post" action="/session/${screen.sessionId}/email" novalidate>
        ${field({ name: 'email', label: say('page.email'), hint: looks, input, wrong, focus: true })}
        <button class="button">${say('page.continue')}</button>
        ${typing !== undefined && consent(words, typing === 'declined')}
      </form>`,
  };
}

/** Regulation (EU) 2016/679, art. 13 and 7(3): what is measured and why, and a way to say no that is as easy as yes. */
function consent({ say }: Words, declined: boolean): Html {
  return html`<input type="hidden" name="typing" />
    <input type="hidden" name="typing_asked" value="yes" />
    <details class="other">
      <summary>${say('page.typing_more')}</summary>
      <p>${say('page.typing_what')}</p>
      <label class="choice">
        <input
          type="checkbox"
          name="typing_declined"
          value="yes"
          aria-describedby="typing-declined-hint"
          ${declined && html` checked`}
        />
        <span>${say('page.typing_decline')}</span>
      </label>
      <p class="hint" id="typing-declined-hint">${say('page.typing_decline_hint')}</p>
    </details>`;
}
