// Delivers notifications: claim, call the receiver, settle. No connection of ours is held while a receiver answers.
import type { Bell } from '#kit/bell.ts';
import { drain } from '#kit/drain.ts';
import { later, SECOND } from '#kit/time.ts';
import type { Host } from '#world/world.ts';
import { callReceiver } from './call/call-receiver.ts';
import { claimDeliveries, putOff } from './delivery-rows.ts';
import type { Delivery } from './delivery.ts';
import { dropUnwanted } from './drop-unwanted.ts';
import { settleDelivery, type Warn } from './settle-delivery.ts';

/** Well above the limit of a call: after it, the worker that claimed is taken for dead. */
const CLAIM_MS = 15 * SECOND;
/** How late in its claim a worker may begin: the call shall end within it. */
const BEGIN_WITHIN_MS = 10 * SECOND;

/** What becomes of a delivery before it is made: nothing, or (in a sandbox) it fails, or is put off. */
export type Hold = (delivery: Delivery) => Promise<'fail' | Date | undefined>;

export interface DeliverOptions {
  /** From each failure to the next attempt; after the last one a notification is given up. */
  readonly delaysMs: readonly number[];
  /** How many calls may be under way; half of them at most for hooks whose last call failed. */
  readonly limit: number;
  readonly hold?: Hold;
  /** Told, in the transaction that counts, of failures in a row that somebody should look at. */
  readonly warn?: Warn;
  /** Rings when there may be more to deliver. */
  readonly bell?: Bell;
  /** Stops taking new ones. */
  readonly signal?: AbortSignal;
}

/** Returns when nothing is due and nothing under way: the number of calls made. Safe with any number of workers. */
export async function deliverDue(host: Host, options: DeliverOptions): Promise<number> {
  const { limit, signal, bell } = options;
  let failingUnderWay = 0;
  let droppedAt: Date | undefined;
  return await drain<Delivery>({
    limit,
    signal,
    bell,
    take: async (places) => {
      const now = host.now();
      if (droppedAt === undefined || later(droppedAt, SECOND) <= now) {
        droppedAt = now;
        await dropUnwanted(host);
      }
      const failingLimit = Math.max(1, Math.floor(limit / 2)) - failingUnderWay;
      const until = later(now, CLAIM_MS);
      const taken = await claimDeliveries(host.db, { now, until, limit: places, failingLimit });
      failingUnderWay += taken.filter(({ isFailing }) => isFailing).length;
      return taken;
    },
    run: async (delivery) => {
      try {
        await deliver(host, delivery, options);
      } catch (error) {
        // The claim ends by itself, and the delivery is made again.
        host.log.error('a delivery could not be settled', { event: delivery.eventId, error });
      } finally {
        failingUnderWay -= delivery.isFailing ? 1 : 0;
      }
    },
  });
}

async function deliver(host: Host, delivery: Delivery, { hold, delaysMs, warn }: DeliverOptions): Promise<void> {
  const held = await hold?.(delivery);
  if (held instanceof Date) return await putOff(host.db, delivery, held);
  // A process that was asleep: another worker may have taken it, and made later ones of the line.
  if (host.now() > later(delivery.claimedUntil, BEGIN_WITHIN_MS - CLAIM_MS)) return;
  const outcome = held === 'fail' ? 'unreachable' : await callReceiver(host, delivery);
  await settleDelivery(host, delivery, outcome, { delaysMs, warn });
}
