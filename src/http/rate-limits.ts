// Limits the calls of each platform over all nodes: each takes small portions from the database and spends them alone.
import { Fault } from '#kit/fault.ts';
import type { ClientId } from '#kit/ids.ts';
import { SECOND, unixSeconds } from '#kit/time.ts';
import { inTransaction } from '#world/ctx.ts';
import type { Host } from '#world/world.ts';
import { lockCounts, saveCounts } from './call-count-rows.ts';
import { bucketEnd, isOver, returnPortion, takePortion, windowsMs, type Portion } from './call-windows.ts';

export interface Limited {
  readonly clientId: ClientId;
  /** For each window. */
  readonly callLimits: readonly number[];
}

export interface Spent {
  readonly allowed: boolean;
  /** From when on a call fits again, unless others are made. */
  readonly retryAfterS: number;
  /** One entry a window: the SDKs read four separate header lines. */
  readonly headers: Readonly<Record<string, string[]>>;
}

export interface RateLimiter {
  /** A refused call is not counted. */
  spend(caller: Limited): Promise<Spent>;
  /** Gives back what is left of portions that are over; of all of them, where no more calls come. */
  giveBack(all?: 'all'): Promise<number>;
  /** As if nobody had called; what the database holds is taken out by whoever says so. */
  forget(): void;
}

/** What this node knows of a client. */
interface Held {
  readonly limits: readonly number[];
  readonly portion: Portion;
  left: number;
  /** Of each window, the portion included. */
  readonly totals: readonly number[];
  readonly retryAt: number;
  /** Until then nobody asks the database again. Milliseconds since 1970. */
  readonly refusesUntil: number;
}

export function createRateLimiter(host: Host): RateLimiter {
  const known = new Map<ClientId, Held>();
  const taking = new Map<ClientId, Promise<void>>();
  let forgotten = 0;

  const take = async ({ clientId, callLimits: limits }: Limited): Promise<void> => {
    const unused = leftOf(known.get(clientId));
    known.delete(clientId);
    const since = forgotten;
    const at = host.now();
    const { portion, totals, retryAt } = await inTransaction(host, async ({ db }) => {
      const counts = await lockCounts(db, clientId);
      if (counts === undefined) throw new Fault('invalid_credentials', { detail: 'the client is gone' });
      const taken = takePortion(counts, { at, limits, unused });
      await saveCounts(db, clientId, taken.counts);
      return taken;
    });
    if (since !== forgotten) return;
    const refusesUntil = portion.calls > 0 ? 0 : Math.min(retryAt, bucketEnd(at));
    known.set(clientId, { limits, portion, left: portion.calls, totals, retryAt, refusesUntil });
  };

  /** One for all who wait for it. */
  const takeOnce = async (caller: Limited): Promise<void> => {
    const { clientId } = caller;
    const running = taking.get(clientId) ?? take(caller).finally(() => taking.delete(clientId));
    taking.set(clientId, running);
    await running;
  };

  return {
    async spend(caller) {
      for (;;) {
        const held = known.get(caller.clientId);
        const spent = held === undefined ? undefined : spendOf(held, caller.callLimits, host.now());
        if (spent !== undefined) return spent;
        await takeOnce(caller);
      }
    },
    async giveBack(all) {
      const at = host.now();
      const idle = [...known].filter(([, held]) => all !== undefined || isOver(held.portion, at));
      for (const [clientId, held] of idle) {
        known.delete(clientId);
        const unused = leftOf(held);
        if (unused === undefined) continue;
        await inTransaction(host, async ({ db }) => {
          const counts = await lockCounts(db, clientId);
          if (counts !== undefined) await saveCounts(db, clientId, returnPortion(counts, unused, at));
        });
      }
      return idle.length;
    },
    forget() {
      forgotten += 1;
      known.clear();
    },
  };
}

/** Undefined when the database has to be asked. */
function spendOf(held: Held, limits: readonly number[], at: Date): Spent | undefined {
  if (held.limits.some((limit, index) => limit !== limits[index])) return undefined;
  if (held.left > 0 && !isOver(held.portion, at)) {
    held.left -= 1;
    return { allowed: true, retryAfterS: 0, headers: headersOf(held, at) };
  }
  if (held.portion.calls > 0 || at.getTime() >= held.refusesUntil) return undefined;
  const retryAfterS = Math.max(1, Math.ceil((held.retryAt - at.getTime()) / SECOND));
  return { allowed: false, retryAfterS, headers: headersOf(held, at) };
}

function leftOf(held: Held | undefined): Portion | undefined {
  return held === undefined || held.left === 0 ? undefined : { ...held.portion, calls: held.left };
}

function headersOf({ totals, left, limits }: Held, at: Date): Spent['headers'] {
  const made = totals.map((total) => total - left);
  return {
    'X-RateLimit': made.map(String),
    'X-RateLimit-Remaining': made.map((count, index) => String(Math.max(0, (limits[index] ?? 0) - count))),
    'X-RateLimit-Reset': windowsMs.map((lengthMs) => String(unixSeconds(at) + resetS(lengthMs))),
  };
}

/** SDKs sort windows by whole minutes until the reset: a few seconds less keeps each in its own. */
function resetS(lengthMs: number): number {
  return lengthMs / SECOND - 5;
}
