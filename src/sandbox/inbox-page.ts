// The inbox for people: what the sandbox would have sent, newest first.
import { createHash } from 'node:crypto';
import { Html, html } from '#kit/html.ts';
import type { ReadableMessage } from '#messages/inbox.ts';

const STYLE = `
:root { color-scheme: light dark; --line: light-dark(#d5dbe3, #39424d); --soft: light-dark(#526070, #a7b3c0);
  --card: light-dark(#fff, #171d24); --page: light-dark(#f3f5f8, #0e1318); --ink: light-dark(#17202b, #e9eef4); }
body { margin: 0; background: var(--page); color: var(--ink); font: 1rem/1.5 system-ui, sans-serif; }
.band { background: #7a4b00; color: #fff; text-align: center; padding: .5rem 1rem; font-weight: 600; }
main { max-width: 40rem; margin: 0 auto; padding: 1.5rem 1rem 4rem; }
h1 { font-size: 1.6rem; margin: 0 0 1rem; }
form { display: flex; gap: .5rem; flex-wrap: wrap; align-items: end; margin-bottom: 1.5rem; }
a { color: light-dark(#1a4fd6, #8fb4ff); }
label { display: grid; gap: .25rem; flex: 1 1 14rem; color: var(--soft); }
input, button { box-sizing: border-box; font: inherit; line-height: 1.25; padding: .6rem .8rem; border-radius: .5rem; border: 1px solid var(--line); min-height: 2.75rem; }
input { background: var(--card); color: var(--ink); }
button { background: #1f5eff; border-color: #1f5eff; color: #fff; font-weight: 600; }
ol { list-style: none; padding: 0; display: grid; gap: .75rem; }
li { background: var(--card); border: 1px solid var(--line); border-radius: .75rem; padding: 1rem; }
.meta { color: var(--soft); font-size: .9rem; display: flex; justify-content: space-between; gap: 1rem; flex-wrap: wrap; }
.code { font: 600 2rem/1.2 ui-monospace, monospace; letter-spacing: .15em; margin: .5rem 0; }
.subject { font-size: 1.05rem; margin: .75rem 0 0; }
.text { white-space: pre-line; margin: .5rem 0 0; overflow-wrap: anywhere; }`;

export const inboxPolicy = `default-src 'none'; img-src data:; style-src 'sha256-${createHash('sha256')
  .update(STYLE)
  .digest('base64')}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`;

export function inboxPage(messages: readonly ReadableMessage[], recipient: string | undefined): Html {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>Inbox · Strongroom sandbox</title>
        <link rel="icon" href="data:," />
        <style>${new Html(STYLE)}</style>
      </head>
      <body>
        <aside class="band">Sandbox: no message leaves this machine, and nothing here is real.</aside>
        <main>
          <h1>Inbox</h1>
          <form method="get" action="/sandbox">
            <label>Recipient <input name="recipient" value="${recipient ?? ''}" placeholder="+33611111111 or ada@example.com" /></label>
            <button>Show</button>
          </form>
          ${
            messages.length === 0
              ? html`<p>No messages yet. Codes and notices appear here; reload the page to look again.</p>`
              : html`<ol>
                  ${messages.map(item)}
                </ol>`
          }
        </main>
      </body>
    </html>`;
}

function item(message: ReadableMessage): Html {
  return html`<li>
    <div class="meta">
      <span>${message.channel.toUpperCase()} to <strong>${message.recipient}</strong></span>
      <time datetime="${message.createdAt.toISOString()}"
        >${message.createdAt.toISOString().slice(0, 19).replace('T', ' ')} UTC</time
      >
    </div>
    ${message.isCode && codeOrNone(message.code)}
    ${message.mail !== undefined && html`<h2 class="subject">${message.mail.subject}</h2>`}
    <p class="text">${withLinks(message.text)}</p>
  </li>`;
}

function codeOrNone(code: string | undefined): Html {
  return code === undefined
    ? html`<p class="meta">Its session ended: the code is erased.</p>`
    : html`<p class="code">${code}</p>`;
}

/** A link in a text can be followed, as in a mail program. */
function withLinks(text: string): Html {
  const parts = text.split(/(https?:\/\/[^\s]+)/);
  return html`${parts.map((part, index) => (index % 2 === 0 ? part : html`<a href="${part}">${part}</a>`))}`;
}
