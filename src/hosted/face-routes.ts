// What a face is made of, for browsers: the stylesheet of its colours, and the logo.
import { findLogo } from '#clients/face-rows.ts';
import type { RawReply, RawRequest, RawRoute } from '#http/route.ts';
import type { Host } from '#world/world.ts';
import { readFaceStyle } from './face-style.ts';

const FOR_GOOD = 'public, max-age=31536000, immutable';
const notFound: RawReply = { status: 404, body: 'Not found' };

export function faceRoutes(host: Host): RawRoute[] {
  return [
    { method: 'GET', path: '/assets/face/:name', handle: async ({ url }) => serveStyle(url.pathname) },
    { method: 'GET', path: '/assets/logo/:name', handle: (request) => serveLogo(host, request) },
  ];
}

function serveStyle(path: string): RawReply {
  const found = readFaceStyle(path);
  if (found === undefined) return notFound;
  return {
    status: 200,
    headers: {
      'Content-Type': 'text/css; charset=utf-8',
      'X-Content-Type-Options': 'nosniff',
      // Another version of this server, beside or before this one, may make another sheet of the same colours.
      'Cache-Control': found.isCurrent ? FOR_GOOD : 'no-store',
    },
    body: found.css,
  };
}

/** Opened by itself it can do nothing, whatever a browser takes it for. */
async function serveLogo(host: Host, { params }: RawRequest): Promise<RawReply> {
  const [, hash] = /^([0-9a-f]{32})\.png$/.exec(params['name'] ?? '') ?? [];
  const png = hash === undefined ? undefined : await findLogo(host.db, hash);
  if (png === undefined) return notFound;
  return {
    status: 200,
    headers: {
      'Content-Type': 'image/png',
      'X-Content-Type-Options': 'nosniff',
      'Content-Security-Policy': "default-src 'none'; sandbox",
      'Content-Disposition': 'inline; filename="logo.png"',
      'Cache-Control': FOR_GOOD,
    },
    body: png,
  };
}
