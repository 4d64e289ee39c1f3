import type { Day } from './day.ts';

/** One occurrence of a holiday with its window, a row of Prophet's holidays table. */
export interface HolidayRow {
  readonly ds: Day;
  readonly holiday: string;
  /** First day of the window relative to `ds`, 0 or negative. */
  readonly lower_window?: number;
  /** Last day of the window relative to `ds`, 0 or positive. */
  readonly upper_window?: number;
  /** Must be equal in all rows of a holiday. */
  readonly prior_scale?: number;
}
