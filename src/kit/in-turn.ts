// Work that is done by one caller at a time: the next one waits for its turn.

/** A run that fails keeps nobody from the next. */
export function inTurn<Result>(work: () => Promise<Result>): () => Promise<Result> {
  let last: Promise<unknown> = Promise.resolve();
  return () => {
    const run = last.then(work, work);
    last = run;
    return run;
  };
}
