// Plain notices: what happened, what to do now, and for mistakes of a platform a line that helps its developers.
import { html } from '#kit/html.ts';
import type { NoticeScreen } from '../screen.ts';
import { seal } from './marks.ts';
import type { View, Words } from './view.ts';

export function notice({ say }: Words, { notice: name }: NoticeScreen): View {
  const isReturnUrl = name === 'return_url_missing' || name === 'return_url_refused';
  return {
    title: say(`page.${name}`),
    body: html`<p class="lead">${say(`page.${name}_text`)}</p>
      ${isReturnUrl && html`<p class="quiet">${say(`page.${name}_developers`)}</p>`}
      ${name === 'went_wrong' && html`<a class="button" href="">${say('page.try_again')}</a>`}`,
    seal: seal(name === 'opened_elsewhere' || name === 'no_link' ? 'waiting' : 'failed'),
  };
}
