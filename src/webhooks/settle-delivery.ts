// Settles an attempt: arrived, to be tried again or given up; the count of its hook, and the line behind it.
import { later } from '#kit/time.ts';
import { inTransaction } from '#world/ctx.ts';
import type { Db } from '#world/db.ts';
import type { Host } from '#world/world.ts';
import type { Outcome } from './call/call-receiver.ts';
import { lockLine, markDelivered, markFailed, moveLine } from './delivery-rows.ts';
import type { Delivery } from './delivery.ts';
import { lockHook, resetFailures, updateHook } from './hook-rows.ts';
import { countFailure, type Hook } from './hook.ts';
import { loggableUrl } from './notification.ts';
import { isWorthAWarning, nextAttempt } from './schedule.ts';

/** A hook keeps failing, or has just become invalid by it. */
export interface Warning {
  readonly clientId: Delivery['clientId'];
  readonly hook: Hook;
  /** Of the last call. */
  readonly outcome: Outcome;
}

/** Runs in the transaction that counts: a threshold that is crossed is told once, or was not crossed. */
export type Warn = (tx: Host, warning: Warning) => Promise<void>;

export interface SettleOptions {
  readonly delaysMs: readonly number[];
  readonly warn: Warn | undefined;
}

export async function settleDelivery(
  host: Host,
  delivery: Delivery,
  outcome: Outcome,
  options: SettleOptions,
): Promise<void> {
  const attempts = delivery.attempts + 1;
  const { eventId: id, hookId: hook, event } = delivery;
  const detail = { event: event.type, id, hook, attempts, outcome, to: loggableUrl(delivery.url) };
  if (outcome === 'delivered') {
    await settleSuccess(host, delivery);
    host.log.info('notification delivered', detail);
    return;
  }
  const delay = nextAttempt(attempts - delivery.triedBefore, options.delaysMs);
  const dueAt = delay === undefined ? undefined : later(host.now(), delay);
  await settleFailure(host, delivery, { outcome, dueAt }, options.warn);
  host.log.warn('notification failed', { ...detail, nextAt: dueAt?.toISOString() });
}

async function settleSuccess(host: Host, delivery: Delivery): Promise<void> {
  const mark = (db: Db) => markDelivered(db, delivery, host.now());
  const settled = delivery.isFirst
    ? await host.db.transaction(async (db) => {
        await lockLine(db, delivery);
        const marked = await mark(db);
        if (marked?.hasNext === true) await moveLine(db, delivery);
        return marked;
      })
    : await mark(host.db);
  // Apart: whoever counts a failure holds the hook and wants deliveries.
  if (settled !== undefined && settled.failures > 0) await resetFailures(host.db, delivery.hookId);
}

async function settleFailure(
  host: Host,
  delivery: Delivery,
  { outcome, dueAt }: { readonly outcome: Outcome; readonly dueAt: Date | undefined },
  warn: Warn | undefined,
): Promise<void> {
  const hook = await inTransaction(host, async (tx) => {
    const { db } = tx;
    // The hook is locked before any delivery: two failures of one hook must not wait for each other.
    const before = await lockHook(db, delivery.hookId);
    if (delivery.isFirst) await lockLine(db, delivery);
    if (!(await markFailed(db, delivery, { outcome, dueAt, now: tx.now() })) || before === undefined) return undefined;
    if (delivery.isFirst) await moveLine(db, delivery);
    const after = countFailure(before);
    await updateHook(db, after);
    if (!isWorthAWarning(after.consecutiveFailures)) return undefined;
    await warn?.(tx, { clientId: delivery.clientId, hook: after, outcome });
    return after;
  });
  if (hook === undefined) return;
  host.log.warn(hook.valid ? 'a hook keeps failing' : 'a hook became invalid: nothing more is sent to it', {
    hook: hook.id,
    failures: hook.consecutiveFailures,
  });
}
