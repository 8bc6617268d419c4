// How the inbox looks: a phone and a mailbox beside each other, one below the other where there is no room.

export const INBOX_STYLE = `
:root { color-scheme: light dark; --accent: light-dark(#0b6553, #6fd8b9); --on-accent: light-dark(#fff, #04231b);
  --accent-soft: light-dark(#e2f0eb, #143a30); --page: light-dark(#eef0ec, #0c110f); --card: light-dark(#fff, #151c19);
  --ink: light-dark(#14201b, #eaf0ed); --soft: light-dark(#53605a, #a4b1ab); --line: light-dark(#dde2dc, #28322e);
  --edge: light-dark(#7b8882, #75837d); --mono: ui-monospace, 'SF Mono', 'Cascadia Mono', 'DejaVu Sans Mono', monospace; }
* { box-sizing: border-box; }
body { margin: 0; min-height: 100vh; display: flex; flex-direction: column; background: var(--page); color: var(--ink);
  font: 1rem/1.5 system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif; overflow-wrap: anywhere; }
.band { padding: .375rem 1rem; background: #fff1c9; color: #4a3500; font-size: .875rem; font-weight: 600; text-align: center; }
h1, h2, h3, p, ol { margin: 0; }
a { color: var(--accent); text-underline-offset: .2em; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }

.top { display: flex; flex-wrap: wrap; gap: .75rem 2rem; align-items: center; max-width: 76rem; width: 100%; margin: 0 auto; padding: 1.25rem 1.25rem 1rem; }
h1 { font-size: 1.625rem; line-height: 1.2; letter-spacing: -.02em; }
.live { color: var(--soft); font-size: .875rem; }
.live::before { content: ''; display: inline-block; width: .5rem; height: .5rem; margin-right: .5rem; border-radius: 50%; background: var(--edge); }
.live[data-state=on]::before { background: light-dark(#1a8f6e, #6fd8b9); }
.live[data-state=off]::before { background: light-dark(#c0392b, #ffb3a9); }
.filter { display: flex; flex: 0 1 26rem; flex-wrap: wrap; gap: .5rem; align-items: center; justify-content: end; margin-left: auto; }
.filter label { color: var(--soft); font-size: .875rem; }
input, button { font: inherit; min-height: 2.5rem; border-radius: .625rem; border: 1.5px solid var(--edge); }
input { flex: 1 1 9rem; width: 9rem; padding: .25rem .75rem; background: var(--card); color: var(--ink); }
button { padding: .25rem .875rem; background: none; color: var(--accent); font-weight: 650; cursor: pointer; }
button:hover { background: var(--accent-soft); }
.filter a { display: inline-flex; align-items: center; min-height: 2.5rem; padding: 0 .5rem; }

main { flex: 1; display: grid; gap: 1.25rem; width: 100%; max-width: 76rem; margin: 0 auto; padding: 0 1.25rem 1.5rem; align-content: start; }
section { min-width: 0; border: 1px solid var(--line); background: var(--card); border-radius: 1.25rem; padding: 1.125rem 1.25rem 1.25rem; overflow-anchor: none; }
html { overflow-anchor: none; }
h2 { display: flex; gap: .625rem; align-items: center; margin-bottom: .875rem; font-size: 1rem; }
h2 svg { width: 1.25rem; height: 1.25rem; fill: none; stroke: var(--accent); stroke-width: 1.75; stroke-linecap: round; stroke-linejoin: round; }
ol { display: grid; gap: .875rem; padding: 0; list-style: none; }
.meta { display: flex; flex-wrap: wrap; gap: 0 .75rem; justify-content: space-between; color: var(--soft); font-size: .875rem; }
.meta a { display: inline-block; padding: .125rem 0; }
time { font-variant-numeric: tabular-nums; }
.empty { padding: .25rem 0 .5rem; color: var(--soft); }
.empty p + p { margin-top: .5rem; }
.empty[hidden] { display: none; }
.empty code { font-family: var(--mono); font-size: .875em; color: var(--ink); }

.bubble { margin-top: .25rem; padding: .875rem 1rem; border-radius: .25rem 1.125rem 1.125rem; background: light-dark(#eef2ee, #1f2925); }
.code { display: flex; flex-wrap: wrap; gap: .5rem 1rem; align-items: center; justify-content: space-between; margin-bottom: .5rem; }
.code strong { font: 700 2.125rem/1.15 var(--mono); letter-spacing: .1em; -webkit-user-select: all; user-select: all; }
.code button { border-color: transparent; background: var(--accent); color: var(--on-accent); min-width: 6rem; min-height: 2.75rem; }
.code button:hover { background: light-dark(#084e40, #93e6cd); }
.text { white-space: pre-line; }
.code + .text { color: var(--soft); font-size: .9375rem; }
.gone { margin-bottom: .25rem; font-weight: 600; }

.mail { border: 1px solid var(--line); border-radius: .875rem; }
summary { cursor: pointer; }
.mail > details > summary { display: block; list-style: none; padding: .75rem 1rem; border-radius: .875rem; }
.mail > details > summary::-webkit-details-marker { display: none; }
.mail > details > summary:hover h3 { color: var(--accent); }
.mail > details[open] > summary { border-bottom: 1px solid var(--line); border-radius: .875rem .875rem 0 0; }
h3 { font-size: 1rem; font-weight: 650; line-height: 1.35; }
.inside { padding: .75rem 1rem 1rem; }
iframe { display: block; width: 100%; height: 24rem; margin-top: .5rem; border: 0; border-radius: .625rem; background: Canvas; }
.links, .plain { margin-top: .75rem; font-size: .875rem; }
.links ul { margin: 0; padding: 0; list-style: none; }
.links a { display: inline-block; padding: .125rem 0; }
.plain summary { padding: .25rem 0; color: var(--accent); font-weight: 600; }
.plain p { font-family: var(--mono); font-size: .8125rem; }

@media (max-width: 40rem) { .filter { flex-basis: 100%; } }
@media (min-width: 56rem) and (min-height: 30rem) {
  body { height: 100vh; height: 100dvh; }
  main { grid-template-columns: minmax(21rem, 25rem) minmax(0, 1fr); align-content: stretch; min-height: 0; }
  section { overflow: auto; overscroll-behavior: contain; }
  .phone { border-radius: 2rem; border-width: 2px; padding: 1.25rem 1.375rem 1.5rem; }
}
@media (forced-colors: active) { .code button, .bubble { border: 1.5px solid; } h2 svg { stroke: CanvasText; } .live::before { border: 1px solid; } }
@media (scripting: none) { .scripted { display: none; } }`;
