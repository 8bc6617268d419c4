// What a person may change once they have proven who they are: one element at a time.
import { localeOf } from '#words/languages.ts';
import { html, type Html } from '#kit/html.ts';
import type { OpenScreen, ShownPasskey, StepScreen } from '../screen.ts';
import { field } from './field.ts';
import { figure, problemBox, weave, type View, type Words } from './view.ts';

type Settings = Extract<StepScreen, { name: 'settings' }>;

export function settings(words: Words, screen: OpenScreen, step: Settings): View {
  const { say, lang } = words;
  const action = `/session/${screen.sessionId}/settings`;
  const { changeableAt, number, changes } = step;
  const choice = (change: string, label: string) =>
    html`<button class="button plain" name="change" value="${change}">${label}</button>`;
  return {
    title: say('page.settings'),
    body: html`${problemBox(words, screen.problem)}
      ${changeableAt === undefined ? html`<p>${say('page.settings_text')}</p>` : wait(words, changeableAt)}
      ${step.passkeys.map((passkey) => onePasskey(words, screen, passkey, changeableAt === undefined))}
      ${
        changes.length > 0 &&
        html`<form class="choices" method="post" action="${action}">
          ${changes.includes('add_passkey') && step.canAdd && choice('add_passkey', say('page.settings_add_passkey'))}
          ${changes.includes('pin') && choice('pin', say('page.settings_pin'))}
          ${
            changes.includes('number') &&
            choice('number', say(number === undefined ? 'page.settings_add_number' : 'page.settings_number'))
          }
        </form>`
      }
      ${number !== undefined && html`<p class="quiet">${weave(say('page.settings_number_now', { number: '{number}' }), { number: figure(number) })}</p>`}
      <form method="post" action="${action}"><button class="button">${say('page.settings_done')}</button></form>`,
  };

  function wait({ say: told }: Words, until: Date): Html {
    const time = new Intl.DateTimeFormat(localeOf(lang), { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' });
    const shown = html`<time datetime="${until.toISOString()}" data-date>${time.format(until)} UTC</time>`;
    return html`<p class="note">${weave(told('page.settings_wait', { time: '{time}' }), { time: figure(shown) })}</p>`;
  }
}

function onePasskey({ say, lang }: Words, { sessionId }: OpenScreen, passkey: ShownPasskey, mayChange: boolean): Html {
  const { id, name, madeAt, removable } = passkey;
  const made = new Intl.DateTimeFormat(localeOf(lang), { dateStyle: 'medium', timeZone: 'UTC' }).format(madeAt);
  const fieldName = `name-${id}`;
  const input = html`type="text" maxlength="40" autocomplete="off" value="${name}"`;
  return html`<details class="passkey">
    <summary>${name}<span class="quiet">${say('page.passkey_made', { date: made })}</span></summary>
    <form method="post" action="/session/${sessionId}/name-passkey" novalidate>
      <input type="hidden" name="passkey" value="${id}" />
      ${field({ name: fieldName, label: say('page.passkey_name'), input, wrong: false })}
      <button class="button plain">${say('page.passkey_rename')}</button>
    </form>
    ${
      removable &&
      html`<form method="post" action="/session/${sessionId}/settings">
        <input type="hidden" name="passkey" value="${id}" />
        <button class="link" name="change" value="remove_passkey">${say('page.passkey_remove')}</button>
      </form>`
    }
    ${mayChange && !removable && html`<p class="quiet">${say('page.passkey_keep')}</p>`}
  </details>`;
}

export function removal({ say }: Words, { sessionId }: OpenScreen, passkey: string): View {
  return {
    title: say('page.removal'),
    body: html`<p>${weave(say('page.removal_text', { passkey: '{passkey}' }), { passkey: figure(passkey) })}</p>
      <form method="post" action="/session/${sessionId}/removal">
        <button class="button">${say('page.passkey_remove')}</button>
      </form>`,
  };
}
