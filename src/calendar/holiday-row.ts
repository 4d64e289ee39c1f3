import type { Day } from './day.ts';

/** One occurrence of a holiday, and the days around it that have an effect of their own. */
export interface HolidayRow {
  readonly ds: Day;
  readonly holiday: string;
  /** Days before, 0 or negative. */
  readonly lower_window?: number;
  /** Days after, 0 or positive. */
  readonly upper_window?: number;
  /** One value a holiday: rows that disagree are refused. */
  readonly prior_scale?: number;
}
