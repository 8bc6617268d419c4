// The inbox for people: the phone and the mailbox of everybody in the sandbox, newest first.
import { createHash } from 'node:crypto';
import { Html, html } from '#kit/html.ts';
import type { ReadableMessage } from '#messages/inbox.ts';
import { INBOX_SCRIPT } from './inbox-script.ts';
import { INBOX_STYLE } from './inbox-style.ts';

const hashOf = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

export const inboxPolicy = [
  "default-src 'none'",
  'img-src data:',
  `style-src ${hashOf(INBOX_STYLE)}`,
  `script-src ${hashOf(INBOX_SCRIPT)}`,
  "connect-src 'self'",
  "frame-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** Of the mail in its frame: no script, nothing from elsewhere; its links open beside. */
const FRAME = 'allow-same-origin allow-popups allow-popups-to-escape-sandbox';

export const mailPolicy = `default-src 'none'; img-src data:; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'; sandbox ${FRAME}`;

/** @param recipient as it was asked for; undefined for everybody's messages */
export function inboxPage(messages: readonly ReadableMessage[], recipient: string | undefined): Html {
  const wanted = recipient?.trim() === '' ? undefined : recipient;
  const texts = messages.filter(({ channel }) => channel === 'sms');
  const mails = messages.filter(({ channel }) => channel === 'email');
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>Inbox · Strongroom sandbox</title>
        <link rel="icon" href="data:," />
        <style>${new Html(INBOX_STYLE)}</style>
      </head>
      <body>
        <aside class="band">Sandbox: no message leaves this machine, and nothing here is real.</aside>
        <header class="top">
          <h1>Inbox</h1>
          <p class="live" id="live" role="status">Reload the page to see new messages.</p>
          ${filter(messages, wanted)}
        </header>
        <main>
          <section class="phone" tabindex="0" aria-labelledby="phone">
            <h2 id="phone">${phoneMark} Phone</h2>
            <div class="empty"${texts.length > 0 && html` hidden`}>${emptyPhone(wanted)}</div>
            <ol id="texts">
              ${texts.map(textItem)}
            </ol>
          </section>
          <section class="mailbox" tabindex="0" aria-labelledby="mailbox">
            <h2 id="mailbox">${mailMark} Mailbox</h2>
            <div class="empty"${mails.length > 0 && html` hidden`}>${emptyMailbox(wanted)}</div>
            <ol id="mails">
              ${mails.map((message, index) => mailItem(message, index === 0, wanted))}
            </ol>
          </section>
        </main>
        <p class="unseen" id="news" role="status"></p>
        <script type="module">${new Html(INBOX_SCRIPT)}</script>
      </body>
    </html>`;
}

/** The mail as a document of its own, for the frame. */
export function mailPage(mail: { readonly html: string }): Html {
  return new Html(mail.html.replace('<head>', '<head><base target="_blank">'));
}

function filter(messages: readonly ReadableMessage[], wanted: string | undefined): Html {
  const known = [...new Set(messages.map((message) => message.recipient))];
  return html`<form class="filter" method="get" action="/sandbox">
    <label for="recipient">Only to</label>
    <input
      id="recipient"
      name="recipient"
      list="known"
      value="${wanted}"
      placeholder="ada@example.com"
      autocomplete="off"
      spellcheck="false"
    />
    <datalist id="known">${known.map((one) => html`<option value="${one}"></option>`)}</datalist>
    <button>Show</button>
    ${wanted !== undefined && html`<a href="/sandbox">Show all</a>`}
  </form>`;
}

function emptyPhone(wanted: string | undefined): Html {
  if (wanted !== undefined) return html`<p>No text messages to ${wanted}.</p>`;
  return html`<p>No text messages yet.</p>
    <p>
      Make a user with <code>POST /v2.01/demo/sca/users/natural</code>, open its link with a
      <code>returnUrl</code>, and ask for a code: it appears here. Every call is in the <a href="/docs">reference</a>.
    </p>
    <p>Or run <code>npm run demo</code> and click through a marketplace.</p>`;
}

function emptyMailbox(wanted: string | undefined): Html {
  if (wanted !== undefined) return html`<p>No mails to ${wanted}.</p>`;
  return html`<p>No mails yet.</p>
    <p>People are told by mail when their protection was set up or changes, or when they are blocked.</p>`;
}

function textItem(message: ReadableMessage): Html {
  const news = `New text message to ${message.recipient}${spelt(message)}`;
  return html`<li class="message" id="${message.id}" data-state="${stateOf(message)}" data-news="${news}">
    <div class="meta"><span>To ${recipientLink(message.recipient)}</span>${time(message.createdAt)}</div>
    <div class="bubble">
      ${message.isCode && codeOrNone(message.code)}
      <p class="text">${withLinks(message.text)}</p>
    </div>
  </li>`;
}

/** For who hears it. */
function spelt({ code }: ReadableMessage): string {
  return code === undefined ? '' : `: code ${[...code].join(' ')}`;
}

/** What can change about a message that is shown: its code is erased. */
function stateOf({ isCode, code }: ReadableMessage): string {
  return isCode && code === undefined ? 'erased' : 'whole';
}

function codeOrNone(code: string | undefined): Html {
  if (code === undefined) return html`<p class="gone">Its session ended: the code is erased.</p>`;
  return html`<div class="code">
    <strong>${code}</strong>
    <button class="scripted" type="button" data-copy="${code}"><span>Copy</span><span class="unseen"> the code ${code}</span></button>
  </div>`;
}

function mailItem(message: ReadableMessage, isOpen: boolean, wanted: string | undefined): Html {
  const subject = message.mail?.subject ?? '';
  const links = linksOf(message.text);
  const query = wanted === undefined ? '' : `?recipient=${encodeURIComponent(wanted)}`;
  return html`<li
    class="message mail"
    id="${message.id}"
    data-state="${stateOf(message)}"
    data-news="New mail to ${message.recipient}: ${subject}${spelt(message)}"
  >
    <details${isOpen && html` open`}>
      <summary>
        <h3>${subject}</h3>
        <span class="meta"><span>${message.platform} to ${message.recipient}</span>${time(message.createdAt)}</span>
      </summary>
      <div class="inside">
        <p class="meta"><span>Only to ${recipientLink(message.recipient)}</span></p>
        ${message.isCode && codeOrNone(message.code)}
        <iframe
          title="The mail “${subject}”"
          sandbox="${FRAME}"
          loading="lazy"
          src="/sandbox/mails/${message.id}${query}"
        ></iframe>
        ${
          links.length > 0 &&
          html`<div class="links">
            <p>Links in it:</p>
            <ul>
              ${links.map((link) => html`<li><a href="${link}">${link}</a></li>`)}
            </ul>
          </div>`
        }
        <details class="plain">
          <summary>As plain text</summary>
          <p class="text">${withLinks(message.text)}</p>
        </details>
      </div>
    </details>
  </li>`;
}

function recipientLink(recipient: string): Html {
  return html`<a href="/sandbox?recipient=${encodeURIComponent(recipient)}">${recipient}</a>`;
}

function time(at: Date): Html {
  const iso = at.toISOString();
  return html`<time datetime="${iso}">${iso.slice(0, 19).replace('T', ' ')} UTC</time>`;
}

const LINK = /(https?:\/\/[^\s]+)/;

function linksOf(words: string): string[] {
  return words.split(LINK).filter((_, index) => index % 2 === 1);
}

/** A link in a text can be followed, as in a mail program. */
function withLinks(words: string): Html {
  return html`${words.split(LINK).map((part, index) => (index % 2 === 0 ? part : html`<a href="${part}">${part}</a>`))}`;
}

const phoneMark = html`<svg viewBox="0 0 24 24" aria-hidden="true"><rect x="6.5" y="2.5" width="11" height="19" rx="2.5" /><path d="M11 18.5h2" /></svg>`;
const mailMark = html`<svg viewBox="0 0 24 24" aria-hidden="true"><rect x="2.5" y="5" width="19" height="14" rx="2.5" /><path d="m3 7 9 6.5L21 7" /></svg>`;
