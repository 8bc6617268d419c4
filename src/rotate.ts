// A change of the master secret: everything that is sealed is sealed anew under the one in use, and what cannot be is told.
import { listKeysUnlike } from '#clients/key-rows.ts';
import { sealedPins } from '#factors/pin/sealed-rows.ts';
import { countProofsUnlike } from '#factors/proof/proof-rows.ts';
import { sealedProfiles, sealedSamples } from '#factors/typing/sealed-rows.ts';
import { sealedAnswers, sealedLinks } from '#http/sealed-rows.ts';
import type { ClientId, KeyId } from '#kit/ids.ts';
import { checkOf, sealMark } from '#kit/secret.ts';
import { sealedCodes, sealedNotices } from '#messages/sealed-rows.ts';
import { countResetCodesUnlike, sealedStages } from '#sca/sealed-rows.ts';
import { sealedAuthorityKeys, sealedServerKeys } from '#mtls/authority-rows.ts';
import { resealColumn } from '#storage/reseal.ts';
import { countUnlike } from '#storage/seal-rows.ts';
import { rememberSecret, retireOthers, setSecretCheck } from '#storage/secret-rows.ts';
import { countTrailLeft, resealTrail } from '#trail/reseal-trail.ts';
import { sealedTrailKeys } from '#trail/trail-key-rows.ts';
import { sealedHookKeys } from '#webhooks/sealed-rows.ts';
import { inTransaction } from '#world/ctx.ts';
import type { SealedColumn } from '#world/sealed-column.ts';
import type { Host } from '#world/world.ts';

/** Every column of seals but the trail's; a test finds one that is missing here. */
export const sealedColumns: readonly SealedColumn[] = [
  sealedPins,
  sealedStages,
  sealedCodes,
  sealedNotices,
  sealedAnswers,
  sealedLinks,
  sealedSamples,
  sealedProfiles,
  sealedTrailKeys,
  sealedHookKeys,
  sealedAuthorityKeys,
  sealedServerKeys,
];

export interface Counted {
  readonly what: string;
  readonly count: number;
}

export interface Rotation {
  readonly resealed: readonly Counted[];
  /** No known secret opens them. */
  readonly unreadable: readonly Counted[];
  readonly left: Left;
}

/** What is still under another secret than the one in use. */
export interface Left {
  readonly seals: readonly Counted[];
  /** Hashed anew when they are used next. */
  readonly apiKeys: readonly { readonly clientId: ClientId; readonly id: KeyId }[];
  /** Codes for a first enrolment: they run out. */
  readonly codes: number;
}

export function isNothingLeft({ seals, apiKeys, codes }: Left): boolean {
  return seals.length === 0 && apiKeys.length === 0 && codes === 0;
}

/** For every node to be run with the same secret in use. May be ended at any moment and begun again. */
export async function rotate(host: Host): Promise<Rotation> {
  const [inUse] = host.vault.keys;
  await inTransaction(host, async (tx) => {
    await rememberSecret(tx.db, inUse.id, tx.now());
    await setSecretCheck(tx.db, checkOf(inUse));
  });
  const results: { what: string; done: number; unreadable: number }[] = [];
  for (const place of sealedColumns) results.push({ what: place.what, ...(await resealColumn(host, place)) });
  const { endsSigned, ...records } = await resealTrail(host);
  results.push({ what: 'records of the trail', ...records });
  results.push({ what: 'ends of trails', done: endsSigned, unreadable: 0 });

  const left = await countLeft(host);
  if (isNothingLeft(left)) await retireOthers(host.db, inUse.id, host.now());
  return {
    resealed: results.map(({ what, done: count }) => ({ what, count })).filter(isSome),
    unreadable: results.map(({ what, unreadable: count }) => ({ what, count })).filter(isSome),
    left,
  };
}

export async function countLeft(host: Host): Promise<Left> {
  const mark = sealMark(host.vault);
  const [inUse] = host.vault.keys;
  const seals: Counted[] = [];
  for (const place of sealedColumns) {
    seals.push({ what: place.what, count: await countUnlike(host.db, place, mark) });
  }
  const trail = await countTrailLeft(host);
  const proofs = await countProofsUnlike(host.db, inUse.id, host.now());
  seals.push({ what: 'records of the trail', count: trail.records }, { what: 'ends of trails', count: trail.ends });
  return {
    seals: seals.filter(isSome),
    apiKeys: await listKeysUnlike(host.db, inUse.id, host.now()),
    codes: proofs + (await countResetCodesUnlike(host.db, inUse.id)),
  };
}

const isSome = ({ count }: Counted) => count > 0;
