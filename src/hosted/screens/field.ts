// One labelled input, tied to its hint and, when it is wrong, to what is wrong with it.
import { html, type Html, type HtmlValue } from '#kit/html.ts';
import type { Words } from './view.ts';

export interface Field {
  readonly name: string;
  readonly label: string;
  /** The other attributes of the input. */
  readonly input: Html;
  readonly hint?: HtmlValue;
  readonly wrong: boolean;
  /** The first wrong field takes the focus, with or without script. */
  readonly focus?: boolean;
}

export function field(given: Field): Html {
  return html`<div class="field">
    ${labelOf(given)}
    <input ${common(given)} ${given.input} />
  </div>`;
}

/** `required` is there for screen readers; forms are `novalidate`, since our words come from the server. */
export function common({ name, hint, wrong, focus }: Omit<Field, 'input' | 'label'>): Html {
  const described = [wrong && 'problem', hint !== undefined && `${name}-hint`].filter((id) => id !== false).join(' ');
  return html`id="${name}" name="${name}" required
  aria-invalid="${String(wrong)}"${
    described !== '' && html` aria-describedby="${described}"`
  }${wrong && focus === true && html` autofocus`}`;
}

export function labelOf({ name, label, hint }: Pick<Field, 'name' | 'label' | 'hint'>): Html {
  return html`<label for="${name}" id="${name}-label">${label}</label>
    ${hint !== undefined && html`<p class="hint" id="${name}-hint">${hint}</p>`}`;
}

/** Of the PINs that people have, whatever their platform asks for today: the field tells nothing of the length. */
const SHORTEST_PIN = 6;
const LONGEST_PIN = 12;

/** Hidden digits; the script reveals a button that shows them. `digits` only of a new PIN: exactly so many. */
export function pinField(words: Words, given: Omit<Field, 'input'> & { readonly digits?: number }): Html {
  const { say } = words;
  const { digits } = given;
  return html`<div class="field">
    ${labelOf(given)}
    <div class="secret">
      <input
        ${common(given)}
        class="digits"
        type="password"
        inputmode="numeric"
        pattern="\\d{${digits ?? `${SHORTEST_PIN},${LONGEST_PIN}`}}"
        maxlength="${digits ?? LONGEST_PIN}"
        autocomplete="${digits === undefined ? 'off' : 'new-password'}"
      />
      <button
        class="toggle"
        type="button"
        aria-describedby="${given.name}-label"
        data-toggle="${given.name}"
        data-show="${say('page.pin_show')}"
        data-hide="${say('page.pin_hide')}"
        hidden
      >
        ${say('page.pin_show')}
      </button>
    </div>
  </div>`;
}

/** Longer than six characters, so that a pasted `123 456` arrives whole. */
export function codeField({ say }: Words, given: Pick<Field, 'wrong' | 'focus'>, label = say('page.code')): Html {
  const input = html`class="digits" type="text" inputmode="numeric" pattern="\\s*(\\d\\s*){6}" maxlength="16"
  autocomplete="one-time-code" autocapitalize="none" spellcheck="false" data-code`;
  return field({ name: 'code', label, input, ...given });
}
