import type { Day } from '../calendar/day.ts';

/** What the day that is not over yet has brought so far. It has no verdict. */
export interface RunningDay {
  readonly day: Day;
  readonly value: number;
  /** When its last row came, by the business's clock: `HH:MM`. */
  readonly until: string;
}
