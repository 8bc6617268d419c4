// The person chooses a PIN, of the length that the platform asks for, and types it twice.
import { html } from '#kit/html.ts';
import type { OpenScreen } from '../screen.ts';
import { pinField } from './field.ts';
import { isMistake, problemBox, type View, type Words } from './view.ts';

export function newPin(words: Words, screen: OpenScreen, digits: number): View {
  const { say } = words;
  const { platform, problem } = screen;
  const advice = html`<span
    class="strength"
    role="status"
    data-strength-of="pin"
    data-easy="${say('page.pin_easy')}"
    data-fine="${say('page.pin_fine')}"
    >${say('page.pin_advice')}</span
  >`;
  const common = { wrong: isMistake(problem), digits } as const;
  return {
    title: say('page.pin_title'),
    body: html`<p>${say('page.pin_text', { platform, digits })}</p>
      ${problemBox(words, problem, isMistake(problem))}
      <form method="post" action="/session/${screen.sessionId}/pin" novalidate>
        ${pinField(words, { name: 'pin', label: say('page.pin_new', { digits }), hint: advice, focus: true, ...common })}
        ${pinField(words, { name: 'again', label: say('page.pin_again'), ...common })}
        <button class="button">${say('page.continue')}</button>
      </form>`,
  };
}
