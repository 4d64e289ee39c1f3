import type { Day } from '../calendar/day.ts';

/** Why the figures of the last finished run don't say how the business is doing now. */
export interface Staleness {
  /** `run_failed`: the last run failed. `run_late`: a slot of the schedule has passed, and no run has finished since. */
  readonly reason: 'run_failed' | 'run_late';
  /** Local time of the slot, or of the start of a run without one, as `YYYY-MM-DDTHH:MM`. */
  readonly runAt: string;
  /** What went wrong; null if nothing is known to have. */
  readonly error: string | null;
  /** Local day of the run that the figures are from; null if no run has finished yet. */
  readonly figuresFrom: Day | null;
  /** Local time of the next try, as `YYYY-MM-DDTHH:MM`; null if none is planned. */
  readonly nextTry: string | null;
}
