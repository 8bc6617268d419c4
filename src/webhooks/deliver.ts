// Delivers notifications: claim, call the receiver, settle. No connection of ours is held while a receiver answers.
import { drain } from '#kit/drain.ts';
import { later, SECOND } from '#kit/time.ts';
import type { Host } from '#world/world.ts';
import {
  claimDeliveries,
  dropPending,
  dropUnwanted,
  markDelivered,
  markFailed,
  putOff,
  type Delivery,
} from './delivery-rows.ts';
import { lockHook, resetFailures, updateHook } from './hook-rows.ts';
import { countFailure } from './hook.ts';
import { loggableUrl, notificationUrl } from './notification.ts';
import { isWorthAWarning, nextAttempt } from './schedule.ts';

/** Mangopay: webhooks, delivery. 200 within 2 seconds, or it failed. */
const ANSWER_WITHIN_MS = 2 * SECOND;
/** Well above the limit of a call: after it, the worker that claimed is taken for dead. */
const CLAIM_MS = 15 * SECOND;

/** What becomes of a delivery before it is made: nothing, or (in a sandbox) it fails, or is put off. */
export type Hold = (delivery: Delivery) => Promise<'fail' | Date | undefined>;

export interface DeliverOptions {
  /** From each failure to the next attempt; after the last one a notification is given up. */
  readonly delaysMs: readonly number[];
  /** How many calls may be under way. */
  readonly limit: number;
  readonly hold?: Hold;
  /** Stops taking new ones. */
  readonly signal?: AbortSignal;
}

/** Returns when nothing is due and nothing under way: the number of calls made. Safe with any number of workers. */
export async function deliverDue(host: Host, { delaysMs, limit, hold, signal }: DeliverOptions): Promise<number> {
  return await drain<Delivery>({
    limit,
    signal,
    take: async (places) => {
      const now = host.now();
      await dropUnwanted(host.db, now);
      return await claimDeliveries(host.db, now, later(now, CLAIM_MS), places);
    },
    run: async (delivery) => {
      try {
        const held = await hold?.(delivery);
        if (held instanceof Date) await putOff(host.db, delivery, held);
        else await settle(host, delivery, held === 'fail' ? 'unreachable' : await call(host, delivery), delaysMs);
      } catch (error) {
        // The claim ends by itself, and the delivery is made again.
        host.log.error('a delivery could not be settled', { event: delivery.eventId, error });
      }
    },
  });
}

type Outcome = 'delivered' | `answered ${number}` | 'no answer in time' | 'unreachable';

async function call(host: Host, { url, event }: Delivery): Promise<Outcome> {
  try {
    const response = await host.fetch(notificationUrl(url, event), {
      redirect: 'manual',
      headers: { accept: '*/*', 'user-agent': 'Strongroom' },
      signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
    });
    // Only the status counts; a body without end must not hold the connection.
    await response.body?.cancel().catch(() => undefined);
    return response.status === 200 ? 'delivered' : `answered ${response.status}`;
  } catch (error) {
    return error instanceof DOMException && error.name === 'TimeoutError' ? 'no answer in time' : 'unreachable';
  }
}

async function settle(host: Host, delivery: Delivery, outcome: Outcome, delaysMs: readonly number[]): Promise<void> {
  const attempts = delivery.attempts + 1;
  const detail = { event: delivery.event.type, id: delivery.eventId, hook: delivery.hookId, attempts, outcome };
  if (outcome === 'delivered') {
    await markDelivered(host.db, delivery, host.now());
    await resetFailures(host.db, delivery.hookId);
    host.log.info('notification delivered', { ...detail, to: loggableUrl(delivery.url) });
    return;
  }
  const delay = nextAttempt(attempts, delaysMs);
  const dueAt = delay === undefined ? undefined : later(host.now(), delay);
  await settleFailure(host, delivery, { outcome, dueAt });
  host.log.warn('notification failed', { ...detail, to: loggableUrl(delivery.url), nextAt: dueAt?.toISOString() });
}

async function settleFailure(host: Host, delivery: Delivery, failure: { outcome: Outcome; dueAt: Date | undefined }) {
  const hook = await host.db.transaction(async (db) => {
    // The hook is locked before any delivery: two failures of one hook must not wait for each other.
    const before = await lockHook(db, delivery.hookId);
    const isOurs = await markFailed(db, delivery, failure);
    if (before === undefined || !isOurs) return undefined;
    const after = countFailure(before);
    await updateHook(db, after);
    if (!after.valid) await dropPending(db, after.id);
    return after;
  });
  if (hook === undefined || !isWorthAWarning(hook.consecutiveFailures)) return;
  host.log.warn(hook.valid ? 'a hook keeps failing' : 'a hook became invalid: nothing more is sent to it', {
    hook: hook.id,
    failures: hook.consecutiveFailures,
  });
}
