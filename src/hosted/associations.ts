// The files by which phones ask whether an app may use the passkeys of this domain; from configuration.
import type { RawRoute } from '#http/route.ts';
import type { RelyingParty } from '#world/world.ts';

export function associationRoutes({ androidApps, iosApps }: RelyingParty): RawRoute[] {
  return [
    // Digital Asset Links: both relations are asked by Credential Manager.
    file(
      '/.well-known/assetlinks.json',
      androidApps.map(({ packageName, fingerprint }) => ({
        relation: ['delegate_permission/common.handle_all_urls', 'delegate_permission/common.get_login_creds'],
        target: { namespace: 'android_app', package_name: packageName, sha256_cert_fingerprints: [fingerprint] },
      })),
    ),
    // Apple, Supporting associated domains.
    file('/.well-known/apple-app-site-association', { webcredentials: { apps: iosApps } }),
  ];
}

function file(path: string, content: unknown): RawRoute {
  const body = JSON.stringify(content);
  return {
    method: 'GET',
    path,
    handle: async () => ({ status: 200, headers: { 'Content-Type': 'application/json' }, body }),
  };
}
