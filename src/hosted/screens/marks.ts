// The few drawings of the pages, plain enough to take the colour of the text around them.
import { html, type Html } from '#kit/html.ts';

export type Seal = 'validated' | 'failed' | 'expired' | 'waiting';

const drawings: Readonly<Record<Seal, Html>> = {
  validated: html`<path d="m15 24.5 6.5 6.5L34 18" />`,
  failed: html`<path d="M24 14v12m0 7.5v.5" />`,
  expired: html`<path d="M24 14v10l6.5 4" />`,
  waiting: html`<path d="M24 21v13m0-20v.5" />`,
};

/** A round mark above the title of a screen that ends something. */
export function seal(kind: Seal): Html {
  return html`<svg class="seal ${kind}" viewBox="0 0 48 48" aria-hidden="true">
    <circle cx="24" cy="24" r="22" />
    ${drawings[kind]}
  </svg>`;
}

export const lock: Html = html`<svg class="lock" viewBox="0 0 16 16" aria-hidden="true">
  <path d="M5 7V5a3 3 0 0 1 6 0v2" />
  <rect x="3" y="7" width="10" height="7" rx="2" />
</svg>`;
