// How Kiln looks: its pages, and the few lines of script that show webhooks as they arrive.
import { readFileSync } from 'node:fs';

const escapes = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

class Markup {
  constructor(text) {
    this.text = text;
  }
  toString() {
    return this.text;
  }
}

/** Everything put into it is escaped, unless it came out of it. */
function html(parts, ...values) {
  const put = (value) => {
    if (value === undefined || value === null || value === false) return '';
    if (Array.isArray(value)) return value.map(put).join('');
    return value instanceof Markup ? value.text : String(value).replace(/[&<>"']/g, (character) => escapes[character]);
  };
  return new Markup(parts.reduce((text, part, index) => text + put(values[index - 1]) + part));
}

function layout({ title, strongroom, seller }, main) {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${title} · Kiln</title>
        <link rel="icon" href="/mark.svg" type="image/svg+xml" />
        <link rel="stylesheet" href="/style.css" />
        <script type="module" src="/live.js"></script>
      </head>
      <body>
        <header class="top">
          <a class="brand" href="/">${mark}<span>Kiln</span></a>
          <nav aria-label="Demo">
            ${strongroom !== undefined && html`<a href="${strongroom}/sandbox" target="_blank">Inbox<span class="long"> of the sandbox</span></a>`}
            ${seller !== undefined && html`<form method="post" action="/leave"><button class="quiet">Sign out</button></form>`}
          </nav>
        </header>
        <main>${main}</main>
        <footer>A demo of Strongroom: no shop, no money, no message is real.</footer>
      </body>
    </html>`;
}

// ---- Signing up ----

const COUNTRIES = { BE: 'Belgium', FR: 'France', DE: 'Germany', IT: 'Italy', NL: 'Netherlands', ES: 'Spain' };

/** Filled in, so that a demo is one click away. The number always gets the code 702100. */
const EXAMPLE = {
  FirstName: 'Ada',
  LastName: 'Byron',
  Shop: 'Byron Ceramics',
  Email: 'ada@example.com',
  PhoneNumber: '+33611111111',
  Birthday: '1990-12-10',
  Country: 'FR',
};

export function signUpPage({ form = EXAMPLE, errors = {} }) {
  const field = (name, label, extra) => input({ name, label, value: form[name], error: errors[name], ...extra });
  return layout(
    { title: 'Sell your pottery' },
    html`<div class="welcome">
      <div class="pitch">
        <h1>Sell what you make.</h1>
        <p class="lead">Kiln brings pots from the wheel to people who will use them. Open your shop in two minutes.</p>
        ${shelf}
      </div>
      <form class="card" method="post" action="/">
        <h2>Open a shop</h2>
        ${summary(errors)}
        <div class="pair">
          ${field('FirstName', 'First name', { autocomplete: 'given-name', required: true })}
          ${field('LastName', 'Last name', { autocomplete: 'family-name', required: true })}
        </div>
        ${field('Shop', 'Name of your shop', { autocomplete: 'organization' })}
        ${field('Email', 'Email', { type: 'email', autocomplete: 'email', required: true })}
        ${field('PhoneNumber', 'Mobile number', { type: 'tel', autocomplete: 'tel' })}
        <div class="pair">
          ${field('Birthday', 'Date of birth', { type: 'date', autocomplete: 'bday', required: true })}
          <div class="field">
            <label for="Country">Country</label>
            <select id="Country" name="Country" autocomplete="country">
              ${Object.entries(COUNTRIES).map(([code, name]) => html`<option value="${code}"${form.Country === code && html` selected`}>${name}</option>`)}
            </select>
          </div>
        </div>
        <label class="choice"><input type="checkbox" name="Terms" value="yes" required /> I accept the terms of Kiln and of its payment service.</label>
        <button class="button">Open my shop</button>
      </form>
    </div>`,
  );
}

function input({ name, label, value = '', error, type = 'text', autocomplete, required = false }) {
  return html`<div class="field">
    <label for="${name}">${label}</label>
    <input id="${name}" name="${name}" type="${type}" value="${value}" autocomplete="${autocomplete}"${required && html` required`}${error && html` aria-invalid="true" aria-describedby="${name}-error"`} />
    ${error && html`<p class="error" id="${name}-error">${MISTAKES[name] ?? error}</p>`}
  </div>`;
}

/** The API tells developers what is wrong with a field; people are told in words of ours. */
const MISTAKES = {
  Email: 'This does not look like an email address.',
  PhoneNumber:
    'This does not look like a mobile number of your country. Begin with + and the country, for example +33.',
  Birthday: 'Please give your date of birth.',
  FirstName: 'Please give your first name.',
  LastName: 'Please give your last name.',
};

/** What is wrong with no field of the form is told as the API tells it. */
function summary(errors) {
  const others = Object.entries(errors).filter(([name]) => !(name in MISTAKES));
  if (Object.keys(errors).length === 0) return undefined;
  const text =
    others.length > 0 ? others.map(([, message]) => message).join(' ') : 'Please look at what is marked below.';
  return html`<p class="notice bad" role="alert">${text}</p>`;
}

// ---- The shop ----

const NOTICES = {
  done: { look: 'good', text: 'Done. Strongroom has confirmed that it is you.' },
  not_done: { look: 'bad', text: 'Not confirmed: nothing has changed. You can try again whenever you like.' },
};

export function shopPage({ seller, user, notice, errors = {}, strongroom, list }) {
  const { look, text } = NOTICES[notice] ?? {};
  return layout(
    { title: seller.shop, strongroom, seller },
    html`<div class="shop">
      <div>
        <h1>${seller.shop}</h1>
        ${text && html`<p class="notice ${look}" role="status">${text}</p>`}
        ${user.UserStatus === 'ACTIVE' && user.IsEnrolled ? protectedCard(user) : pendingCard(user)}
      </div>
      ${behind(user, list)}
      <div class="more">${user.IsEnrolled && changes(user, errors)} ${closing}</div>
    </div>`,
  );
}

function pendingCard({ IsEnrolled, FirstName }) {
  return html`<section class="card step" aria-labelledby="protect">
    <h2 id="protect">${IsEnrolled ? 'Confirm your new contact' : `One step left, ${FirstName}`}</h2>
    <p>
      ${IsEnrolled ? 'It counts once you have confirmed it.' : 'Before you can be paid, protect your account: with a passkey, or with a PIN and your phone. It takes two minutes.'}
    </p>
    <form method="post" action="/protect"><button class="button">${IsEnrolled ? 'Confirm now' : 'Protect my account'}</button></form>
  </section>`;
}

function protectedCard({ FirstName }) {
  return html`<section class="card safe" aria-labelledby="safe">
    <svg viewBox="0 0 48 48" aria-hidden="true"><circle cx="24" cy="24" r="22" /><path d="m15.5 24.5 6 6 11.5-13" /></svg>
    <div>
      <h2 id="safe">Your shop is open, ${FirstName}</h2>
      <p>Your account is protected. Kiln can pay you.</p>
      <form method="post" action="/protect"><button class="button plain">Confirm once more</button></form>
    </div>
  </section>`;
}

function changes(user, errors) {
  const field = (name, label, extra) => input({ name, label, value: user[name] ?? '', error: errors[name], ...extra });
  const wrong = Object.keys(errors).length > 0;
  return html`<details class="card"${wrong && html` open`}>
    <summary>Change my email or number</summary>
    <form method="post" action="/contact">
      ${summary(errors)}
      ${field('Email', 'Email', { type: 'email', autocomplete: 'email', required: true })}
      ${field('PhoneNumber', 'Mobile number', { type: 'tel', autocomplete: 'tel' })}
      <button class="button">Change and confirm</button>
    </form>
  </details>`;
}

const closing = html`<details class="card">
  <summary>Close my shop</summary>
  <form method="post" action="/close">
    <p>Your shop, your passkeys and your PIN are gone for good.</p>
    <button class="button bad">Close it for good</button>
  </form>
</details>`;

export function closedPage({ seller, strongroom, list }) {
  return layout(
    { title: 'Closed', strongroom, seller },
    html`<div class="shop">
      <div>
        <h1>${seller.shop} is closed</h1>
        <p class="lead">Thank you for your pots. What you made stays with the people who use it.</p>
        <form method="post" action="/leave"><button class="button">Open another shop</button></form>
      </div>
      ${behind({ UserStatus: 'CLOSED' }, list)}
    </div>`,
  );
}

export function errorPage(message) {
  return layout(
    { title: 'That did not work' },
    html`<h1>That did not work</h1>
      <p class="lead" role="alert">${message}</p>
      <form method="post" action="/leave"><button class="button plain">Begin again</button></form>`,
  );
}

// ---- What a developer wants to see ----

function behind(user, list) {
  return html`<aside class="behind" aria-labelledby="behind">
    <h2 id="behind">Behind the scenes</h2>
    <h3>Webhooks, as they arrive</h3>
    <div role="log" aria-label="Webhooks">
      <ol data-after="${list.length}">
        ${list.map(told)}
      </ol>
    </div>
    <p class="small none">None yet.</p>
    <h3>GET says now</h3>
    <dl>${facts(user)}</dl>
  </aside>`;
}

function facts({ UserStatus, IsEnrolled, Email, PhoneNumber, Id }) {
  const shown = { UserStatus, IsEnrolled, Email, PhoneNumber, Id };
  return Object.entries(shown)
    .filter(([, value]) => value !== undefined && value !== null)
    .map(([name, value]) => html`<div><dt>${name}</dt><dd data-fact="${name}">${String(value)}</dd></div>`);
}

/** A webhook that arrived, and what a GET said then. */
export function told({ type, at, says: { UserStatus, IsEnrolled } }) {
  return html`<li data-status="${UserStatus}" data-enrolled="${String(IsEnrolled)}">
    <strong>${type}</strong>
    <span><time datetime="${at.toISOString()}">${at.toISOString().slice(11, 19)}</time> GET: ${UserStatus}${UserStatus !== 'CLOSED' && (IsEnrolled ? ', enrolled' : ', not enrolled')}</span>
  </li>`;
}

// ---- Pictures and script ----

const mark = html`<svg viewBox="0 0 32 32" aria-hidden="true"><path d="M11 5h10M12.5 5c0 3-6 5.5-6 12.5C6.5 23 10 27 13 27h6c3 0 6.5-4 6.5-9.5 0-7-6-9.5-6-12.500z" /><path d="M7 16.500c4 2 14 2 18 0" /></svg>`;

const shelf = html`<svg class="shelf" viewBox="0 0 432 216" aria-hidden="true">
  <g class="clay"><path d="M52 58h40M58 58c0 22-34 38-34 84 0 40 20 62 36 62h24c16 0 36-22 36-62 0-46-34-62-34-84z" /><path class="glaze" d="M30 118c22 14 62 14 84 0 4 8 6 15 6 24 0 6 0 11-1 16-26 12-68 12-94 0-1-5-1-10-1-16 0-9 2-16 6-24z" /></g>
  <g class="sage"><path d="M150 150h104c0 32-22 54-40 54h-24c-18 0-40-22-40-54z" /><path class="glaze" d="M150 150h104c0 9-2 17-5 24-26-12-68-12-94 0-3-7-5-15-5-24z" /></g>
  <g class="ink"><path d="M300 30h20v58c0 14 30 24 30 62 0 32-16 54-26 54h-28c-10 0-26-22-26-54 0-38 30-48 30-62z" /><path class="glaze" d="M300 44h20v30h-20z" /></g>
  <g class="sand"><path d="M366 148h40v44c0 8-6 12-12 12h-16c-6 0-12-4-12-12z" /><path class="handle" d="M406 158c18 0 18 28 0 28" /></g>
  <path class="board" d="M4 208h424" />
</svg>`;

const SCRIPT = `
const log = document.querySelector('[role=log] ol');
const tell = (root) => root.querySelectorAll('time').forEach((time) => { time.textContent = new Date(time.dateTime).toLocaleTimeString(); });
if (log) {
  tell(log);
  new EventSource('/events?after=' + log.dataset.after).onmessage = ({ data }) => {
    /* The server has escaped what others wrote. */
    log.insertAdjacentHTML('beforeend', JSON.parse(data));
    const told = log.lastElementChild;
    told.classList.add('new');
    tell(told);
    const facts = { UserStatus: told.dataset.status, IsEnrolled: told.dataset.enrolled };
    for (const [name, value] of Object.entries(facts)) {
      const fact = document.querySelector('[data-fact=' + name + ']');
      if (fact) fact.textContent = value;
    }
  };
}`;

const ICON = String(mark)
  .replace('<svg ', '<svg xmlns="http://www.w3.org/2000/svg" ')
  .replaceAll(
    '<path ',
    '<path fill="none" stroke="#ad4527" stroke-width="2.5" stroke-linecap="round" stroke-linejoin="round" ',
  );

export const files = {
  '/style.css': { type: 'text/css; charset=utf-8', body: readFileSync(new URL('style.css', import.meta.url)) },
  '/live.js': { type: 'text/javascript; charset=utf-8', body: SCRIPT },
  '/mark.svg': { type: 'image/svg+xml', body: ICON },
};
