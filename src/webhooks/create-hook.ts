// Registers a platform's hook: one for each event type.
import { badParam } from '#kit/fault.ts';
import { newId } from '#kit/ids.ts';
import { inTransaction, type Ctx } from '#world/ctx.ts';
import { assertCallable } from './assert-callable.ts';
import type { EventType } from './event.ts';
import { insertHook } from './hook-rows.ts';
import { assertHookUrl, type Hook } from './hook.ts';
import { noteHook } from './note-hook.ts';

export interface NewHook {
  readonly eventType: EventType;
  readonly url: string;
  readonly email?: string | undefined;
  readonly tag?: string | undefined;
}

/** @throws Fault `param_error` on Url or EventType */
export async function createHook(ctx: Ctx, input: NewHook): Promise<Hook> {
  assertHookUrl(input.url, ctx.rules.returnUrls === 'any');
  assertCallable(ctx, input.url);
  const hook: Hook = {
    id: newId('hook_m_', ctx),
    eventType: input.eventType,
    url: input.url,
    email: input.email,
    tag: input.tag,
    form: 'GET',
    enabled: true,
    valid: true,
    consecutiveFailures: 0,
    createdAt: ctx.now(),
  };
  await inTransaction(ctx, async (tx) => {
    const inserted = await insertHook(tx.db, tx.clientId, hook);
    if (!inserted) throw badParam('EventType', 'A hook has already been registered for this EventType');
    await noteHook(tx, hook, 'added');
  });
  return hook;
}
