// What the server says about itself: whether it is ready, and its API as a document and as a page.
import type { Host } from '#world/world.ts';
import { sql } from '#world/db.ts';
import { openApi, type OpenApi } from './openapi.ts';
import { referencePage, referencePolicy } from './reference-page.ts';
import type { RawRoute, Route } from './route.ts';

const VERSION = '0.1.0';

/** @param more paths that no route value describes */
export function documentRoutes(host: Host, routes: readonly Route[], more: OpenApi['paths']): RawRoute[] {
  const document = () => openApi(routes, { publicUrl: host.publicUrl, version: VERSION, more });
  return [
    {
      method: 'GET',
      path: '/healthz',
      async handle() {
        await host.db.one(sql`select 1 as ready`);
        return { status: 200, headers: { 'Cache-Control': 'no-store' }, body: { status: 'ok' } };
      },
    },
    {
      method: 'GET',
      path: '/openapi.json',
      handle: async () => ({ status: 200, body: document() }),
    },
    {
      method: 'GET',
      path: '/docs',
      handle: async () => ({
        status: 200,
        headers: {
          'Content-Security-Policy': referencePolicy,
          'X-Content-Type-Options': 'nosniff',
          'Referrer-Policy': 'no-referrer',
        },
        body: referencePage(document(), host.rules.isTest),
      }),
    },
  ];
}
