// The address of the page of faces: whose it shows, and with what.
import { listClients } from '#clients/client-rows.ts';
import { getProfile } from '#clients/face-rows.ts';
import type { RawReply, RawRequest, RawRoute } from '#http/route.ts';
import type { Host } from '#world/world.ts';
import { facePage, facePolicy } from './face-page.ts';

export function faceRoutes(host: Host): RawRoute[] {
  return [{ method: 'GET', path: '/sandbox/face', handle: (request) => showFace(host, request) }];
}

async function showFace(host: Host, { url }: RawRequest): Promise<RawReply> {
  const clients = await listClients(host.db);
  const wanted = url.searchParams.get('client');
  const chosen = wanted === null ? clients[0] : clients.find(({ id }) => id === wanted);
  if (chosen === undefined) return { status: 404, body: `There is no client ${wanted ?? ''}` };
  // Who comes without a wish sees the face as it can be.
  const isAsked = ['primary', 'cta', 'theme', 'client'].some((name) => url.searchParams.has(name));
  const query = isAsked ? url.searchParams : new URLSearchParams({ primary: 'true', cta: 'true' });
  const { face } = await getProfile(host.db, chosen.id);
  const headers = {
    'Content-Security-Policy': facePolicy,
    'Cache-Control': 'no-store',
    'Referrer-Policy': 'no-referrer',
    'X-Content-Type-Options': 'nosniff',
  };
  return { status: 200, headers, body: facePage({ clients, chosen, face, query }) };
}
