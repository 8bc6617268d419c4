// What a verb may touch: the world, the database, and the platform on whose behalf it acts.
import type { ClientId } from '#kit/ids.ts';
import type { Db } from './db.ts';
import type { Host } from './world.ts';

export interface Ctx extends Host {
  readonly clientId: ClientId;
}

/** Runs `work` with the same context inside one transaction. */
export function inTransaction<Context extends Host, Result>(
  ctx: Context,
  work: (ctx: Context) => Promise<Result>,
): Promise<Result> {
  return ctx.db.transaction((db: Db) => work({ ...ctx, db }));
}
