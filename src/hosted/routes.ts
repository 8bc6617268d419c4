// Every address of the hosted pages.
import type { RawRoute } from '#http/route.ts';
import type { Host } from '#world/world.ts';
import { assetRoutes } from './asset-routes.ts';
import { associationRoutes } from './associations.ts';
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
  ];
}
