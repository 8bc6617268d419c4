// A database that can be held still: a reset waits for what is under way, and what comes meanwhile waits for the reset.
import type { Db } from '#world/db.ts';

export interface Pausable {
  readonly db: Db;
  /** Runs `work` alone. Without it, truncating tables and the traffic of a test would lock each other up. */
  alone<Result>(work: (db: Db) => Promise<Result>): Promise<Result>;
}

export function pausable(inner: Db): Pausable {
  const underWay = new Set<Promise<unknown>>();
  let pause: Promise<unknown> | undefined;

  const pass = async <Result>(work: () => Promise<Result>): Promise<Result> => {
    while (pause !== undefined) await pause;
    const running = work();
    underWay.add(running);
    try {
      return await running;
    } finally {
      underWay.delete(running);
    }
  };

  return {
    db: {
      one: (statement) => pass(() => inner.one(statement)),
      maybeOne: (statement) => pass(() => inner.maybeOne(statement)),
      many: (statement) => pass(() => inner.many(statement)),
      run: (statement) => pass(() => inner.run(statement)),
      transaction: (work) => pass(() => inner.transaction(work)),
    },
    async alone(work) {
      while (pause !== undefined) await pause;
      const ended = Promise.withResolvers<void>();
      pause = ended.promise;
      try {
        await Promise.allSettled(underWay);
        return await work(inner);
      } finally {
        pause = undefined;
        ended.resolve();
      }
    },
  };
}
