// Finds a hook of the calling platform, or says that there is none.
import { Fault } from '#kit/fault.ts';
import type { Ctx } from '#world/ctx.ts';
import { findHook } from './hook-rows.ts';
import type { Hook } from './hook.ts';

/** @throws Fault `not_found` */
export async function getHook(ctx: Ctx, id: string): Promise<Hook> {
  const hook = await findHook(ctx.db, ctx.clientId, id);
  if (hook !== undefined) return hook;
  throw new Fault('not_found', {
    errors: { RessourceNotFound: `Cannot found the ressource Hook with the id=${id}` },
  });
}
