// Every address of the hosted pages.
import type { RawRoute } from '#http/route.ts';
import type { Host } from '#world/world.ts';
import { assetRoutes } from './asset-routes.ts';
import { associationRoutes } from './associations.ts';
import { faceRoutes } from './face-routes.ts';
import { linkRoutes } from './link-routes.ts';
import { reportRoutes } from './report-routes.ts';
import { sessionRoutes } from './session-routes.ts';

export function hostedRoutes(host: Host): RawRoute[] {
  return [
    ...linkRoutes(host),
    ...sessionRoutes(host),
    ...reportRoutes(host),
    ...associationRoutes(host.relyingParty),
    ...assetRoutes,
    ...faceRoutes(host),
    ...(host.rules.isTest ? [facePreview(host)] : []),
  ];
}

/** Live mode has no such address, and does not read the code behind it. */
function facePreview(host: Host): RawRoute {
  return {
    method: 'GET',
    path: '/sandbox/face/:screen',
    handle: async (request) => await (await import('./face-preview.ts')).showSample(host, request),
  };
}
