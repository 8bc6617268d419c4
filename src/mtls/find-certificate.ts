// Whether a certificate that was shown counts now, and whose it is. Asked on every call: connections outlive revocations.
import type { KnownCertificate, ShownCertificate } from '#http/approach.ts';
import type { Host } from '#world/world.ts';
import { findStanding } from './certificate-rows.ts';
import { countsUnder, readCertificate, thumbprintOf } from './certificate.ts';

/**
 * It must be one that we recorded when we issued it: a stolen key of an authority alone makes none. The rest is looked at
 * all the same, for behind a proxy nobody but us has verified it.
 */
export async function findCertificate(host: Host, { der }: ShownCertificate): Promise<KnownCertificate | undefined> {
  const certificate = readCertificate(der);
  if (certificate === undefined) return undefined;
  // What the file says, not what was sent: bytes that follow a certificate would give it another thumbprint.
  const thumbprint = thumbprintOf(certificate.raw);
  const standing = await findStanding(host.db, thumbprint);
  if (standing === undefined || standing.isRevoked) return undefined;
  const authority = readCertificate(standing.authority);
  if (authority === undefined || !countsUnder(certificate, authority, host.now())) return undefined;
  return { clientId: standing.clientId, thumbprint };
}
