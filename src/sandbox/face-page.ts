// A platform's face to look at before anybody meets it: the main screens, beside each other, with colours to try.
import { createHash } from 'node:crypto';
import type { Client } from '#clients/client.ts';
import type { ClientFace } from '#clients/face.ts';
import { Html, html } from '#kit/html.ts';

const STYLE = `
:root { color-scheme: light dark; --page: light-dark(#eef0ec, #0c110f); --card: light-dark(#fff, #151c19); --ink: light-dark(#14201b, #eaf0ed);
  --soft: light-dark(#53605a, #a4b1ab); --line: light-dark(#dde2dc, #28322e); --edge: light-dark(#7b8882, #75837d);
  --accent: light-dark(#0b6553, #6fd8b9); --on-accent: light-dark(#fff, #04231b); }
* { box-sizing: border-box; }
body { margin: 0; background: var(--page); color: var(--ink); font: 1rem/1.5 system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif; overflow-wrap: anywhere; }
.band { padding: .375rem 1rem; background: #fff1c9; color: #4a3500; font-size: .875rem; font-weight: 600; text-align: center; }
main { max-width: 96rem; margin: 0 auto; padding: 1.25rem 1.25rem 3rem; }
h1 { margin: 0 0 1rem; font-size: 1.625rem; line-height: 1.2; letter-spacing: -.02em; }
h2 { margin: 0 0 .5rem; font-size: .875rem; font-weight: 600; color: var(--soft); }
a { color: var(--accent); text-underline-offset: .2em; }
p { margin: 0 0 1rem; max-width: 46rem; color: var(--soft); }
code { font: .9375em ui-monospace, 'SF Mono', 'Cascadia Mono', 'DejaVu Sans Mono', monospace; color: var(--ink); }
form { display: flex; flex-wrap: wrap; gap: .75rem 1.25rem; align-items: center; margin-bottom: 1rem; padding: .875rem 1rem; border: 1px solid var(--line); border-radius: 1rem; background: var(--card); }
label { display: flex; gap: .5rem; align-items: center; min-height: 2.5rem; }
input, select, button { font: inherit; accent-color: var(--accent); }
[type=checkbox] { width: 1.25rem; height: 1.25rem; margin: 0; }
[type=color] { width: 3rem; height: 2.25rem; padding: .125rem; border: 1.5px solid var(--edge); border-radius: .5rem; background: var(--card); }
select { min-height: 2.5rem; padding: .25rem .5rem; border: 1.5px solid var(--edge); border-radius: .5rem; background: var(--card); color: var(--ink); }
button { min-height: 2.5rem; padding: .25rem 1.25rem; border: 0; border-radius: .625rem; background: var(--accent); color: var(--on-accent); font-weight: 650; cursor: pointer; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
ul { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 20rem), 1fr)); gap: 1.25rem; margin: 1.5rem 0 0; padding: 0; list-style: none; }
iframe { display: block; width: 100%; height: 43rem; border: 1px solid var(--line); border-radius: 1.25rem; background: var(--card); }`;

export const facePolicy = `default-src 'none'; img-src data:; frame-src 'self'; style-src 'sha256-${createHash('sha256')
  .update(STYLE)
  .digest('base64')}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`;

/** By the names of hosted/face-preview.ts. */
const SCREENS = {
  welcome: 'Welcome',
  email: 'A mistake',
  pin: 'PIN',
  phone: 'Phone number',
  code: 'Code',
  passkey: 'Passkey',
  validated: 'Done',
  failed: 'Failed',
} as const;

/** What our own pages show where nothing is set. */
const OWN_COLOUR = '#0b6553';

export interface ShownFace {
  readonly clients: readonly Pick<Client, 'id' | 'name'>[];
  readonly chosen: Pick<Client, 'id' | 'name'>;
  readonly face: ClientFace;
  /** The query of the page. */
  readonly query: URLSearchParams;
}

export function facePage({ clients, chosen, face, query }: ShownFace): Html {
  const shown = new URLSearchParams(query);
  shown.set('client', chosen.id);
  const theme = query.get('theme');
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>The face of ${chosen.name} · Strongroom sandbox</title>
        <link rel="icon" href="data:," />
        <style>${new Html(STYLE)}</style>
      </head>
      <body>
        <aside class="band">Sandbox: for tests only</aside>
        <main>
          <h1>The face of ${chosen.name}</h1>
          <form method="get" action="/sandbox/face">
            <label>Client <select name="client">${clients.map(({ id }) => option(id, id, id === chosen.id))}</select></label>
            ${colour('primary', 'themeColour', 'Theme colour', query, face.themeColour)}
            ${colour('cta', 'buttonColour', 'Button colour', query, face.buttonColour)}
            <label>Theme <select name="theme">
              ${option('', 'of the device', theme !== 'light' && theme !== 'dark')}
              ${option('light', 'light', theme === 'light')} ${option('dark', 'dark', theme === 'dark')}
            </select></label>
            <button>Show</button>
          </form>
          <p>A link shows this with <code>${linkQuery(query)}</code>. Colours tried here are not set: that does
            <code>PUT /v2.01/${chosen.id}/clients</code> or <code>strongroom client face ${chosen.id}</code>. A colour in
            which nobody could read is shown darker or lighter.</p>
          <ul>
            ${Object.entries(SCREENS).map(
              ([name, title]) => html`<li>
                <h2>${title}</h2>
                <iframe title="${title}" src="/sandbox/face/${name}?${shown.toString()}" sandbox="allow-same-origin"></iframe>
              </li>`,
            )}
          </ul>
        </main>
      </body>
    </html>`;
}

function colour(flag: string, name: string, title: string, query: URLSearchParams, set: string | undefined): Html {
  const value = query.get(name) ?? set ?? OWN_COLOUR;
  return html`<label><input type="checkbox" name="${flag}" value="true"${query.get(flag) === 'true' && html` checked`} /> ${title}</label>
    <input type="color" name="${name}" value="${value.toLowerCase()}" aria-label="${title}: the colour" />`;
}

function option(value: string, title: string, isChosen: boolean): Html {
  return html`<option value="${value}"${isChosen && html` selected`}>${title}</option>`;
}

/** What a platform would append to its link. */
function linkQuery(query: URLSearchParams): string {
  const asked = ['primary', 'cta', 'theme'].flatMap((name) => {
    const value = query.get(name) ?? '';
    return value === '' ? [] : [`&${name}=${value}`];
  });
  return asked.length === 0 ? 'no parameter' : asked.join('');
}
