// Keeps the mTLS listener as files and database have it: a changed certificate or authority takes hold within a second.
import { createHash } from 'node:crypto';
import type { MtlsConfig } from '#config/mtls.ts';
import type { MtlsListener, TlsMaterial } from '#http/listen-mtls.ts';
import { startLoop } from '#kit/loop.ts';
import type { Host } from '#world/world.ts';
import { loadMaterial } from './load-material.ts';

const EVERY_MS = 500;

export interface MtlsDoor {
  close(): Promise<void>;
}

/** @throws Error that tells the operator what is missing */
export async function openDoor(
  host: Host,
  { files }: NonNullable<MtlsConfig['listener']>,
  listen: (material: TlsMaterial) => Promise<MtlsListener>,
): Promise<MtlsDoor> {
  const first = await loadMaterial(host, files);
  const listener = await listen(first);
  let shown = hashOf(first);
  let refused = '';
  let said = '';
  const look = async () => {
    const material = await loadMaterial(host, files);
    const hash = hashOf(material);
    // All is well again: the next trouble is told, also when it is the same one.
    if (hash === shown) said = '';
    if (hash === shown || hash === refused) return false;
    // A certificate and a key that do not belong together yet: one of the two files is still the former one.
    refused = hash;
    listener.renew(material);
    shown = hash;
    host.log.info('the mTLS listener took up a change', { authorities: material.authorities.length });
    return false;
  };
  const loop = startLoop(EVERY_MS, look, (error) => {
    // Twice a second the same would say nothing more.
    if (String(error) === said) return;
    said = String(error);
    host.log.error('the mTLS listener goes on with what it had', { error });
  });
  return {
    async close() {
      await loop.stop();
      await listener.close();
    },
  };
}

function hashOf({ certificate, key, authorities }: TlsMaterial): string {
  return createHash('sha256')
    .update(JSON.stringify([certificate, key, authorities]))
    .digest('hex');
}
