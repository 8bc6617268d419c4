// The style and script of the pages, as they travel: compressed, and kept by browsers for good.
import type { RawReply, RawRequest, RawRoute } from '#http/route.ts';
import { assets } from './assets.ts';

export const assetRoutes: readonly RawRoute[] = [{ method: 'GET', path: '/assets/:name', handle: serveAsset }];

async function serveAsset({ url, headers }: RawRequest): Promise<RawReply> {
  const asset = (await assets()).get(url.pathname);
  if (asset === undefined) return { status: 404, body: 'Not found' };
  const accepted = headers['accept-encoding']?.toString() ?? '';
  const encoding = (['br', 'gzip'] as const).find((name) => accepted.includes(name));
  return {
    status: 200,
    headers: {
      'Content-Type': asset.type,
      'X-Content-Type-Options': 'nosniff',
      // The address holds a hash of the content.
      'Cache-Control': 'public, max-age=31536000, immutable',
      Vary: 'Accept-Encoding',
      ...(encoding === undefined ? {} : { 'Content-Encoding': encoding }),
    },
    body: encoding === undefined ? asset.body : asset[encoding],
  };
}
