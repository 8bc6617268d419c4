// A gate for costly work: so many at once in all, and so many for each of the keys that a piece of work names.

export interface Limit {
  /** Whose share it is; work under the same key waits for each other. */
  readonly key: string;
  readonly atOnce: number;
}

export interface Gate {
  /** Runs `work` as soon as every limit has a free place; the longest waiting one that fits goes first. */
  run<Result>(limits: readonly Limit[], work: () => Promise<Result>): Promise<Result>;
}

interface Waiting {
  readonly limits: readonly Limit[];
  start(): void;
}

export function createGate(): Gate {
  const inside = new Map<string, number>();
  const queue: Waiting[] = [];

  const fits = ({ limits }: Waiting) => limits.every(({ key, atOnce }) => (inside.get(key) ?? 0) < atOnce);
  const count = (limits: readonly Limit[], by: 1 | -1) => {
    for (const { key } of limits) {
      const left = (inside.get(key) ?? 0) + by;
      if (left === 0) inside.delete(key);
      else inside.set(key, left);
    }
  };
  const admit = () => {
    // Who waits for a full share must not hold up those behind with a share of their own.
    for (let index = queue.findIndex(fits); index !== -1; index = queue.findIndex(fits)) {
      const [next] = queue.splice(index, 1);
      if (next === undefined) return;
      count(next.limits, 1);
      next.start();
    }
  };

  return {
    async run(limits, work) {
      await new Promise<void>((resolve) => {
        queue.push({ limits, start: resolve });
        admit();
      });
      try {
        return await work();
      } finally {
        count(limits, -1);
        admit();
      }
    },
  };
}
