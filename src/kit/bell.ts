// A bell for whoever waits for work: a ring ends the wait; one that comes while nobody waits ends the next wait at once.

export interface Bell {
  ring(): void;
  /** Ends at a ring, or when the time is over. */
  wait(ms: number): Wait;
}

export interface Wait {
  readonly over: Promise<void>;
  /** Ends it now: whoever goes on for another reason leaves nothing behind. */
  end(): void;
}

export function createBell(): Bell {
  const waits = new Set<Wait>();
  let hasRung = false;
  return {
    ring() {
      hasRung = waits.size === 0;
      for (const wait of waits) wait.end();
    },
    wait(ms) {
      const { promise, resolve } = Promise.withResolvers<void>();
      const timer = setTimeout(() => wait.end(), hasRung ? 0 : ms);
      hasRung = false;
      const wait = {
        over: promise,
        end() {
          clearTimeout(timer);
          waits.delete(wait);
          resolve();
        },
      };
      waits.add(wait);
      return wait;
    },
  };
}
