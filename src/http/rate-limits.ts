// The API's four windows of calls for each platform, counted in this process in small buckets of time.
import { HOUR, MINUTE, unixSeconds } from '#kit/time.ts';

export interface Window {
  readonly lengthMs: number;
  readonly limit: number;
}

/** Mangopay: api-reference/overview/rate-limiting. */
export const documentedWindows: readonly Window[] = [
  { lengthMs: 15 * MINUTE, limit: 2_300 },
  { lengthMs: 30 * MINUTE, limit: 4_500 },
  { lengthMs: HOUR, limit: 8_800 },
  { lengthMs: 24 * HOUR, limit: 105_600 },
];

const BUCKETS = 60;

export interface Spent {
  readonly allowed: boolean;
  readonly retryAfterS: number;
  /** One entry a window: the SDKs read four separate header lines. */
  readonly headers: Readonly<Record<string, string[]>>;
}

interface Counter {
  bucket: number;
  total: number;
  readonly counts: Uint32Array;
}

export interface RateLimiter {
  spend(clientId: string): Spent;
  /** As if nobody had called. */
  forget(): void;
}

/** Counts calls in sliding windows. A refused call is not counted. */
export function createRateLimiter(now: () => Date, windows = documentedWindows): RateLimiter {
  const counters = new Map<string, Counter[]>();

  const spend = (clientId: string): Spent => {
    const at = now();
    const own =
      counters.get(clientId) ?? windows.map(() => ({ bucket: 0, total: 0, counts: new Uint32Array(BUCKETS) }));
    counters.set(clientId, own);
    own.forEach((counter, index) => slide(counter, bucketAt(at, windows[index])));
    const full = windows.filter((window, index) => (own[index]?.total ?? 0) >= window.limit);
    if (full.length === 0) own.forEach(count);
    return {
      allowed: full.length === 0,
      retryAfterS: Math.max(0, ...full.map((window) => Math.ceil(bucketLength(window) / 1_000))),
      headers: {
        'X-RateLimit': own.map((counter) => String(counter.total)),
        'X-RateLimit-Remaining': own.map((counter, i) => String(Math.max(0, (windows[i]?.limit ?? 0) - counter.total))),
        'X-RateLimit-Reset': windows.map((window) => String(unixSeconds(at) + resetS(window))),
      },
    };
  };
  return { spend, forget: () => counters.clear() };
}

/** SDKs sort windows by whole minutes until the reset: a few seconds less keeps each in its own. */
function resetS(window: Window): number {
  return window.lengthMs / 1_000 - 5;
}

function bucketLength(window: Window | undefined): number {
  return (window?.lengthMs ?? HOUR) / BUCKETS;
}

function bucketAt(at: Date, window: Window | undefined): number {
  return Math.floor(at.getTime() / bucketLength(window));
}

function slide(counter: Counter, bucket: number): void {
  const steps = Math.min(Math.max(bucket - counter.bucket, 0), BUCKETS);
  for (let step = 1; step <= steps; step += 1) {
    const index = (counter.bucket + step) % BUCKETS;
    counter.total -= counter.counts[index] ?? 0;
    counter.counts[index] = 0;
  }
  if (steps === BUCKETS) {
    counter.counts.fill(0);
    counter.total = 0;
  }
  counter.bucket = Math.max(bucket, counter.bucket);
}

function count(counter: Counter): void {
  const index = counter.bucket % BUCKETS;
  counter.counts[index] = (counter.counts[index] ?? 0) + 1;
  counter.total += 1;
}
