// The last screens: done, failed or out of time, each leading on to the platform; and the one that asks to wait.
import { localeOf } from '#words/languages.ts';
import { html } from '#kit/html.ts';
import { MINUTE } from '#kit/time.ts';
import type { BlockedScreen, EndScreen } from '../screen.ts';
import { seal } from './marks.ts';
import { figure, weave, type View, type Words } from './view.ts';

export function end({ say }: Words, { platform, outcome, why, target }: EndScreen): View {
  const told = outcome === 'failed' && why !== undefined ? why : outcome;
  return {
    title: say(`page.end_${told}`),
    body: html`<p class="lead">${say(`page.end_${told}_text`, { platform })}</p>
      ${
        target !== undefined &&
        html`<a class="button" href="${target}" data-lead-on>${say('page.end_back', { platform })}</a>
          <p class="quiet scripted">${say('page.end_leading')}</p>`
      }`,
    seal: seal(outcome),
  };
}

/** The server knows no time zone of the person's; the script rewrites the time in theirs. */
export function blocked({ say, lang }: Words, { platform, until }: BlockedScreen): View {
  if (until === undefined) {
    return {
      title: say('page.blocked_for_good'),
      body: html`<p class="lead">${say('page.blocked_for_good_text', { platform })}</p>`,
      seal: seal('failed'),
    };
  }
  const time = new Intl.DateTimeFormat(localeOf(lang), {
    hour: 'numeric',
    minute: '2-digit',
    timeZone: 'UTC',
    timeZoneName: 'short',
  });
  // Never too early: the next full minute.
  const at = new Date(Math.ceil(until.at.getTime() / MINUTE) * MINUTE);
  const shown = html`<time datetime="${at.toISOString()}" data-in="${until.inS}">${time.format(at)}</time>`;
  return {
    title: say('page.blocked'),
    body: html`<p class="lead">${weave(say('page.blocked_text', { time: '{time}' }), { time: figure(shown) })}</p>
      <p>${say('page.blocked_after', { platform })}</p>
      <a class="button" href="">${say('page.try_again')}</a>`,
    seal: seal('expired'),
  };
}
