// How a hook is told, and with which keys: what its platform, or the operator for it, sees and changes.
import { badParam, Fault } from '#kit/fault.ts';
import { inTransaction, type Ctx } from '#world/ctx.ts';
import { getHook } from './get-hook.ts';
import { deleteKey, insertKey, listKeys, retireKeyInUse } from './hook-key-rows.ts';
import {
  endOfOverlap,
  isInUse,
  makeKey,
  MOST_KEYS,
  OVERLAP_HOURS,
  type HookDelivery,
  type HookKey,
  type NewHookKey,
  type Signature,
} from './hook-key.ts';
import { lockHook, updateHook } from './hook-rows.ts';
import type { Hook } from './hook.ts';
import { noteHook } from './note-hook.ts';

export interface Signing {
  readonly hook: Hook;
  /** Those that sign now, the one in use first. */
  readonly keys: readonly HookKey[];
  /** A shared secret that was made by this very call: nobody can read it again. */
  readonly secret?: string | undefined;
}

/** @throws Fault `not_found` */
export async function getSigning(ctx: Ctx, id: string): Promise<Signing> {
  const hook = await getHook(ctx, id);
  return { hook, keys: await listKeys(ctx.db, hook.id, ctx.now()) };
}

/**
 * Another signature means another key; the former one signs beside it for a day. A hook that is to be signed and has
 * none in use gets one, of a shared secret unless told.
 * @throws Fault `not_found`, or `param_error` on Signature
 */
export async function changeSigning(
  ctx: Ctx,
  id: string,
  change: { readonly form?: HookDelivery | undefined; readonly signature?: Signature | undefined },
): Promise<Signing> {
  return await inHook(ctx, id, async (tx, hook, keys) => {
    const form = change.form ?? hook.form;
    const inUse = keys.find(isInUse);
    // Former keys alone end some day, and nothing could be signed then.
    const signature = change.signature ?? (form === 'SIGNED_POST' && inUse === undefined ? 'HMAC' : undefined);
    const changed = { ...hook, form };
    if (form !== hook.form) {
      await updateHook(tx.db, changed);
      await noteHook(tx, changed, 'changed');
    }
    if (signature === undefined || inUse?.signature === signature) return { hook: changed };
    return { hook: changed, made: await putInUse(tx, changed, keys, { signature }) };
  });
}

/** @throws Fault `not_found`, or `param_error` on Signature */
export async function rotateKey(
  ctx: Ctx,
  id: string,
  wish: { readonly signature?: Signature | undefined; readonly overlapHours?: number | undefined },
): Promise<Signing> {
  return await inHook(ctx, id, async (tx, hook, keys) => {
    const signature = wish.signature ?? keys.find(isInUse)?.signature ?? 'HMAC';
    return { hook, made: await putInUse(tx, hook, keys, { signature, overlapHours: wish.overlapHours }) };
  });
}

/** From the next attempt on it signs nothing, on any node. @throws Fault `not_found`, or `param_error` on KeyId */
export async function revokeKey(ctx: Ctx, id: string, keyId: string): Promise<Signing> {
  return await inHook(ctx, id, async (tx, hook, keys) => {
    const key = keys.find((each) => each.id === keyId);
    if (key === undefined) {
      throw new Fault('not_found', {
        errors: { RessourceNotFound: `Cannot found the ressource HookKey with the id=${keyId}` },
      });
    }
    if (isInUse(key) && hook.form === 'SIGNED_POST') {
      throw badParam('KeyId', 'This key is in use: make a new one with OverlapHours 0, and it is revoked at once.');
    }
    await deleteKey(tx.db, hook.id, keyId);
    await noteHook(tx, hook, `key ${keyId} revoked`);
    return { hook };
  });
}

interface Done {
  readonly hook: Hook;
  readonly made?: NewHookKey;
}

async function inHook(
  ctx: Ctx,
  id: string,
  work: (tx: Ctx, hook: Hook, keys: readonly HookKey[]) => Promise<Done>,
): Promise<Signing> {
  return await inTransaction(ctx, async (tx) => {
    const found = await getHook(tx, id);
    const hook = (await lockHook(tx.db, found.id)) ?? found;
    const done = await work(tx, hook, await listKeys(tx.db, hook.id, tx.now()));
    const keys = await listKeys(tx.db, hook.id, tx.now());
    return { hook: done.hook, keys, secret: done.made?.signature === 'HMAC' ? done.made.secret : undefined };
  });
}

async function putInUse(
  tx: Ctx,
  hook: Hook,
  keys: readonly HookKey[],
  wish: { readonly signature: Signature; readonly overlapHours?: number | undefined },
): Promise<NewHookKey> {
  const { signature, overlapHours = OVERLAP_HOURS } = wish;
  if (overlapHours > 0 && keys.length >= MOST_KEYS) {
    throw badParam('Signature', `${MOST_KEYS} keys sign for this hook: revoke a former one before you make another.`);
  }
  const key = makeKey(tx, hook.id, signature);
  await retireKeyInUse(tx.db, hook.id, endOfOverlap(tx.now(), overlapHours));
  await insertKey(tx, key);
  await noteHook(tx, hook, `key ${key.id} put in use`);
  return key;
}
