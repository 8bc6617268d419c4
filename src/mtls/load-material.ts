// What the listener shows and whom it lets in, as files and database have it now.
import { readFile } from 'node:fs/promises';
import type { MtlsConfig } from '#config/mtls.ts';
import type { TlsMaterial } from '#http/listen-mtls.ts';
import type { Host } from '#world/world.ts';
import { findServer, serverKeyContext } from './authority-rows.ts';
import type { Authority } from './authority.ts';
import { listTrusted } from './issuer.ts';
import { toPem } from './pem.ts';

type Files = NonNullable<MtlsConfig['listener']>['files'];

/** @throws Error that tells the operator what is missing */
export async function loadMaterial(host: Host, files: Files): Promise<TlsMaterial> {
  const authorities = await listTrusted(host);
  if (authorities.length === 0) {
    throw new Error('There is no authority for client certificates yet: run strongroom mtls init.');
  }
  const server = files === undefined ? await ownServer(host, authorities) : await readFiles(files);
  return { ...server, authorities: authorities.map(({ certificate }) => toPem(certificate)) };
}

async function readFiles({ certificate, key }: NonNullable<Files>) {
  return { certificate: await readFile(certificate, 'utf8'), key: await readFile(key, 'utf8') };
}

/** Of the newest authority that has one. */
async function ownServer({ db, vault }: Host, authorities: readonly Authority[]) {
  for (const { id } of authorities) {
    const found = await findServer(db, id);
    if (found !== undefined) {
      const key = vault.open(found.keySealed, serverKeyContext(id));
      return { certificate: toPem(found.certificate), key };
    }
  }
  throw new Error('The listener has no certificate: set STRONGROOM_MTLS_CERT and STRONGROOM_MTLS_KEY.');
}
