// The number that codes go to: the platform's, confirmed with one tap, or another one.
import { html, type Html } from '#kit/html.ts';
import { countriesIn } from '../countries.ts';
import type { OpenScreen, Problem, StepScreen } from '../screen.ts';
import { common, field, labelOf } from './field.ts';
import { figure, problemBox, type View, type Words } from './view.ts';

type NewPhone = Extract<StepScreen, { name: 'new_phone' }>;

export function newPhone(words: Words, screen: OpenScreen, { suggested, only, country, typed }: NewPhone): View {
  const { say } = words;
  const isEntryWrong = isAboutNumber(screen.problem);
  const box = problemBox(words, screen.problem, isEntryWrong && !only);
  const entry = entryForm(words, screen, country, typed);
  if (suggested === undefined) {
    return {
      title: say('page.phone_title'),
      body: html`<p>${say('page.phone_text')}</p>
        ${box}${entry}`,
    };
  }
  const action = `/session/${screen.sessionId}/phone`;
  return {
    title: say('page.phone_suggested'),
    body: html`<p class="number">${figure(suggested)}</p>
      <p>${say('page.phone_text')}</p>
      ${(only || !isEntryWrong) && box}
      <form method="post" action="${action}">
        <button class="button" name="suggested" value="yes">${say('page.phone_yes')}</button>
      </form>
      ${
        only
          ? html`<p class="quiet">${say('page.phone_only', { platform: screen.platform })}</p>`
          : html`<details class="other" ${isEntryWrong && html` open`}>
              <summary>${say('page.phone_other')}</summary>
              ${isEntryWrong && box}${entry}
            </details>`
      }`,
  };
}

/** Another number would help. */
function isAboutNumber(problem: Problem | undefined): boolean {
  return problem === 'phone_invalid' || problem === 'phone_known' || problem === 'country_refused';
}

function entryForm(
  words: Words,
  { sessionId, platform, problem }: OpenScreen,
  country: string | undefined,
  typed: string | undefined,
): Html {
  const { say } = words;
  const wrong = isAboutNumber(problem);
  const input = html`type="tel" inputmode="tel" autocomplete="tel-national" maxlength="32"${typed !== undefined && html` value="${typed}"`}`;
  const hint = say('page.phone_private', { platform });
  return html`<form method="post" action="/session/${sessionId}/phone" novalidate>
    <div class="field">
      ${labelOf({ name: 'country', label: say('page.phone_country') })}
      <select ${common({ name: 'country', wrong })} autocomplete="country">
        ${options(words, country)}
      </select>
    </div>
    ${field({ name: 'number', label: say('page.phone_number'), hint, input, wrong, focus: true })}
    <button class="button">${say('page.send_code')}</button>
  </form>`;
}

function options({ say, lang }: Words, chosen: string | undefined): readonly Html[] {
  const first = chosen === undefined ? [html`<option value="">${say('page.phone_country_choose')}</option>`] : [];
  const countries = countriesIn(lang).map(
    ({ code, name, callingCode }) =>
      html`<option value="${code}" ${code === chosen && html` selected`}>${name} (+${callingCode})</option>`,
  );
  return [...first, ...countries];
}
