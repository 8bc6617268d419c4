// The first screen: who asks, what will happen, and Start; it knows nothing about the person yet.
import { html, type Html } from '#kit/html.ts';
import type { WelcomeScreen } from '../screen.ts';
import { alertBox, weave, type View, type Words } from './view.ts';

export function welcome(words: Words, screen: WelcomeScreen): View {
  const { say } = words;
  const { platform, flow, elsewhere, termsMissing, termsUrl, fields } = screen;
  return {
    title: say(`page.welcome_${flow}`),
    body: html`<p class="lead">${say(`page.welcome_${flow}_text`, { platform })}</p>
      ${elsewhere && html`<p class="note">${say('page.elsewhere')}</p>`}
      ${steps(words, screen)}
      ${termsMissing && alertBox(say('page.terms_missing'))}
      <form method="post" action="${elsewhere ? '/continue' : '/start'}" novalidate>
        ${Object.entries(fields).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`)}
        <input type="hidden" name="passkeys" value="no" />
        ${flow === 'enrolment' && terms(termsText(words, platform, termsUrl), termsMissing)}
        <button class="button">${say(elsewhere ? 'page.continue_here' : 'page.start')}</button>
      </form>`,
  };
}

function steps({ say }: Words, { asks, minutes }: WelcomeScreen): Html {
  return html`<section aria-labelledby="steps">
    <h2 id="steps">${say('page.welcome_steps')}</h2>
    <ol class="steps">
      ${asks.map((asked) => html`<li>${say(`page.asks_${asked}`)}</li>`)}
    </ol>
    <p class="quiet">${say('page.welcome_phone')} ${say('page.welcome_time', { count: minutes })}</p>
  </section>`;
}

function termsText({ say }: Words, platform: string, url: string | undefined): Html {
  const name = say('page.terms_name');
  const shown =
    url === undefined
      ? name
      : html`<a href="${url}" target="_blank" rel="noopener">${name}<span class="unseen"> (${say('page.terms_new_window')})</span></a>`;
  return weave(say('page.terms', { platform, terms: '{terms}' }), { terms: shown });
}

function terms(text: Html, missing: boolean): Html {
  return html`<label class="choice">
    <input
      type="checkbox"
      name="terms"
      value="yes"
      required
      aria-invalid="${String(missing)}"
      ${missing && html` aria-describedby="problem" autofocus`}
    />
    <span>${text}</span>
  </label>`;
}
