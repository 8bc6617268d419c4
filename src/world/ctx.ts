// What a verb may touch: the world, the database, and the platform on whose behalf it acts.
import type { ClientId, KeyId } from '#kit/ids.ts';
import type { Db } from './db.ts';
import type { Host } from './world.ts';

/** What an API key may do beyond what every key may: nothing, unless the operator gave it. */
export const keyScopes = ['sca_reset'] as const;

export type KeyScope = (typeof keyScopes)[number];

/** Who makes a call, and by which API key. */
export interface Caller {
  readonly clientId: ClientId;
  readonly keyId: KeyId;
  readonly scopes: readonly KeyScope[];
}

export interface Ctx extends Host {
  readonly clientId: ClientId;
  /** Of an API call; undefined in jobs and commands. */
  readonly caller?: Caller;
}

/** Runs `work` with the same context inside one transaction. */
export function inTransaction<Context extends Host, Result>(
  ctx: Context,
  work: (ctx: Context) => Promise<Result>,
): Promise<Result> {
  return ctx.db.transaction((db: Db) => work({ ...ctx, db }));
}
