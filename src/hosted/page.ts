// The shell around every screen: one document, complete before any script runs, and the headers that guard it.
import { html, type Html } from '#kit/html.ts';
import { localeOf, type Language } from '#words/languages.ts';
import { sayIn } from '#words/t.ts';
import { assetPaths } from './assets.ts';
import { plainFace, type Face } from './face.ts';
import { report } from './report-screen.ts';
import type { OpenScreen, Screen } from './screen.ts';
import { backup } from './screens/backup.ts';
import { codeAlone, mailCode, newPhoneCode, pinAlone, pinAndCode } from './screens/codes.ts';
import { email } from './screens/email.ts';
import { blocked, end } from './screens/end.ts';
import { leave } from './screens/leave.ts';
import { lock } from './screens/marks.ts';
import { newPhone } from './screens/new-phone.ts';
import { newPin } from './screens/new-pin.ts';
import { notice } from './screens/notice.ts';
import { newPasskey, usePasskey } from './screens/passkey.ts';
import { proof } from './screens/proof.ts';
import { removal, settings } from './screens/settings.ts';
import { stranded } from './screens/stranded.ts';
import { isMistake, type View, type Words } from './screens/view.ts';
import { waysOn } from './screens/ways.ts';
import { welcome } from './screens/welcome.ts';

export const contentSecurityPolicy = [
  "default-src 'none'",
  "style-src 'self'",
  "script-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

const REFUSED_FEATURES = ['camera', 'geolocation', 'microphone', 'payment', 'usb', 'browsing-topics'];

export const pageHeaders: Readonly<Record<string, string>> = {
  'Content-Type': 'text/html; charset=utf-8',
  'Content-Security-Policy': contentSecurityPolicy,
  'Cache-Control': 'no-store',
  'Referrer-Policy': 'no-referrer',
  'X-Frame-Options': 'DENY',
  'X-Content-Type-Options': 'nosniff',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Permissions-Policy': [
    'publickey-credentials-get=(self)',
    'publickey-credentials-create=(self)',
    ...REFUSED_FEATURES.map((feature) => `${feature}=()`),
  ].join(', '),
};

/**
 * On plain http elsewhere than on this machine (a sandbox in a local network) browsers send no `Sec-Fetch-Site`, and
 * under `no-referrer` no `Origin` either: there a form could not say where it comes from.
 */
export function headersFor(publicUrl: string): Readonly<Record<string, string>> {
  return isTrustworthy(new URL(publicUrl)) ? pageHeaders : { ...pageHeaders, 'Referrer-Policy': 'same-origin' };
}

/** W3C Secure Contexts, 3.1: potentially trustworthy origins. */
function isTrustworthy({ protocol, hostname }: URL): boolean {
  return protocol === 'https:' || /^(?:localhost|.+\.localhost|127(?:\.\d+){3}|\[::1\])$/.test(hostname);
}

/** `isTest`: a sandbox, which every page of it says. */
export function render(screen: Screen, language: Language, isTest = false, face: Face = plainFace): Html {
  const words: Words = { say: sayIn(language), lang: language };
  const view = viewOf(words, screen);
  const paths = assetPaths();
  return html`<!doctype html>
    <html lang="${localeOf(language)}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="${face.theme ?? 'light dark'}" />
        <meta name="format-detection" content="telephone=no, email=no, address=no, date=no" />
        <meta name="robots" content="noindex" />
        <title>${documentTitle(words, screen, view)}</title>
        <link rel="icon" href="${paths.mark}" type="image/svg+xml" />
        <link rel="stylesheet" href="${paths.style}" />
        ${face.style !== undefined && html`<link rel="stylesheet" href="${face.style}" />`}
        <script type="module" src="${paths.script}"></script>
      </head>
      <body>
        ${isTest && html`<aside class="testing">${words.say('page.testing')}</aside>`}
        ${screen.kind === 'step' && tidings(words, screen)}
        ${masthead(screen, face)}
        <main class="card"${screen.kind === 'step' && html` data-version="${screen.version}"`}>
          ${screen.kind === 'step' && progress(words, screen)}
          ${view.seal}
          <h1>${view.title}</h1>
          ${screen.kind === 'step' && screen.beforeSettings && html`<p class="note">${words.say('page.settings_first')}</p>`}
          ${view.body} ${screen.kind === 'step' && waysOn(words, screen)}
        </main>
        ${wayOut(words, screen)}
        <footer class="foot">${lock}<span>${words.say('page.secured_by')}</span></footer>
      </body>
    </html>`;
}

