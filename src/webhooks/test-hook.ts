// Calls a hook once, now, so that its platform sees what the receiver answers. Nothing counts it.
import { Fault } from '#kit/fault.ts';
import { newId, type ClientId } from '#kit/ids.ts';
import { later, MINUTE } from '#kit/time.ts';
import type { Ctx } from '#world/ctx.ts';
import type { Outbound } from '#world/outbound.ts';
import { askReceiver, type Answer } from './call/call-receiver.ts';
import { getHook } from './get-hook.ts';

/** A resource that does not exist: a receiver that looks it up learns that it was a test. */
export const TEST_RESOURCE = 'test';

/** Of one platform on one node: tests share the connections to a host with everybody's notifications. */
const TESTS_AT_ONCE = 2;
const RETRY_AFTER_S = 2;
const underWay = new WeakMap<Outbound, Map<ClientId, number>>();

export interface TestResult extends Answer {
  readonly eventId: string;
  readonly url: string;
  readonly ms: number;
}

/** Also where the hook is disabled or invalid: then it is needed most. @throws Fault `not_found`, or `rate_limited` */
export async function testHook(ctx: Ctx, id: string): Promise<TestResult> {
  const counts = underWay.get(ctx.outbound) ?? new Map<ClientId, number>();
  underWay.set(ctx.outbound, counts);
  const others = counts.get(ctx.clientId) ?? 0;
  if (others >= TESTS_AT_ONCE) throw new Fault('rate_limited', { retryAfterS: RETRY_AFTER_S });
  counts.set(ctx.clientId, others + 1);
  try {
    return await test(ctx, id);
  } finally {
    const left = (counts.get(ctx.clientId) ?? 1) - 1;
    if (left === 0) counts.delete(ctx.clientId);
    else counts.set(ctx.clientId, left);
  }
}

async function test(ctx: Ctx, id: string): Promise<TestResult> {
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
