import type { Progress } from './progress.ts';

/** What the run at hand is doing. */
export interface RunStatus {
  /** Its stage, such as `roll up`. */
  readonly stage: string;
  /** Share of the stage that is done, from 0 to 1; null where the stage doesn't report it. */
  readonly share: number | null;
}

/** Progress that is passed on, and whose latest state can be read. */
export interface WatchedProgress extends Progress {
  /** Null while nothing runs. */
  status(): RunStatus | null;
  /** The run is over. */
  idle(): void;
}

export function watchedProgress(progress: Progress): WatchedProgress {
  let status: RunStatus | null = null;
  return {
    stage(name) {
      status = { stage: name, share: null };
      progress.stage(name);
    },
    done(share, rows) {
      if (status) status = { ...status, share };
      progress.done(share, rows);
    },
    finished: (result) => progress.finished(result),
    status: () => status,
    idle: () => (status = null),
  };
}
