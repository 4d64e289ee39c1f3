/** Progress reports of a run. The command line writes them to stderr. */
export interface Progress {
  /** A stage begins. */
  stage(name: string): void;
  /** How much of the stage is done, as a share, and how many rows that were, where rows are what takes the time. */
  done(share: number, rows?: number): void;
  /** The stage is over; what it came to. */
  finished(result: string): void;
}

export const silent: Progress = { stage: () => undefined, done: () => undefined, finished: () => undefined };
