// A job that runs again and again until told to stop, one run at a time.
import { createBell, type Wait } from './bell.ts';

export interface Loop {
  /** Ends after the run in progress. */
  stop(): Promise<void>;
}

/**
 * `job` answers whether there is more to do at once; a failed run is reported and tried again at the next tick.
 * @param bell ends a pause
 */
export function startLoop(
  intervalMs: number,
  job: () => Promise<boolean>,
  onError: (error: unknown) => void,
  bell = createBell(),
): Loop {
  let stopped = false;
  let pause: Wait | undefined;

  const run = async () => {
    while (!stopped) {
      const more = await job().catch((error: unknown) => {
        onError(error);
        return false;
      });
      if (more || stopped) continue;
      pause = bell.wait(intervalMs);
      await pause.over;
    }
  };

  const running = run();
  return {
    stop: () => {
      stopped = true;
      pause?.end();
      return running;
    },
  };
}
