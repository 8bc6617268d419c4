// The API's four windows of calls for each platform, as rules: counts in small buckets of time, and portions of calls
// that a node takes ahead, so that it need not ask the database at every call.
import { HOUR, MINUTE } from '#kit/time.ts';

/** Mangopay: api-reference/overview/rate-limiting. */
export const windowsMs = [15 * MINUTE, 30 * MINUTE, HOUR, 24 * HOUR] as const;
/** For each window; a client may have others (setting `callLimits`). */
export const documentedLimits: readonly number[] = [2_300, 4_500, 8_800, 105_600];

const BUCKETS = 60;
/** The bucket under way beside a whole window: no stretch of time as long as the window ever holds more than its limit. */
const KEPT = BUCKETS + 1;
/**
 * What a node does not use, others lack: a portion is at most a twentieth of what is left, and at most a fiftieth of the
 * shortest window's limit, or these few where that is less.
 */
export const AHEAD = 50;
const PART_OF_LIMIT = 50;
const PART_OF_ROOM = 20;
/** Clocks of nodes differ by less. Further back: the clock of a sandbox was turned back, and nothing before counts. */
const SKEW_MS = 5 * MINUTE;

/** Of one client, over all nodes. */
export interface CallCounts {
  /** The newest bucket of each window: its number since 1970. */
  readonly newest: readonly number[];
  /** One window after the other, each by the number of the bucket modulo what is kept. */
  readonly counts: readonly number[];
}

/** Calls that are counted already, and may be made until the bucket ends that they are counted in. */
export interface Portion {
  /** In which bucket of each window they are counted. */
  readonly buckets: readonly number[];
  readonly calls: number;
}

export interface Taken {
  readonly counts: CallCounts;
  /** Of no calls when a window is full. */
  readonly portion: Portion;
  /** What each window stands at, the portion included. */
  readonly totals: readonly number[];
  /** When a call can be made again unless others are made; now, unless a window is full. Milliseconds since 1970. */
  readonly retryAt: number;
}

export interface Wish {
  readonly at: Date;
  readonly limits: readonly number[];
  /** Left over of the portion before. */
  readonly unused: Portion | undefined;
}

export function noCalls(): CallCounts {
  return { newest: windowsMs.map(() => 0), counts: windowsMs.flatMap(() => Array<number>(KEPT).fill(0)) };
}

/** Takes the next portion, and gives back what is unused of the one before. */
export function takePortion(before: CallCounts, { at, limits, unused }: Wish): Taken {
  const windows = windowsOf(before, at);
  if (unused !== undefined) windows.forEach((window, index) => giveBack(window, unused, index));
  const totals = windows.map(totalOf);
  const room = Math.min(...windows.map((_, index) => (limits[index] ?? 0) - (totals[index] ?? 0)));
  const most = Math.max(AHEAD, Math.floor((limits[0] ?? 0) / PART_OF_LIMIT));
  const calls = Math.max(0, Math.min(most, Math.ceil(room / PART_OF_ROOM)));
  windows.forEach((window) => add(window, calls));
  const retryAt =
    calls > 0 ? at.getTime() : Math.max(...windows.map((window, index) => roomAt(window, limits[index] ?? 0, at)));
  return {
    counts: { newest: windows.map(({ newest }) => newest), counts: windows.flatMap(({ counts }) => counts) },
    portion: { buckets: windows.map(({ newest }) => newest), calls },
    totals: totals.map((total) => total + calls),
    retryAt,
  };
}

/** Without taking another one. */
export function returnPortion(before: CallCounts, unused: Portion, at: Date): CallCounts {
  const windows = windowsOf(before, at);
  windows.forEach((window, index) => giveBack(window, unused, index));
  return { newest: windows.map(({ newest }) => newest), counts: windows.flatMap(({ counts }) => counts) };
}

/** A portion is not used in a later bucket than it is counted in: there it would be forgotten too early. */
export function isOver({ buckets }: Portion, at: Date): boolean {
  return bucketAt(at.getTime(), 0) > (buckets[0] ?? 0);
}

/** The end of the shortest bucket. Milliseconds since 1970. */
export function bucketEnd(at: Date): number {
  return (bucketAt(at.getTime(), 0) + 1) * bucketMs(0);
}

interface Counting {
  readonly index: number;
  newest: number;
  readonly counts: number[];
}

/** A clock that is behind the one of another node counts in the newest bucket: it is forgotten later, not earlier. */
function windowsOf({ newest, counts }: CallCounts, at: Date): Counting[] {
  const isTurnedBack = (newest[0] ?? 0) > bucketAt(at.getTime() + SKEW_MS, 0);
  return windowsMs.map((_, index) => {
    const now = bucketAt(at.getTime(), index);
    const was = isTurnedBack ? 0 : (newest[index] ?? 0);
    const own = isTurnedBack ? [] : counts.slice(index * KEPT, (index + 1) * KEPT);
    const window: Counting = { index, newest: Math.max(was, now), counts: [...own, ...zeros(KEPT - own.length)] };
    for (let bucket = Math.max(was, window.newest - KEPT) + 1; bucket <= window.newest; bucket += 1) {
      window.counts[bucket % KEPT] = 0;
    }
    return window;
  });
}

function giveBack(window: Counting, { buckets, calls }: Portion, index: number): void {
  const bucket = buckets[index] ?? 0;
  if (bucket > window.newest || window.newest - bucket >= KEPT) return;
  const place = bucket % KEPT;
  window.counts[place] = Math.max(0, (window.counts[place] ?? 0) - calls);
}

function add(window: Counting, calls: number): void {
  const place = window.newest % KEPT;
  window.counts[place] = (window.counts[place] ?? 0) + calls;
}

function totalOf({ counts }: Counting): number {
  return counts.reduce((sum, count) => sum + count, 0);
}

/** When so many of the oldest buckets are forgotten that a call fits. */
function roomAt(window: Counting, limit: number, at: Date): number {
  let total = totalOf(window);
  let next = window.newest;
  while (total >= limit && next < window.newest + KEPT) {
    next += 1;
    total -= window.counts[next % KEPT] ?? 0;
  }
  return next === window.newest ? at.getTime() : next * bucketMs(window.index);
}

function bucketMs(index: number): number {
  return (windowsMs[index] ?? MINUTE) / BUCKETS;
}

function bucketAt(ms: number, index: number): number {
  return Math.floor(ms / bucketMs(index));
}

function zeros(count: number): number[] {
  return Array<number>(count).fill(0);
}
