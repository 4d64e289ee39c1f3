/** Work of which one piece is done at a time. */
export interface Turns<T> {
  /** Does the work once all earlier work is done, unless `end` has aborted by then. A failure is reported and stops nothing. */
  next(argument: T): Promise<void>;
  /** Resolves when all requested work is done. */
  done(): Promise<void>;
}

/** @param end once it aborts, the current work is finished and no other begins */
export function inTurn<T>(
  work: (argument: T) => Promise<void>,
  report: (error: unknown) => void,
  end: AbortSignal,
): Turns<T> {
  let last: Promise<void> = Promise.resolve();
  return {
    async next(argument) {
      last = last.then(async () => (end.aborted ? undefined : work(argument))).catch(report);
      return last;
    },
    done: async () => last,
  };
}
