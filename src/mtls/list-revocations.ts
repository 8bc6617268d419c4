// What each authority has revoked, signed by it: for proxies that look at a list before they ask us.
import type { Host } from '#world/world.ts';
import { listRevoked } from './certificate-rows.ts';
import { listTrusted, openKey } from './issuer.ts';
import { makeRevocationList } from './make-certificate.ts';
import { toPem } from './pem.ts';

const DAYS = 7;

/** PEM, one for each authority, the newest first. */
export async function listRevocations(host: Host): Promise<string[]> {
  const lists: string[] = [];
  for (const authority of await listTrusted(host)) {
    const issuer = { certificate: authority.certificate, key: await openKey(host, authority), operator: authority };
    const revoked = await listRevoked(host.db, authority.id, host.now());
    lists.push(toPem(await makeRevocationList(host, issuer, { revoked, days: DAYS }), 'X509 CRL'));
  }
  return lists;
}
