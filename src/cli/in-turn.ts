/** Work of which one piece is done at a time. */
export interface Turns<T> {
  /** Does the work once all that was asked for before is done, unless the end has come by then. What fails is told, and stops nothing. */
  next(argument: T): Promise<void>;
  /** Resolves when all that was asked for is done. */
  done(): Promise<void>;
}

/** @param end once it aborts, work at hand is finished and no other is begun */
export function inTurn<T>(
  work: (argument: T) => Promise<void>,
  tell: (error: unknown) => void,
  end: AbortSignal,
): Turns<T> {
  let last: Promise<void> = Promise.resolve();
  return {
    async next(argument) {
      last = last.then(async () => (end.aborted ? undefined : work(argument))).catch(tell);
      return last;
    },
    done: async () => last,
  };
}
