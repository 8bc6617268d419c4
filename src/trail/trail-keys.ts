// Whose signatures count in a trail: that of the secret in use, those of other known secrets, and of those that are gone.
import { verifierOf, type Vault, type Verifier } from '#kit/secret.ts';
import type { Host } from '#world/world.ts';
import { insertTrailKey, listTrailKeys, trailKeyContext } from './trail-key-rows.ts';

export interface TrailKeys {
  /** Any key that ever signed here: what is signed under a secret that is gone is held by the links after it. */
  readonly links: Verifier;
  /** Only the keys of secrets that are known: whoever has a former secret, once it is gone, cannot make an end. */
  readonly ends: Verifier;
  /** PEM, the one in use first. */
  readonly publicKeys: readonly string[];
}

/** @param former PEM */
export function trailKeys(vault: Vault, former: readonly string[] = []): TrailKeys {
  const signers = vault.keys.map((key) => key.signer('trail'));
  const publicKeys = [...new Set([...signers.map(({ publicKey }) => publicKey), ...former])];
  return { links: anyOf(publicKeys.map(verifierOf)), ends: anyOf(signers), publicKeys };
}

export async function loadTrailKeys({ db, vault }: Host): Promise<TrailKeys> {
  const stored = await listTrailKeys(db);
  return trailKeys(
    vault,
    stored.map(({ secretId, sealed }) => vault.open(sealed, trailKeyContext(secretId))),
  );
}

/** Before a secret goes, its public key must be here. The seal shows that we put it here. */
export async function rememberTrailKeys({ db, vault }: Host): Promise<void> {
  for (const key of vault.keys) {
    const sealed = vault.seal(key.signer('trail').publicKey, trailKeyContext(key.id.toString('hex')));
    await insertTrailKey(db, key.id, sealed);
  }
}

/** A chain changes its key seldom: the one that fitted last is tried first. */
function anyOf(verifiers: readonly Verifier[]): Verifier {
  let last = verifiers[0];
  return {
    verify(data, signature) {
      if (last?.verify(data, signature) === true) return true;
      const fits = verifiers.find((verifier) => verifier !== last && verifier.verify(data, signature));
      last = fits ?? last;
      return fits !== undefined;
    },
  };
}
