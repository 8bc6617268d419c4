// Revokes a certificate of a platform: from the next call on it counts nowhere, however long a connection stands.
import { Fault } from '#kit/fault.ts';
import type { ClientId } from '#kit/ids.ts';
import { noteChange } from '#trail/note-change.ts';
import { inTransaction } from '#world/ctx.ts';
import type { Host } from '#world/world.ts';
import { listCertificates, revoke } from './certificate-rows.ts';
import type { ClientCertificate } from './certificate.ts';

/**
 * @param name its serial number, or its thumbprint as base64url
 * @throws Fault `not_found`, also when it is revoked already
 */
export async function revokeCertificate(
  host: Host,
  { clientId, name, because }: { readonly clientId: ClientId; readonly name: string; readonly because: string },
): Promise<ClientCertificate> {
  return await inTransaction(host, async (tx) => {
    const certificate = (await listCertificates(tx.db, clientId)).find((candidate) => isNamed(candidate, name));
    const at = tx.now();
    const revoked = certificate !== undefined && (await revoke(tx.db, certificate, { at, because }));
    if (!revoked) {
      throw new Fault('not_found', {
        errors: { Certificate: `${clientId} has no certificate ${name} that could be revoked.` },
      });
    }
    const what = `client certificate ${certificate.serial}`;
    await noteChange({ ...tx, clientId }, { what, done: because === '' ? 'revoked' : `revoked (${because})` });
    return { ...certificate, revokedAt: at, revokedBecause: because };
  });
}

function isNamed({ serial, thumbprint }: ClientCertificate, name: string): boolean {
  const digits = name.replaceAll(':', '').toUpperCase();
  return serial === digits || thumbprint.toString('base64url') === name;
}
