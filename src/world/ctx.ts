// What a verb may touch: the world, the database, and the platform on whose behalf it acts.
import type { ClientId, KeyId } from '#kit/ids.ts';
import type { Db } from './db.ts';
import type { KeyScope } from './scopes.ts';
import type { Host } from './world.ts';

/** Who makes a call, and by which API key. */
export interface Caller {
  readonly clientId: ClientId;
  readonly keyId: KeyId;
  readonly scopes: readonly KeyScope[];
  /** When the key ends; undefined: it does not. */
  readonly keyEndsAt: Date | undefined;
  /** Canonical (kit/network.ts). */
  readonly address: string;
  /** Calls in each window of http/call-windows.ts. */
  readonly callLimits: readonly number[];
  /** Whether it may call for people who are not there (setting `mtlsRequired`). */
  readonly mayActAlone: boolean;
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
