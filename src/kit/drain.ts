// Keeps several slow jobs under way at once: a place that becomes free is filled while others still wait.
import { createBell, type Bell } from './bell.ts';

const LOOK_AGAIN_MS = 100;

export interface Work<Job> {
  /** How many may be under way. */
  readonly limit: number;
  /** No new jobs are taken after it; those under way end. */
  readonly signal?: AbortSignal | undefined;
  /** Rings when there may be more to take. */
  readonly bell?: Bell | undefined;
  take(places: number): Promise<readonly Job[]>;
  /** Never rejects. */
  run(job: Job): Promise<void>;
}

/** Ends when nothing is to be taken and nothing is under way. Answers the number of jobs run. */
export async function drain<Job>({ limit, signal, bell = createBell(), take, run }: Work<Job>): Promise<number> {
  const underWay = new Set<Promise<void>>();
  let count = 0;
  try {
    for (;;) {
      // Before the look: what ends during it may be what nothing could be taken beside.
      const others = underWay.size;
      const places = signal?.aborted === true ? 0 : limit - others;
      const jobs = places > 0 ? await take(places) : [];
      if (jobs.length === 0 && others === 0) return count;
      count += jobs.length;
      for (const job of jobs) {
        const running: Promise<void> = run(job).finally(() => underWay.delete(running));
        underWay.add(running);
      }
      await oneOf(underWay, bell);
    }
  } finally {
    await Promise.all(underWay);
  }
}

/** Waits for the first to end, but not long: meanwhile others come due. */
async function oneOf(underWay: ReadonlySet<Promise<void>>, bell: Bell): Promise<void> {
  if (underWay.size === 0) return;
  const wait = bell.wait(LOOK_AGAIN_MS);
  await Promise.race([...underWay, wait.over]);
  wait.end();
}
