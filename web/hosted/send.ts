// Sends a step once, and again when the connection fails, without losing what was typed.
// A form of a session goes by fetch, so that a lost connection leaves the page as it is; what comes of it is the session's own page.
// Every other form, and every form without script, goes as browsers send them.

/** Long enough for a slow network; then the person may try again on the same page. */
const PATIENCE_MS = 12_000;
const RETRY_AFTER_MS = [1_000, 2_000, 4_000, 8_000] as const;
const LONGEST_MS = 8_000;
/** What stands before a server says so while it starts anew. */
const STARTING_ANEW: readonly number[] = [502, 503, 504];

const root = document.documentElement;

export function sendForms(): void {
  document.addEventListener('submit', (event) => {
    // A ceremony sends its form itself.
    if (event.defaultPrevented) return;
    if (root.hasAttribute('data-sending')) return event.preventDefault();
    const form = event.target;
    if (!(form instanceof HTMLFormElement) || pageOf(form) === undefined) {
      hold(event.submitter);
      setTimeout(release, PATIENCE_MS);
      return;
    }
    event.preventDefault();
    void send(form, event.submitter);
  });
  // A page that comes back from the browser's memory is as it was left.
  window.addEventListener('pageshow', release);
}

/** Goes on trying until it is sent, or until the person changes what they typed. */
export async function send(form: HTMLFormElement, submitter: HTMLElement | null = null): Promise<void> {
  const page = pageOf(form) ?? location.href;
  hold(submitter);
  for (let attempt = 0; ; attempt += 1) {
    const came = attempt === 0 ? await post(form, submitter) : await postAgain(page, form, submitter);
    if (came === 'moved') return location.replace(page);
    if (came !== 'lost') return show(came, page);
    tell(true);
    if (await changesBefore(form, RETRY_AFTER_MS[attempt] ?? LONGEST_MS)) break;
  }
  tell(false);
  release();
}

/** The session's page, to which each of its forms leads back; undefined for other forms. */
function pageOf(form: HTMLFormElement): string | undefined {
  return /^.*\/session\/[^/]+(?=\/)/.exec(form.action)?.[0];
}

interface Reply {
  readonly isRedirect: boolean;
  readonly isPage: boolean;
  readonly text: string;
}

/** `moved`: the server has it. `lost`: nobody knows. Anything else says what is wrong. */
type Came = 'moved' | 'lost' | Reply;

async function post(form: HTMLFormElement, submitter: HTMLElement | null): Promise<Came> {
  const body = new URLSearchParams();
  for (const [name, value] of new FormData(form)) if (typeof value === 'string') body.append(name, value);
  if (submitter instanceof HTMLButtonElement && submitter.name !== '') body.append(submitter.name, submitter.value);
  const reply = await ask(form.action, { method: 'POST', body, redirect: 'manual' });
  return reply?.isRedirect === true ? 'moved' : (reply ?? 'lost');
}

/** An answer may have arrived although its reply was lost: sent once more, it would be counted once more. */
async function postAgain(page: string, form: HTMLFormElement, submitter: HTMLElement | null): Promise<Came> {
  const version = document.querySelector<HTMLElement>('[data-version]')?.dataset['version'];
  if (version === undefined) return await post(form, submitter);
  const reply = await ask(page, { cache: 'no-store' });
  if (reply === undefined) return 'lost';
  return reply.text.includes(`data-version="${version}"`) ? await post(form, submitter) : 'moved';
}

/** Undefined when nobody answers, or only what stands before the server. */
async function ask(url: string, init: RequestInit): Promise<Reply | undefined> {
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(), PATIENCE_MS);
  try {
    const reply = await fetch(url, { ...init, signal: patience.signal });
    if (STARTING_ANEW.includes(reply.status)) return undefined;
    const isPage = reply.headers.get('Content-Type')?.startsWith('text/html') === true;
    return { isRedirect: reply.type === 'opaqueredirect', isPage, text: await reply.text() };
  } catch {
    return undefined;
  } finally {
    clearTimeout(timer);
  }
}

/** After a while, or as soon as the device says that it is connected again. True when the person types meanwhile. */
function changesBefore(form: HTMLFormElement, ms: number): Promise<boolean> {
  return new Promise((resolve) => {
    const done = new AbortController();
    const end = (changed: boolean) => {
      clearTimeout(timer);
      done.abort();
      resolve(changed);
    };
    const timer = setTimeout(end, ms, false);
    window.addEventListener('online', () => end(false), { signal: done.signal });
    form.addEventListener('input', () => end(true), { signal: done.signal });
  });
}

/** Instead of this page, as the browser would; the scripts of such a page have nothing to do. */
function show(reply: Reply, page: string): void {
  if (!reply.isPage) return location.replace(page);
  const shown = new DOMParser().parseFromString(reply.text, 'text/html');
  release();
  root.replaceChildren(...shown.documentElement.children);
  const title = document.querySelector('h1');
  if (title === null) return;
  title.tabIndex = -1;
  title.focus();
}

function tell(isLost: boolean): void {
  const place = document.querySelector<HTMLElement>('[data-lost]');
  if (place) place.textContent = isLost ? (place.dataset['lost'] ?? '') : '';
}

function hold(submitter: HTMLElement | null): void {
  root.setAttribute('data-sending', '');
  submitter?.setAttribute('aria-disabled', 'true');
}

function release(): void {
  root.removeAttribute('data-sending');
  document.querySelector('[aria-disabled]')?.removeAttribute('aria-disabled');
}
