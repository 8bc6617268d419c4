// What a screen turns into, and the small pieces that every screen is made of.
import { html, type Html, type HtmlValue } from '#kit/html.ts';
import type { Language } from '#words/languages.ts';
import type { Say } from '#words/t.ts';
import type { Problem } from '../screen.ts';

/** The page around it adds the name of the platform, the progress and the footer. */
export interface View {
  readonly title: string;
  readonly body: Html;
  /** A mark above the title. */
  readonly seal?: Html;
}

export interface Words {
  readonly say: Say;
  readonly lang: Language;
}

/** Problems that are no mistake of the person's, told as news. */
const NEWS: readonly Problem[] = ['enrolled_elsewhere', 'details_changed', 'passkey_cancelled', 'passkey_renamed'];

export function isMistake(problem: Problem | undefined): boolean {
  return problem !== undefined && !NEWS.includes(problem);
}

/**
 * A page that has just loaded announces no region of it, so what happened takes the focus: the wrong field, to which this
 * text is tied (`isTied`), or else the text itself.
 */
export function problemBox({ say }: Words, problem: Problem | undefined, isTied = false): Html | undefined {
  if (problem === undefined) return undefined;
  const text = say(`page.problem_${problem}`);
  const focus = !isTied && html` tabindex="-1" autofocus`;
  return isMistake(problem)
    ? html`<p class="alert" id="problem" role="alert"${focus}>${text}</p>`
    : html`<p class="note" id="problem" role="status"${focus}>${text}</p>`;
}

/** Fields that are wrong point to it by its id. */
export function alertBox(text: string): Html {
  return html`<p class="alert" id="problem" role="alert">${text}</p>`;
}

/** Puts markup where a text has `{name}`; the text must hold its placeholders still. */
export function weave(text: string, values: Readonly<Record<string, HtmlValue>>): Html {
  const parts = text.split(/\{(\w+)\}/);
  return html`${parts.map((part, index) => (index % 2 === 0 ? part : Object.hasOwn(values, part) ? values[part] : `{${part}}`))}`;
}

/** A number or an address inside a sentence: never broken over two lines, never turned into a link. */
export function figure(text: HtmlValue): Html {
  return html`<strong class="figure">${text}</strong>`;
}
