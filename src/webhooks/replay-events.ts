// Sends events again: the same ids and numbers, to the hooks that are registered now.
import { badParam, Fault } from '#kit/fault.ts';
import { inTransaction, type Ctx } from '#world/ctx.ts';
import { findEvent } from './event-rows.ts';
import { tellWritten } from './emit.ts';
import { getHook } from './get-hook.ts';
import { countReplayed, putInLine, type ReplayFilter } from './replay-rows.ts';
import { toEventFilter, type EventSearch } from './search-events.ts';

/** One call must not fill the line for hours. */
export const MOST_REPLAYED = 10_000;

/** Answers how many notifications were put in line: 0 when they are in line already. @throws Fault `not_found`, or `param_error` */
export async function replayEvent(ctx: Ctx, id: string, hookId: string | undefined): Promise<number> {
  const event = await findEvent(ctx.db, ctx.clientId, id);
  if (event === undefined) {
    throw new Fault('not_found', {
      errors: { RessourceNotFound: `Cannot found the ressource Event with the id=${id}` },
    });
  }
  const filter = { events: event.id, hookId: await usableHook(ctx, hookId) };
  const found = await countReplayed(ctx.db, ctx.clientId, filter, 1);
  if (found === 0) {
    const what =
      hookId === undefined ? `No hook is ENABLED and VALID for ${event.type}` : `The hook is not for ${event.type}`;
    throw badParam(hookId === undefined ? 'EventType' : 'HookId', `${what}: register or set right one first.`);
  }
  return await replay(ctx, filter);
}

/** @throws Fault `param_error` on the dates, the hook, or when it would be too many */
export async function replayEvents(ctx: Ctx, search: EventSearch, hookId: string | undefined): Promise<number> {
  const filter = { events: toEventFilter(ctx, search), hookId: await usableHook(ctx, hookId) };
  const found = await countReplayed(ctx.db, ctx.clientId, filter, MOST_REPLAYED + 1);
  if (found > MOST_REPLAYED) {
    throw badParam(
      'BeforeDate',
      `More than ${MOST_REPLAYED} notifications would be sent again: choose a shorter time, or one EventType.`,
    );
  }
  return await replay(ctx, filter);
}

async function replay(ctx: Ctx, filter: ReplayFilter): Promise<number> {
  return await inTransaction(ctx, async (tx) => {
    const inLine = await putInLine(tx.db, tx.clientId, filter, tx.now());
    tellWritten(tx);
    return inLine;
  });
}

/** What is put in line for another hook would be dropped. */
async function usableHook(ctx: Ctx, id: string | undefined) {
  if (id === undefined) return undefined;
  const hook = await getHook(ctx, id);
  if (hook.enabled && hook.valid) return hook.id;
  const what = hook.enabled ? 'INVALID' : 'DISABLED';
  throw badParam('HookId', `The hook is ${what}, so that nothing is sent to it: set it right first.`);
}
