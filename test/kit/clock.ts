// A clock that stands still until a test moves it.

export interface Clock {
  now(): Date;
  advance(ms: number): void;
}

/** Begins at the present, so that cookies and certificates of real browsers agree with it. */
export function createClock(): Clock {
  let at = Date.now();
  return {
    now: () => new Date(at),
    advance: (ms) => {
      at += ms;
    },
  };
}

/** For tests with a real browser, which waits in real time. */
export function realClock(): Clock {
  let ahead = 0;
  return {
    now: () => new Date(Date.now() + ahead),
    advance: (ms) => {
      ahead += ms;
    },
  };
}
