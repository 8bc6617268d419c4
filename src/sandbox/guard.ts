// Who may use the sandbox's own addresses: this machine's tools and pages, no other site's scripts.
import type { RawRequest, RawRoute } from '#http/route.ts';
import { Fault } from '#kit/fault.ts';

const LOCAL = new Set(['localhost', '127.0.0.1', '[::1]']);

/** Refuses foreign hosts (DNS rebinding) and requests that another site's page makes. No CORS header is ever sent. */
export function guard(publicUrl: string, routes: readonly RawRoute[]): RawRoute[] {
  return routes.map((raw) => ({
    ...raw,
    async handle(request) {
      if (isOurs(request, publicUrl)) return await raw.handle(request);
      throw new Fault('forbidden', { errors: { Host: 'The sandbox answers only this machine and its own pages.' } });
    },
  }));
}

function isOurs({ headers }: RawRequest, publicUrl: string): boolean {
  const host = headers['host']?.toString() ?? '';
  const origin = headers['origin']?.toString();
  const site = headers['sec-fetch-site']?.toString();
  // A person may follow a link to a page from anywhere; nothing but a person's navigation may come from elsewhere.
  const navigation =
    headers['sec-fetch-mode'] === 'navigate' && headers['sec-fetch-dest'] === 'document' && origin === undefined;
  return (
    isOurHost(host, publicUrl) &&
    (origin === undefined || (URL.canParse(origin) && isOurHost(new URL(origin).host, publicUrl))) &&
    (site === undefined || site === 'same-origin' || site === 'none' || navigation)
  );
}

/** A server on loopback addresses only is reached by these names, or by a page that rebound another one to them. */
export function isOurHost(host: string, publicUrl: string): boolean {
  const name = host.replace(/:\d+$/, '').toLowerCase();
  return LOCAL.has(name) || name.endsWith('.localhost') || name === new URL(publicUrl).hostname;
}
