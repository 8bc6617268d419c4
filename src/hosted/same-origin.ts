// Whether a POST comes from a page of ours: no other site may start, move or answer a session.

type Headers = Readonly<Record<string, string | string[] | undefined>>;

/**
 * Browsers that send `Sec-Fetch-Site` cannot be made to lie about it. Older ones must send our own `Origin`; under
 * `Referrer-Policy: no-referrer` a form posts `Origin: null` (Fetch, "append a request Origin header"), so `null` counts
 * only beside a `Sec-Fetch-Site` of `same-origin`.
 */
export function isSameOrigin(headers: Headers, publicUrl: string): boolean {
  const site = headers['sec-fetch-site'];
  const origin = headers['origin'];
  if (site === undefined) return origin === publicUrl;
  return site === 'same-origin' && (origin === undefined || origin === 'null' || origin === publicUrl);
}
