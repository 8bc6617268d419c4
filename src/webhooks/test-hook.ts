// Calls a hook once, now, so that its platform sees what the receiver answers. Nothing counts it.
import { newId } from '#kit/ids.ts';
import { later, MINUTE } from '#kit/time.ts';
import type { Ctx } from '#world/ctx.ts';
import { askReceiver, type Answer } from './call/call-receiver.ts';
import { getHook } from './get-hook.ts';

/** A resource that does not exist: a receiver that looks it up learns that it was a test. */
export const TEST_RESOURCE = 'test';

export interface TestResult extends Answer {
  readonly eventId: string;
  readonly url: string;
  readonly ms: number;
}

/** Also where the hook is disabled or invalid: then it is needed most. @throws Fault `not_found` */
export async function testHook(ctx: Ctx, id: string): Promise<TestResult> {
  const hook = await getHook(ctx, id);
  const now = ctx.now();
  const eventId = newId('evt_', ctx);
  const began = performance.now();
  const answer = await askReceiver(ctx, {
    clientId: ctx.clientId,
    eventId,
    hookId: hook.id,
    url: hook.url,
    form: hook.form,
    event: { type: hook.eventType, resourceId: TEST_RESOURCE, happenedAt: now },
    sequence: 0,
    attempts: 0,
    triedBefore: 0,
    isFirst: false,
    isFailing: false,
    claim: 0,
    claimedUntil: later(now, MINUTE),
  });
  return { ...answer, eventId, url: hook.url, ms: Math.round(performance.now() - began) };
}
