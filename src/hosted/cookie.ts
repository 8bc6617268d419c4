// The cookie that holds a session: one for each session, so that two of them can go on in two tabs.
import { SESSION_LIFE_MS } from '#sca/session.ts';
import { MINUTE, SECOND } from '#kit/time.ts';

/** On https the `__Host-` prefix keeps other hosts and plain connections from setting it. */
export function cookieName(sessionId: string, publicUrl: string): string {
  return `${publicUrl.startsWith('https:') ? '__Host-' : ''}strongroom-${sessionId}`;
}

export function setCookie(sessionId: string, secret: string, publicUrl: string): string {
  const secure = publicUrl.startsWith('https:') ? '; Secure' : '';
  const maxAge = (SESSION_LIFE_MS + 5 * MINUTE) / SECOND;
  return `${cookieName(sessionId, publicUrl)}=${secret}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${maxAge}${secure}`;
}

export function readCookie(header: string | string[] | undefined, name: string): string | undefined {
  const pairs = (header ?? '').toString().split(';');
  const pair = pairs.find((entry) => entry.trim().startsWith(`${name}=`));
  return pair?.trim().slice(name.length + 1);
}
