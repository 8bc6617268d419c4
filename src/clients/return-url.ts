// Where a person may be sent back to: the rules for the address a platform puts into its link, and the status it comes back with.

export type ReturnPolicy =
  | { readonly kind: 'any' }
  /** Live mode: addresses and app schemes that the platform registered. */
  | { readonly kind: 'registered'; readonly urls: readonly string[] };

export type ReturnVerdict =
  | { readonly ok: true; readonly url: string }
  | { readonly ok: false; readonly why: 'missing' | 'refused' };

/** Mangopay: guides/sca/session, returnUrl. */
const MAX_CHARACTERS = 2_000;

/** Schemes that run code, show a file, or start something other than an app the person came from. */
const REFUSED_SCHEMES = new Set(
  (
    'javascript data vbscript vbs livescript mocha jscript file blob filesystem about view-source intent android-app ' +
    'ws wss ftp ftps sftp tftp mailto tel sms smsto mms mmsto sip sips callto facetime facetime-audio ' +
    'chrome chrome-extension chrome-search chrome-untrusted devtools edge opera brave vivaldi moz-extension moz-icon safari-extension ' +
    'safari-web-extension resource jar wyciwyg mhtml mk its res help hcp shell cid mid urn news nntp gopher telnet ssh git svn ldap ' +
    'ldaps smb afp nfs dav webcal feed magnet market itms itms-apps itms-appss itms-services search search-ms content isolated-app tag ' +
    'microsoft-edge firefox firefox-focus googlechrome googlechromes comgoogle terminal x-terminal calculator shortcuts workflow'
  ).split(' '),
);

/** Families of schemes that belong to operating systems. */
const REFUSED_FAMILY = /^(?:ms-|x-apple|x-webdoc|applewebdata|prefs|app-prefs)|script/;

/** Takes every value of `returnUrl` and `ReturnUrl` in the query; what comes out is as the WHATWG parser writes it. */
export function checkReturnUrl(given: readonly string[], policy: ReturnPolicy): ReturnVerdict {
  const [text = '', ...others] = new Set(given);
  if (text === '' && others.length === 0) return { ok: false, why: 'missing' };
  const url = others.length === 0 ? toPlainUrl(text) : undefined;
  const allowed =
    url !== undefined && (policy.kind === 'any' || policy.urls.some((registered) => isSamePlace(url, registered)));
  return allowed ? { ok: true, url: url.href } : { ok: false, why: 'refused' };
}

function toPlainUrl(text: string): URL | undefined {
  if (text.length > MAX_CHARACTERS || isDeceptive(text)) return undefined;
  const url = URL.parse(text);
  if (url === null || url.href.length > MAX_CHARACTERS || url.username !== '' || url.password !== '') return undefined;
  const scheme = url.protocol.slice(0, -1);
  if (REFUSED_SCHEMES.has(scheme) || REFUSED_FAMILY.test(scheme)) return undefined;
  // The parser mends `https:/host` and `https:host`; other parsers read them otherwise.
  const isWeb = scheme === 'http' || scheme === 'https';
  return isWeb && !/^https?:\/\/[^/?#]/i.test(text) ? undefined : url;
}

/** Characters that the parser strips, or that make a person or another parser read a different address. */
function isDeceptive(text: string): boolean {
  const hidden = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\\]/u.test(text);
  const credentials = /^[^/?#]*:\/*[^/?#]*@/.test(text);
  return hidden || credentials || text !== text.trim();
}

/** What a platform may register: an https address, or an app's scheme with a host. Written as the parser writes it. */
export function toRegistrable(text: string): string | undefined {
  const url = toPlainUrl(text);
  return url === undefined || url.protocol === 'http:' || url.host === '' ? undefined : url.href;
}

/** Same scheme, host, port and path, to the character; the query and the fragment are the platform's own affair. */
function isSamePlace(url: URL, registered: string): boolean {
  const known = URL.parse(registered);
  return (
    known !== null && url.protocol === known.protocol && url.host === known.host && url.pathname === known.pathname
  );
}

/** Exactly one `controlStatus`, at the end of the query; all else stays as it was, byte for byte. */
export function withControlStatus(url: string, status: 'VALIDATED' | 'FAILED'): string {
  const [, path = '', query = '', fragment = ''] = /^([^?#]*)\??([^#]*)(.*)$/s.exec(new URL(url).href) ?? [];
  const kept = query.split('&').filter((part) => !isControlStatus(part));
  const others = kept.join('&');
  return `${path}?${others}${others === '' ? '' : '&'}controlStatus=${status}${fragment}`;
}

/** However it is spelt or encoded, since some frameworks ignore case and blanks in names. */
function isControlStatus(part: string): boolean {
  const [name = ''] = new URLSearchParams(part.replace(/^\?/, '%3F')).keys();
  return name.trim().toLowerCase() === 'controlstatus';
}
