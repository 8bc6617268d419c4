// A job that runs again and again until told to stop, one run at a time.

export interface Loop {
  /** Ends after the run in progress. */
  stop(): Promise<void>;
}

/** `job` answers whether there is more to do at once; a failed run is reported and tried again at the next tick. */
export function startLoop(intervalMs: number, job: () => Promise<boolean>, onError: (error: unknown) => void): Loop {
  let stopped = false;
  let endPause: (() => void) | undefined;

  const pause = () =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, intervalMs);
      endPause = () => {
        clearTimeout(timer);
        resolve();
      };
    });

  const run = async () => {
    while (!stopped) {
      const more = await job().catch((error: unknown) => {
        onError(error);
        return false;
      });
      if (!more && !stopped) await pause();
    }
  };

  const running = run();
  return {
    stop: () => {
      stopped = true;
      endPause?.();
      return running;
    },
  };
}