/** At any time: nobody is kept here. */
function wayOut({ say }: Words, screen: Screen): Html | undefined {
  if (screen.kind !== 'step' && screen.kind !== 'blocked') return undefined;
  // Its own button is the way out.
  if (screen.kind === 'step' && screen.screen.name === 'stranded') return undefined;
  const { sessionId, platform } = screen;
  return html`<nav class="out" aria-label="${say('page.leave_ways')}">
    <a class="link" href="/session/${sessionId}/leave">${say('page.end_back', { platform })}</a>
  </nav>`;
}

function viewOf(words: Words, screen: Screen): View {
  switch (screen.kind) {
    case 'step':
      return stepView(words, screen);
    case 'welcome':
      return welcome(words, screen);
    case 'blocked':
      return blocked(words, screen);
    case 'leave':
      return leave(words, screen);
    case 'end':
      return end(words, screen);
    case 'notice':
      return notice(words, screen);
    case 'report':
      return report(words, screen);
  }
}

function stepView(words: Words, open: OpenScreen): View {
  const { screen } = open;
  switch (screen.name) {
    case 'proof':
      return proof(words, open, screen.again);
    case 'passkey':
      return usePasskey(words, open, screen);
    case 'new_passkey':
      return newPasskey(words, open, screen);
    case 'backup':
      return backup(words, open);
    case 'settings':
      return settings(words, open, screen);
    case 'removal':
      return removal(words, open, screen.passkey);
    case 'stranded':
      return stranded(words, open, screen);
    case 'pin_alone':
      return pinAlone(words, open, 'pin-alone');
    case 'pin_and_typing':
      return pinAlone(words, open, 'known-pin');
    case 'mail_code':
      return mailCode(words, open, screen);
    case 'code_alone':
      return codeAlone(words, open, screen);
    case 'email':
      return email(words, open, screen);
    case 'new_pin':
      return newPin(words, open, screen.digits);
    case 'new_phone':
      return newPhone(words, open, screen);
    case 'new_phone_code':
      return newPhoneCode(words, open, screen);
    case 'pin_and_code':
      return pinAndCode(words, open, screen);
  }
}

/** The first thing that a screen reader says after a page has loaded. */
function documentTitle({ say }: Words, screen: Screen, { title }: View): string {
  const wrong = screen.kind === 'step' ? isMistake(screen.problem) : screen.kind === 'welcome' && screen.termsMissing;
  const shown = wrong ? say('page.title_with_problem', { title }) : title;
  const step = screen.kind === 'step' ? [say('page.progress', { ...screen.progress })] : [];
  return [shown, ...step, platformOf(screen) ?? 'Strongroom'].join(' · ');
}

/** The initial stands where the platform has no logo; its name tells who it is, so the logo says nothing. */
function masthead(screen: Screen, { logo }: Face): Html | undefined {
  const platform = platformOf(screen);
  if (platform === undefined) return undefined;
  const [initial = ''] = platform.trim();
  return html`<header class="masthead">
    ${
      logo === undefined
        ? html`<span class="initial" aria-hidden="true">${initial.toUpperCase()}</span>`
        : html`<img class="logo on-${logo.ground}" src="${logo.path}" width="${logo.width}" height="${logo.height}" alt="" />`
    }
    <span class="platform">${platform}</span>
  </header>`;
}

/** Undefined where nobody knows it, or nobody is to be told. */
function platformOf(screen: Screen): string | undefined {
  return screen.kind === 'notice' ? undefined : screen.platform;
}

function progress({ say }: Words, { progress: { step, of } }: OpenScreen): Html {
  const bars = Array.from({ length: of }, (_, index) => html`<i${index < step && html` class="on"`}></i>`);
  return html`<p class="progress">
    ${say('page.progress', { step, of })}
    <span class="bars" aria-hidden="true">${bars}</span>
  </p>`;
}

/** Empty until the script fills them: one minute before the end, and when the connection is lost. */
function tidings({ say }: Words, { platform, endsInS }: OpenScreen): Html {
  return html`<div class="tidings">
    <p
      class="note"
      role="status"
      data-ends-in="${endsInS}"
      data-words="${say('page.session_ends', { platform })}"
    ></p>
    <p class="note" role="status" data-lost="${say('page.connection_lost')}"></p>
  </div>`;
}
