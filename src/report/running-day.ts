import type { Day } from '../calendar/day.ts';

/** The value so far of the day that is not over yet. It has no verdict. */
export interface RunningDay {
  readonly day: Day;
  readonly value: number;
  /** Local time of its last row: `HH:MM`. */
  readonly until: string;
}
