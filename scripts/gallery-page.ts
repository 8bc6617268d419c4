// The page of the gallery: each screen a row, each language a column, with the theme and the device chosen above.
import { html, type Html } from '#kit/html.ts';

interface Exhibit {
  readonly screen: string;
  readonly language: string;
  readonly complaints: readonly string[];
}

const STYLE = `body { margin: 0; font: 15px/1.4 system-ui, sans-serif; background: #e9ebe7; color: #14201b; }
form { position: sticky; top: 0; z-index: 1; display: flex; gap: 1.5rem; padding: .75rem 1rem; background: #fff; border-bottom: 1px solid #ccd; }
fieldset { border: 0; margin: 0; padding: 0; } label { margin-right: .75rem; }
section { padding: 0 1rem; } h2 { font-size: 1rem; margin: 1.5rem 0 .5rem; }
.row { display: flex; gap: .75rem; overflow-x: auto; padding-bottom: .75rem; }
figure { flex: none; margin: 0; } figcaption { font-weight: 600; } img { display: none; width: 270px; border-radius: .5rem; box-shadow: 0 1px 6px #0003; background: #fff; }
body:has([value=desktop]:checked) img { width: 480px; }
body:has([value=light]:checked):has([value=phone]:checked) .light.phone, body:has([value=light]:checked):has([value=desktop]:checked) .light.desktop,
body:has([value=dark]:checked):has([value=phone]:checked) .dark.phone, body:has([value=dark]:checked):has([value=desktop]:checked) .dark.desktop { display: block; }
.wrong { max-width: 270px; color: #a3221b; font-size: 12px; }`;

export function galleryPage(exhibits: readonly Exhibit[]): Html {
  const names = [...new Set(exhibits.map(({ screen }) => screen))];
  return html`<!doctype html>
    <html lang="en">
      <meta charset="utf-8" />
      <title>Strongroom: every screen</title>
      <link rel="stylesheet" href="data:text/css,${encodeURIComponent(STYLE)}" />
      <form>${choice('theme', ['light', 'dark'])} ${choice('device', ['phone', 'desktop'])}</form>
      ${names.map(
        (name) => html`<section>
          <h2>${name}</h2>
          <div class="row">${exhibits.filter(({ screen }) => screen === name).map(frame)}</div>
        </section>`,
      )}
    </html>`;
}

function choice(name: string, values: readonly string[]): Html {
  const one = (value: string, index: number) =>
    html`<label><input type="radio" name="${name}" value="${value}" ${index === 0 && html` checked`} /> ${value}</label>`;
  return html`<fieldset>${values.map(one)}</fieldset>`;
}

function frame({ screen, language, complaints }: Exhibit): Html {
  const picture = (theme: string, device: string) =>
    html`<img
      class="${theme} ${device}"
      src="${screen}-${language}-${theme}-${device}.jpg"
      alt="${screen}, ${language}, ${theme}, ${device}"
      loading="lazy"
    />`;
  return html`<figure>
    <figcaption>${language}</figcaption>
    ${['light', 'dark'].flatMap((theme) => ['phone', 'desktop'].map((device) => picture(theme, device)))}
    ${complaints.length > 0 && html`<p class="wrong">${complaints.join('; ')}</p>`}
  </figure>`;
}
