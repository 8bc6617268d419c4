// "This was not me": what happened in plain words and one button, and the three ways in which a link can be over.
import { localeOf } from '#words/languages.ts';
import { html, type Html } from '#kit/html.ts';
import type { ReportScreen } from './screen.ts';
import { seal } from './screens/marks.ts';
import { weave, type View, type Words } from './screens/view.ts';

export function report(words: Words, screen: ReportScreen): View {
  const { say } = words;
  switch (screen.state) {
    case 'open':
      return { title: say('report.ask'), body: ask(words, screen) };
    case 'reported':
      return {
        title: say('report.done'),
        body: html`<p class="lead">${say('report.done_text')}</p>
          <p>${say('report.done_next', { platform: screen.platform })}</p>`,
        seal: seal('validated'),
      };
    case 'expired':
      return {
        title: say('report.expired'),
        body: html`<p class="lead">${say('report.expired_text', { platform: screen.platform })}</p>`,
        seal: seal('expired'),
      };
    case 'unknown':
      return {
        title: say('report.unknown'),
        body: html`<p class="lead">${say('report.unknown_text')}</p>`,
        seal: seal('failed'),
      };
  }
}

function ask(
  { say, lang }: Words,
  { platform, about, madeAt, token }: ReportScreen & { readonly state: 'open' },
): Html {
  const format = new Intl.DateTimeFormat(localeOf(lang), { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' });
  const time = html`<time datetime="${madeAt.toISOString()}">${format.format(madeAt)} UTC</time>`;
  return html`<p>${weave(say('report.ask_when', { time: '{time}' }), { time })}</p>
    <p class="lead"><strong>${say(`report.${about}`, { platform })}</strong></p>
    <p>${say('report.effect')}</p>
    <form method="post" action="/report" novalidate>
      <input type="hidden" name="token" value="${token}" />
      <button class="button">${say('report.button')}</button>
    </form>
    <div class="after"><p class="quiet">${say('report.was_you')}</p></div>`;
}
